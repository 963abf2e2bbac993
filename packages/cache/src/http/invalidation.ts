// What a write invalidates: its own URL, and those of its origin that its response names (RFC 9111 4.4).
import { type HttpRequest, type HttpResponse, resolveUrl } from '@wxpipe/core'
import { fixedHash } from '../key.ts'
import type { Lookup } from '../types.ts'
import { read } from './cache-control.ts'

const withoutQuery = (url: string): string => url.replace(/[?#].*/, '')
const isRead = ({ method }: HttpRequest): boolean => /^(GET|HEAD|OPTIONS|TRACE)$/.test(method)

/** What the keys of one path have in common, whatever the query: those of its reads, or those of all other methods. */
export const pathOf = (request: HttpRequest): string =>
  `${fixedHash((isRead(request) ? '' : otherwise) + withoutQuery(resolveUrl(request)))}:`

// No URL begins with this.
const otherwise = '!'

/**
 * Returns a function that recognises the keys that are outdated now; undefined after a read, or after a write that the
 * server has refused. A write that has a rule itself, such as a search by POST, leaves others of its kind in place.
 */
export function changedBy(
  request: HttpRequest,
  response: HttpResponse,
  found: Lookup | undefined,
): ((key: string) => boolean) | undefined {
  if (response.statusCode >= 400 || isRead(request)) return undefined
  const url = withoutQuery(resolveUrl(request))
  const [origin] = /^([^/]*\/\/[^/]*)?/.exec(url)!
  const paths = ['', 'location', 'content-location']
    .map((field) => withoutQuery(read(response, field)))
    .map((to) => (/^\w+:/.test(to) ? to : to[0] === '/' ? origin + to : url.replace(/[^/]*$/, to || '$&')))
    // Another origin cannot be invalidated: its URL is replaced by the request's own.
    .map((to) => (to.startsWith(`${origin}/`) ? to : url))
  const names = paths.concat(found ? [] : paths.map((path) => otherwise + path)).map(fixedHash)
  return (key) => names.some((name) => key.includes(name))
}
