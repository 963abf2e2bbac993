// Gives each write one key, so that a server can tell a replay from a second order.
import {
  type Call,
  ConfigError,
  checkOptions,
  type ErrorDetails,
  getHeader,
  type HttpRequest,
  hasMethod,
  type Method,
  type Plugin,
  withHeader,
} from '@wxpipe/core'
import { DuplicateError } from './duplicate-error.ts'

/** Options of `idempotencyKey`. */
export interface IdempotencyKeyOptions {
  /** Makes a key that was never used before and returns it at once. Default: the time and a random number. */
  readonly createKey?: ((request: HttpRequest) => string) | undefined
  /** The header that carries it; default `'Idempotency-Key'`. */
  readonly header?: string | undefined
  /** The methods that get one; default `['POST']`. */
  readonly methods?: readonly Method[] | undefined
  /** The interceptor's name; default `'idempotency-key'`. */
  readonly name?: string | undefined
}

/** The request option that `idempotencyKey` adds. */
export interface IdempotencyKeyKeys {
  /** This request's own key, such as an order number; `true` makes one whatever the method, `false` sends none. */
  readonly idempotencyKey: string | boolean
}

/**
 * Makes the plugin that sends an idempotency key: the same one each time a request is sent again.
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, for an empty key, one that cannot
 * stand in a header (a promise, Chinese), and a `header` that is no header's name. DuplicateError (as a rejection) when
 * the server has seen the key before (409)
 * @example createClient({ baseURL }).use(idempotencyKey())
 */
export function idempotencyKey(options: IdempotencyKeyOptions = {}): Plugin<IdempotencyKeyKeys> {
  const {
    name = 'idempotency-key',
    methods = ['POST'],
    header = 'Idempotency-Key',
    createKey = () => `${Date.now()}-${Math.random()}`,
  } = checkOptions('idempotency-key', options, {
    name: 'string',
    createKey: 'function',
    header: 'string',
    methods: 'list',
  })
  // Kept by call, because an interceptor further out may send the request again, as login-redirect does after a login.
  const keys = new WeakMap<Call, string>()
  return {
    name,
    // Just outside retry (ORDER_RETRY, 500), whose repetitions keep the key. A number costs less than the import.
    order: 490,
    keys: { idempotencyKey: 'string boolean' },
    request(request: HttpRequest<IdempotencyKeyKeys>) {
      const { idempotencyKey: own = hasMethod(methods, request) } = request.options
      if (own === false || getHeader(request.header, header)) return request
      // Called as a method of what the app gave, so that `this` works there.
      const key = own === true ? keys.get(request.call) || createKey.call(options, request) : own
      // An empty one would be the same for all requests.
      if (!key) throw new ConfigError('no idempotencyKey', { request })
      keys.set(request.call, key)
      return withHeader(request, header, key)
    },
    error(error, request) {
      const key = getHeader(request.header, header)
      const isDuplicate = key && Object(Object(error).response).statusCode === 409
      // The error itself is the details: what other plugins have read of the response stays with it.
      throw isDuplicate ? new DuplicateError(key, error as ErrorDetails) : error
    },
  }
}
