// What a write makes old: its own URL, and those of its origin that its answer names (RFC 9111 4.4).
import { type HttpRequest, type HttpResponse, resolveUrl } from '@wxpipe/core'
import { fixedHash } from '../key.ts'
import { read } from './cache-control.ts'

const withoutQuery = (url: string): string => url.replace(/[?#].*/, '')
const isRead = ({ method }: HttpRequest): boolean => /^(GET|HEAD|OPTIONS|TRACE)$/.test(method)

/** What the keys of all reads of one path have in common, whatever the query; or those of all else that is kept of it. */
export const pathOf = (request: HttpRequest): string =>
  `${fixedHash((isRead(request) ? '' : otherwise) + withoutQuery(resolveUrl(request)))}:`

// No URL begins so.
const otherwise = '!'

/**
 * Tells the keys of what is old now; nothing after a read, or a write that the server has refused. One that has a rule
 * itself, such as a search by POST, leaves others of its kind.
 */
export function changedBy(
  request: HttpRequest,
  response: HttpResponse,
  hasRule: boolean,
): ((key: string) => boolean) | undefined {
  if (response.statusCode >= 400 || isRead(request)) return undefined
  const url = withoutQuery(resolveUrl(request))
  const [origin] = /^[^/]*\/\/[^/]*/.exec(url) || ['']
  const paths = ['', 'location', 'content-location']
    .map((field) => withoutQuery(read(response, field)))
    .map((to) => (/^\w+:/.test(to) ? to : to[0] === '/' ? origin + to : url.replace(/[^/]*$/, to || '$&')))
    // Another origin does not say what is old here.
    .map((to) => (to.startsWith(`${origin}/`) ? to : url))
  const names = paths.concat(hasRule ? [] : paths.map((path) => otherwise + path)).map(fixedHash)
  return (key) => names.some((name) => key.includes(`:${name}:`))
}
