// Joins and reads URLs as plain strings, because Mini Program engines have no URL.
import type { Client, HttpRequest } from './types.ts'

type Target = Pick<HttpRequest, 'url' | 'baseURL'>

const absolute = /^([a-z][a-z\d+.-]*:)?\/\//i

/** Joins a relative `url` to `baseURL` with exactly one slash; an absolute or protocol-relative `url` stays as it is. */
export function joinUrl({ url, baseURL }: Target): string {
  // `indexOf` and single characters: the engines do these inline, `includes` and `endsWith` they call.
  if (!baseURL || (url.indexOf('//') >= 0 && absolute.test(url))) return url
  const last = baseURL.length - 1
  // The usual spelling, without a regular expression.
  if (url[0] !== '/' && baseURL[last] === '/' && baseURL[last - 1] !== '/') return baseURL + url
  return /^([?#]|$)/.test(url) ? baseURL + url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
}

/**
 * Tells the origin that a URL leads to, lower-cased and without a default port; `''` for a relative path, and
 * `undefined` for anything that two parsers could read differently (user info, backslashes, protocol-relative …).
 * @example originOf('HTTPS://API.example.com:443/x') // 'https://api.example.com'
 */
export function originOf(url: string): string | undefined {
  const [origin] = /^https?:\/\/[\w.-]+(:\d+)?(?=[/?#]|$)/i.exec(url) || []
  if (origin) return origin.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2')
  return /[\s\\]|^\/\/|^[a-z][a-z\d+.-]*:/i.test(url) ? undefined : ''
}

/**
 * Tells whether a request goes to the client's own origin, or to one that is listed.
 * A relative `url` under the client's own `baseURL` always does; a `baseURL` of the request's own is looked at.
 * @param client whose origin counts; default: the one that was called
 */
export function isOwnOrigin(
  request: HttpRequest,
  origins: readonly string[] = [],
  client: Pick<Client, 'baseURL'> = request.call.client,
): boolean {
  const { baseURL } = client
  if (baseURL && request.baseURL === baseURL && !absolute.test(request.url)) return true
  const origin = originOf(joinUrl(request))
  return origin !== undefined && [baseURL || '', ...origins].some((own) => originOf(own) === origin)
}

/** Where a session belongs: only there may its tokens go, and only there are answers judged. */
export interface SessionOrigin {
  /** The client that the plugin was first used on. Requests that serve the session itself go through it. */
  client(request: HttpRequest): Client
  /** Whether a request goes to that client's origin, or to one that is listed. */
  includes(request: HttpRequest): boolean
  /** Not known when neither the client has a `baseURL` nor an origin is listed. */
  isKnown(request: HttpRequest): boolean
  /** For the plugin object itself: `client.use` calls it. */
  readonly install: (client: Client) => void
}

/**
 * Makes the origin of a session: that of the client which the plugin is first used on, whoever shares the plugin later (a
 * child made by `extend({ baseURL })`, a second client), and the listed ones.
 */
export function sessionOrigin(origins: readonly string[] = []): SessionOrigin {
  let first: Client | undefined
  const client = (request: HttpRequest): Client => {
    first = first || request.call.client
    return first
  }
  return {
    client,
    includes: (request) => isOwnOrigin(request, origins, client(request)),
    isKnown: (request) => !!client(request).baseURL || origins.length > 0,
    install(used) {
      first = first || used
    },
  }
}

/** Names a URL in messages: without query, fragment and user info, which may hold secrets. */
export function publicUrl(request: Target): string {
  return joinUrl(request)
    .replace(/[?#][\s\S]*$/, '')
    .replace(/^((?:\w+:)?[/\\]*)[^/\\]*@/, '$1')
}
