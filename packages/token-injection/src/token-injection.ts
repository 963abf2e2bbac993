// Puts the current token on each send. This is the only place that knows where the token goes.
import {
  ConfigError,
  checkOptions,
  getHeader,
  type Header,
  type HttpRequest,
  isOneShot,
  type Kinds,
  ORDER_TOKEN_INJECTION,
  type Plugin,
  readToken,
  sessionOrigin,
  type Token,
  type TokenSource,
  withRequest,
} from '@wxpipe/core'

/** Options of `tokenInjection`. */
export interface TokenInjectionOptions extends TokenSource {
  /** The header that carries the token; default `'Authorization'`. */
  readonly header?: string | undefined
  /**
   * The word before the token in the header, `''` for none; default `'Bearer'`. A token that begins with exactly this
   * word is used as it is.
   */
  readonly scheme?: string | undefined
  /** Puts the token into this query parameter instead of a header. */
  readonly query?: string | undefined
  /** Puts the token into this field of the body (an object) instead of a header. */
  readonly body?: string | undefined
  /**
   * More origins that may receive the token, such as `'https://files.example.com'`, besides that of the client which
   * the plugin is first used on.
   */
  readonly origins?: readonly string[] | undefined
  /** The interceptor's name; default `'token-injection'`. */
  readonly name?: string | undefined
}

/** The request option that `tokenInjection` adds. */
export interface TokenInjectionKeys {
  /** `false` sends this request without a token. */
  readonly auth: boolean
}

const kinds: Kinds<TokenInjectionOptions> = {
  getToken: 'function',
  header: 'string',
  scheme: 'string',
  query: 'string',
  body: 'string',
  origins: 'list',
  name: 'string',
}

/**
 * Makes the plugin that puts the session token on requests. Reading the token may take as long as the request's
 * `timeout`.
 * @throws ConfigError when `getToken` is missing, for an option of the wrong type, one whose name differs from a known
 * one only in case, and an origin without a scheme and a host; as a rejection, for a token that is no text or cannot
 * stand in a header, for a body that cannot take a field, and for a URL with a host when the client has no `baseURL`
 * and no origin is listed. TimeoutError (as a rejection) when `getToken` does not settle in time; what `getToken`
 * throws
 * @example createClient({ baseURL }).use(tokenInjection({ getToken: () => getApp().globalData.token }))
 * @example tokenInjection({ getToken, header: 'sessionKey', scheme: '' })
 */
export function tokenInjection(options: TokenInjectionOptions): Plugin<TokenInjectionKeys> {
  const {
    getToken,
    header = 'Authorization',
    scheme = 'Bearer',
    query,
    body,
    origins,
    name: ownName,
  } = checkOptions('token-injection', options, kinds, true)
  if (!getToken) throw new ConfigError('token-injection needs getToken')
  const origin = sessionOrigin(origins)
  const part = query ? 'query' : body ? 'data' : 'header'
  const field = query || body || header
  const prefix = query || body || !scheme ? '' : `${scheme.trim()} `

  const place = (request: HttpRequest, token: Token): HttpRequest => {
    const old = request[part] || {}
    const takesFields =
      {}.toString.call(old) === '[object Object]' && !isOneShot(old) && !(old as { toJSON?: unknown }).toJSON
    if (token && !takesFields) throw new ConfigError(`with a token, ${part} must be an object`, { request })
    // What the caller has put there stays, whatever its case.
    const own = takesFields ? getHeader(old as Header, field) : undefined
    // Some servers return the token together with its scheme.
    const value = `${token}`.indexOf(prefix) ? prefix + token : token
    // The token that the response will be about, '' for none. A plugin with a name of its own injects another token
    // than the session's, whose credential it keeps, even if it is ''.
    const carried = own === undefined || own === value ? token || '' : `${own}`
    const theirs = ownName ? request.credential : undefined
    const credential = theirs === undefined ? carried : theirs
    if (own === undefined && token)
      return withRequest(request, { [part]: Object.assign({}, old, { [field]: value }), credential })
    return withRequest(request, { credential })
  }

  return {
    name: ownName || 'token-injection',
    order: ORDER_TOKEN_INJECTION,
    keys: { auth: 'boolean' },
    install: origin.install,
    request(request: HttpRequest<TokenInjectionKeys>) {
      return origin.includes(request) ? readToken(options, request, (token) => place(request, token)) : request
    },
  }
}
