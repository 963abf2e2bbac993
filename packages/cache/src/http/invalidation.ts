// What a write makes old: its own URL, and those of its origin that its answer names (RFC 9111 4.4).
import { type HttpRequest, type HttpResponse, resolveUrl } from '@wxpipe/core'
import { nameOf } from '../key.ts'
import { read } from './cache-control.ts'

const withoutQuery = (request: HttpRequest): string => resolveUrl(request).replace(/[?#].*/, '')

/** What the keys of all requests to one path have in common, whatever the query. */
export const pathOf = (request: HttpRequest): string => `${nameOf(withoutQuery(request))}:`

/** Tells the keys of what is old now; nothing after a read, or a write that the server has refused. */
export function changedBy(request: HttpRequest, response: HttpResponse): ((key: string) => boolean) | undefined {
  if (response.statusCode >= 400 || /^(GET|HEAD|OPTIONS|TRACE)$/.test(request.method)) return undefined
  const url = withoutQuery(request)
  const [origin] = /^[^/]*\/\/[^/]*/.exec(url) || ['']
  const paths = ['', 'location', 'content-location']
    .map((field) => read(response, field))
    .map((to) => (/^\w+:/.test(to) ? to : to[0] === '/' ? origin + to : url.replace(/[^/]*$/, to || '$&')))
    // Another origin does not say what is old here.
    .map((to) => nameOf(to.startsWith(`${origin}/`) ? to : url))
  return (key) => paths.some((path) => key.includes(`:${path}:`))
}
