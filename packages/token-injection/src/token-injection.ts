// Puts the current token on each send; the only place that knows where the token goes.
import {
  ConfigError,
  getHeader,
  type HttpRequest,
  isOwnOrigin,
  ORDER_TOKEN_INJECTION,
  type Plugin,
  withRequest,
} from '@wxpipe/core'

/** A token, or nothing when nobody is logged in. */
export type Token = string | null | undefined

/** Options of `tokenInjection`. */
export interface TokenInjectionOptions {
  /** Read at every send, so that a replay gets the new token; synchronous keeps the request free of promise turns. */
  readonly getToken: (request: HttpRequest) => Token | PromiseLike<Token>
  /** The header that carries the token; default `'Authorization'`. */
  readonly header?: string | undefined
  /** The word before the token in the header, `''` for none; default `'Bearer'`. */
  readonly scheme?: string | undefined
  /** Puts the token into this query parameter instead of a header. */
  readonly query?: string | undefined
  /** Puts the token into this field of the body (an object) instead of a header. */
  readonly body?: string | undefined
  /** More origins that may see the token, such as `'https://files.example.com'`; the client's own always may. */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'token-injection'`. */
  readonly name?: string | undefined
}

/** The request option that `tokenInjection` adds. */
export interface TokenInjectionKeys {
  /** `false` sends this request without a token. */
  readonly auth: boolean
}

/**
 * Makes the plugin that puts the session token on requests.
 * @throws ConfigError (as a rejection) for a token that cannot stand in a header or a body that takes no field
 * @example createClient({ baseURL }).use(tokenInjection({ getToken: () => getApp().globalData.token }))
 * @example tokenInjection({ getToken, header: 'sessionKey', scheme: '' })
 */
export function tokenInjection(options: TokenInjectionOptions): Plugin<TokenInjectionKeys> {
  const { getToken, origins = [], name = 'token-injection' } = options
  return {
    name,
    order: ORDER_TOKEN_INJECTION,
    request(request: HttpRequest<TokenInjectionKeys>) {
      if (request.options.auth === false) return request
      if (!isOwnOrigin(request, origins)) {
        if (request.call.baseURL || origins.length) return request
        throw new ConfigError('no baseURL and no origins: where may the token go?', { request })
      }
      const token = getToken(request)
      if (token && typeof token === 'object') return token.then((later) => place(request, later, options))
      return place(request, token, options)
    },
  }
}

function place(request: HttpRequest, token: Token, options: TokenInjectionOptions): HttpRequest {
  const { header = 'Authorization', scheme = 'Bearer', query, body } = options
  // Storage hands back the words of a value that was never there.
  if (!token || token === 'null' || token === 'undefined') return request
  if (query) return withField(request, 'query', query, token)
  if (body) return withField(request, 'data', body, token)
  if (getHeader(request.header, header) !== undefined) return request
  if (typeof token !== 'string' || /[^\x20-\x7e]/.test(token)) {
    throw new ConfigError('the token must be sendable text', { request })
  }
  const withToken = Object.assign({}, request.header, { [header]: scheme ? `${scheme} ${token}` : token })
  return withRequest(request, { header: withToken, credential: token })
}

function withField(request: HttpRequest, part: 'query' | 'data', field: string, token: string): HttpRequest {
  const old: unknown = request[part]
  if (typeof (old || {}) !== 'object' || old instanceof ArrayBuffer || Array.isArray(old)) {
    throw new ConfigError(`with a token, ${part} must be an object`, { request })
  }
  if (old && field in (old as object)) return request
  return withRequest(request, { [part]: Object.assign({}, old, { [field]: token }), credential: token })
}
