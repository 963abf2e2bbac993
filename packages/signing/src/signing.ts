// Signs each send: its path, query and body as they go out, with a time and a nonce of its own.
import {
  checkOptions,
  getHeader,
  type HttpRequest,
  type HttpResponse,
  ORDER_SIGNING,
  type Plugin,
  resolveUrl,
  sessionOrigin,
  within,
  withRequest,
} from '@wxpipe/core'
import { inputOf, type SignInput } from './input.ts'

/** What a signature consists of: headers, or parameters, by name. */
export interface SignedFields {
  readonly [name: string]: string | number
}

/** Options of `signing`. */
export interface SigningOptions {
  /**
   * Yields what goes with the request, or a promise of it (a minute at most). `request` has the token in its header, and the bytes
   * of a body that is no text.
   */
  readonly sign: (input: SignInput, request: HttpRequest) => SignedFields | PromiseLike<SignedFields>
  /** Puts that into the query instead of the header; default `false`. */
  readonly inQuery?: boolean | undefined
  /** The timestamp is the server's time, learnt from the `Date` of its answers; default `false`: the phone's. */
  readonly serverTime?: boolean | undefined
  /** More origins whose requests are signed; that of the client which the plugin is first used on always is. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'signing'`. */
  readonly name?: string | undefined
}

/** The request option that `signing` adds. */
export interface SigningKeys {
  /** `false` sends this request without a signature. */
  readonly sign: boolean
}

/**
 * Makes the plugin that signs requests of the client's own origin, anew for each send: a retry, and the replay after a refresh,
 * have another time and nonce. There is no cryptography inside.
 * @throws ConfigError for an option that cannot work; (as a rejection) when `sign` yields no object; TimeoutError (as a
 * rejection) when its promise takes more than a minute
 * @example
 * client.use(signing({
 *   sign: ({ method, path, query, body, timestamp, nonce }) => ({
 *     'X-Timestamp': timestamp,
 *     'X-Nonce': nonce,
 *     'X-Sign': md5([method, path, sortedPairs(query), body, timestamp, nonce, secret].join('\n')),
 *   }),
 * }))
 */
export function signing(options: SigningOptions): Plugin<SigningKeys> {
  // A `sign` that is missing is told as one of another kind.
  const given: SigningOptions = Object.assign({ sign: null }, options)
  const {
    inQuery,
    serverTime,
    origins,
    name = 'signing',
  } = checkOptions('signing', given, {
    sign: 'function',
    inQuery: 'boolean',
    serverTime: 'boolean',
    origins: 'list',
    name: 'string',
  })
  const origin = sessionOrigin(origins)
  /** By how much the server's clock is ahead. */
  let offset = 0
  const learn = (response: HttpResponse, request: HttpRequest) => {
    const date = Date.parse(getHeader(response.header, 'date') as string)
    if (serverTime && date && origin.covers(request)) offset = date - Date.now()
    return response
  }

  return {
    name,
    order: ORDER_SIGNING,
    keys: { sign: 'boolean' },
    install: origin.install,
    request(request: HttpRequest<SigningKeys>) {
      if (request.options.sign === false || !origin.covers(request)) return request
      const { url, method, header, data } = request
      const type = getHeader(header, 'content-type')
      const input = inputOf(request, resolveUrl(request), type, Date.now() + offset)
      const place = (fields: SignedFields) => {
        checkOptions('sign', fields, {}, true)
        return withRequest(request, {
          // The very query that was signed, whatever wx would have made of the data of a GET.
          url: url.replace(/[?#].*/, '') + (input.query && `?${input.query}`),
          query: inQuery ? fields : undefined,
          header: Object.assign({}, header, !inQuery && fields),
          data: method === 'GET' ? undefined : data,
        })
      }
      // Called as a method of what the app gave, so that `this` works there.
      const fields = options.sign(input, request)
      return typeof Object(fields).then === 'function'
        ? within(fields as PromiseLike<SignedFields>, 60_000, 'sign', request, place)
        : place(fields as SignedFields)
    },
    response: learn,
    error(error, request) {
      learn(Object(error).response || {}, request)
      throw error
    },
  }
}
