// Joins and reads URLs as plain strings, because Mini Program engines have no URL.
import type { HttpRequest } from './types/index.ts'

type Target = Pick<HttpRequest, 'url' | 'baseURL'>

/** Matches a URL that has a host of its own, with or without a scheme. */
const absolute = /^([a-z][a-z\d+.-]*:)?\/\//i

/** Joins a relative `url` to `baseURL` with exactly one slash; an absolute or protocol-relative `url` is unchanged. */
export function joinUrl({ url, baseURL }: Target): string {
  // Checks single characters first: the regular expression takes phones longer than the rest of the function.
  if (!baseURL || ((url[1] === '/' || url.indexOf(':') > 0) && absolute.test(url))) return url
  let end = baseURL.length
  let start = 0
  const first = url[0]
  // Usually there is exactly one slash between them, at the end of baseURL or at the start of url: nothing to cut.
  if (baseURL[end - 1] === '/' ? first !== '/' && baseURL[end - 2] !== '/' : first === '/') return baseURL + url
  if (/^([?#]|$)/.test(url)) return baseURL + url
  while (baseURL[end - 1] === '/') end--
  while (url[start] === '/') start++
  return `${baseURL.slice(0, end)}/${url.slice(start)}`
}

/** A URL for messages: without query, fragment and user info, which may hold secrets. */
export function publicUrl(request: Target): string {
  return joinUrl(request)
    .replace(/[?#][\s\S]*/, '')
    .replace(/^((?:\w+:)?[/\\]*)[^/\\]*@/, '$1')
}
