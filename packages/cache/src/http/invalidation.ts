// What a write invalidates: its own URL, and those of its origin that its response names (RFC 9111 4.4).
import { type HttpRequest, type HttpResponse, resolveUrl } from '@wxpipe/core'
import { fixedHash } from '../key.ts'
import { read } from './cache-control.ts'

const withoutQuery = (url: string): string => url.replace(/[?#].*/, '')
const isRead = ({ method }: HttpRequest): boolean => /^(GET|HEAD|OPTIONS|TRACE)$/.test(method)

/** What a response is kept by: the query does not count. */
const urlOf = (request: HttpRequest): string => withoutQuery(resolveUrl(request))

/** What the keys of one path have in common, whatever the query; its end tells reads from all other methods. */
export const pathOf = (request: HttpRequest): string => fixedHash(urlOf(request)) + (isRead(request) ? ':' : '.')

/**
 * Returns a function that recognises the keys that are outdated now; undefined after a read, or after a write that the
 * server has refused. A write that has a rule itself, such as a search by POST, leaves others of its kind in place.
 */
export function changedBy(
  request: HttpRequest,
  response: HttpResponse | undefined,
  found: unknown,
): ((key: string) => boolean) | undefined {
  if (!response || response.statusCode >= 400 || isRead(request)) return undefined
  const url = urlOf(request)
  const [origin] = /^([^/]*\/\/[^/]*)?/.exec(url)!
  const paths = ['', 'location', 'content-location'].map((field) => {
    const to = withoutQuery(read(response, field))
    const target = /^\w+:/.test(to) ? to : to[0] === '/' ? origin + to : url.replace(/[^/]*$/, (last) => to || last)
    // Another origin cannot be invalidated: its URL is replaced by the request's own.
    return fixedHash(target.startsWith(`${origin}/`) ? target : url) + (found ? ':' : '')
  })
  return (key) => paths.some((path) => key.includes(path))
}
