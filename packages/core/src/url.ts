// Joins and reads URLs as plain strings, because Mini Program engines have no URL.
import type { HttpRequest } from './types/index.ts'

type Target = Pick<HttpRequest, 'url' | 'baseURL'>

/** Whether a URL says its host itself, with or without a scheme. */
const absolute = /^([a-z][a-z\d+.-]*:)?\/\//i

/** Joins a relative `url` to `baseURL` with exactly one slash; an absolute or protocol-relative `url` stays as it is. */
export function joinUrl({ url, baseURL }: Target): string {
  // First by single characters, because the regular expression costs phones more than the rest of the function.
  if (!baseURL || ((url[1] === '/' || url.indexOf(':') > 0) && absolute.test(url))) return url
  let end = baseURL.length
  let start = 0
  const first = url[0]
  // The usual spellings have exactly one slash between them, at the end of baseURL or at the beginning of url: nothing is to be cut.
  if (baseURL[end - 1] === '/' ? first !== '/' && baseURL[end - 2] !== '/' : first === '/') return baseURL + url
  if (/^([?#]|$)/.test(url)) return baseURL + url
  while (baseURL[end - 1] === '/') end--
  while (url[start] === '/') start++
  return `${baseURL.slice(0, end)}/${url.slice(start)}`
}

/** Names a URL in messages: without query, fragment and user info, which may hold secrets. */
export function publicUrl(request: Target): string {
  return joinUrl(request)
    .replace(/[?#][\s\S]*/, '')
    .replace(/^((?:\w+:)?[/\\]*)[^/\\]*@/, '$1')
}
