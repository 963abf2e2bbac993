// Checks responses against the schema of their request; the response's type follows the schema.
import {
  ConfigError,
  checkOptions,
  type HttpRequest,
  type HttpResponse,
  ORDER_VALIDATION,
  type PerCall,
  type Plugin,
  startTimer,
  TimeoutError,
} from '@wxpipe/core'
import type { StandardResult, StandardSchema } from './standard-schema.ts'
import { ValidationError } from './validation-error.ts'

/** Options of `validation`. */
export interface ValidationOptions {
  /**
   * Called for a response that does not match its schema; the caller then gets the response unchanged. What it throws
   * rejects the call. Default: the call is rejected with the `ValidationError`.
   */
  readonly onInvalid?: ((error: ValidationError) => void) | undefined
  /** The interceptor's name; default `'validation'`. */
  readonly name?: string | undefined
}

/** The request option that `validation` adds. */
export interface ValidationKeys extends PerCall {
  /** The schema that `response.data` has to match; its output is the type of the response's data. */
  readonly schema: StandardSchema<this['~T']>
}

/** The checker of a request's schema, if it has one. @throws ConfigError for a schema that is not a Standard Schema */
const checkerOf = ({ options }: HttpRequest<ValidationKeys>): StandardSchema['~standard'] | undefined => {
  const { schema } = options
  if (!schema) return undefined
  const checker = schema['~standard']
  if (typeof Object(checker).validate !== 'function')
    throw new ConfigError('schema: no Standard Schema, it has no ~standard')
  return checker
}

/** Waits for an asynchronous schema, as long as the request's own timeout says. */
const inTime = <R>(result: Promise<StandardResult>, request: HttpRequest, use: (result: StandardResult) => R) =>
  new Promise<R>((resolve, reject) => {
    const limit = request.timeout || 60_000
    const onTimeout = () => reject(new TimeoutError(`schema took more than ${limit} ms`, { request }))
    const stop = startTimer(limit, request.signal, onTimeout)
    result
      .then((value) => resolve(use(value)))
      .catch(reject)
      .then(stop)
  })

const isPromise = (result: object): result is Promise<StandardResult> => 'then' in result

/**
 * Makes the plugin that checks `response.data` against the request's `schema` and replaces it with the schema's output.
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, for a `schema` that is not a
 * Standard Schema, before the request is sent. ValidationError (as a rejection) for a response that is no match; what
 * the schema throws; TimeoutError (as a rejection) for a schema that takes longer than the request's `timeout`
 * @example
 * const client = createClient({ baseURL }).use(validation())
 * const { data } = await client.get('groups', { schema: v.array(v.object({ id: v.number() })) }) // { id: number }[]
 */
export function validation(options: ValidationOptions = {}): Plugin<ValidationKeys> {
  const { onInvalid, name = 'validation' } = checkOptions('validation', options, {
    onInvalid: 'function',
    name: 'string',
  })
  return {
    name,
    // Outside the cache, which keeps the server's JSON: a hit is transformed each time, and an entry of an older
    // version of the app is checked.
    order: ORDER_VALIDATION,
    keys: { schema: 'object function' },
    request(request) {
      // Called here as well, so that a mistake in the code fails before anything is sent.
      checkerOf(request)
      return request
    },
    response(response, request) {
      const checker = checkerOf(request)
      if (!checker) return response
      const conclude = (result: StandardResult): HttpResponse => {
        if (!result.issues) return Object.assign({}, response, { data: result.value })
        const error = new ValidationError(result.issues, { request, response })
        if (!onInvalid) throw error
        onInvalid.call(options, error)
        return response
      }
      const result = checker.validate(response.data)
      return isPromise(result) ? inTime(result, request, conclude) : conclude(result)
    },
  }
}

/**
 * Tells whether a response has status 200 and matches the schema of its request, so that a cache keeps no others.
 * An asynchronous schema cannot be used there, and counts as not matching.
 * @example createClient({ baseURL, account }).use(validation()).use(cache({ ttl: 60_000, shouldCache: fits }))
 */
export function fits(response: HttpResponse, request: HttpRequest): boolean {
  const checker = checkerOf(request)
  if (response.statusCode !== 200 || !checker) return response.statusCode === 200
  const result = checker.validate(response.data)
  if (!isPromise(result)) return !result.issues
  // Caught, because otherwise its failure would show up as an unhandled rejection.
  result.then(undefined, () => {})
  return false
}
