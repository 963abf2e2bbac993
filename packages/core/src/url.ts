// Joins and reads URLs as plain strings, because Mini Program engines have no URL.
import type { HttpRequest } from './types.ts'

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
 * Tells whether a request goes to the client's own origin, or to one that is listed: only there may a token go.
 * A relative `url` under the client's own `baseURL` always does; a `baseURL` of the request's own is looked at.
 */
export function isOwnOrigin(request: HttpRequest, origins: readonly string[] = []): boolean {
  const { baseURL } = request.call
  if (baseURL && request.baseURL === baseURL && !absolute.test(request.url)) return true
  const origin = originOf(joinUrl(request))
  return origin !== undefined && [baseURL || '', ...origins].some((own) => originOf(own) === origin)
}

/** Names a URL in messages: without query, fragment and user info, which may hold secrets. */
export function publicUrl(request: Target): string {
  return joinUrl(request)
    .replace(/[?#][\s\S]*$/, '')
    .replace(/^((?:\w+:)?[/\\]*)[^/\\]*@/, '$1')
}
