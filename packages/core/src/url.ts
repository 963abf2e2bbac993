// Joins and reads URLs as plain strings, because Mini Program engines have no URL.
import type { HttpRequest } from './types.ts'

type Target = Pick<HttpRequest, 'url' | 'baseURL'>

/** Whether a URL says its host itself, with or without a scheme. */
export const absolute = /^([a-z][a-z\d+.-]*:)?\/\//i

/** Joins a relative `url` to `baseURL` with exactly one slash; an absolute or protocol-relative `url` stays as it is. */
export function joinUrl({ url, baseURL }: Target): string {
  // `indexOf` and single characters: the engines do these inline, `includes` and `endsWith` they call.
  if (!baseURL || (url.indexOf('//') >= 0 && absolute.test(url))) return url
  const last = baseURL.length - 1
  // The usual spelling, without a regular expression.
  if (url[0] !== '/' && baseURL[last] === '/' && baseURL[last - 1] !== '/') return baseURL + url
  return /^([?#]|$)/.test(url) ? baseURL + url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
}

/** Names a URL in messages: without query, fragment and user info, which may hold secrets. */
export function publicUrl(request: Target): string {
  return joinUrl(request)
    .replace(/[?#][\s\S]*$/, '')
    .replace(/^((?:\w+:)?[/\\]*)[^/\\]*@/, '$1')
}
