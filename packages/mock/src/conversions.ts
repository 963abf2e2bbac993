// wx's own conversions: a request as a server would see it, and a server's body as the app would get it.
import { bodyOf, type Header, type HttpRequest, isBinary, type Method, resolveUrl } from '@wxpipe/core'

/** The request that a handler gets. Its fields are those of a request in `@wxpipe/testing`, and `params`. */
export interface MockRequest {
  readonly method: Method
  /** As it is sent, with the query. */
  readonly url: string
  /** The values of the route's `:names`, decoded; a value that cannot be decoded stays as it was sent. */
  readonly params: { readonly [name: string]: string }
  /** The decoded query, with a list for a repeated name. It includes the `data` of a GET, because wx puts it there. */
  readonly query: { readonly [name: string]: string | readonly string[] }
  /** The body, parsed when it is JSON; a copy. */
  readonly data: unknown
  /** As it is sent; read it with `getHeader`, because the case of its names varies. */
  readonly header: Header
}

/** A text, converted; the text itself if that fails. */
function readBy<T>(read: (text: string) => T, text: string): T | string {
  try {
    return read(text)
  } catch {
    return text
  }
}

/** A part of a URL, decoded; unchanged if a `%` in it begins no escape, as in `50%`. */
export const decoded = (text: string): string => readBy(decodeURIComponent, text)

/** A value as text: wx writes objects and lists as JSON. */
const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : `${value}`)

/**
 * A body as it arrives: JSON is parsed, other text stays, bytes are an ArrayBuffer. It is always a copy of the object
 * that was sent, so that changes to one do not affect the other.
 */
export function received(data: unknown, dataType = 'json'): unknown {
  // `bodyOf` makes an ArrayBuffer of the bytes that a view shows.
  if (isBinary(data)) return (bodyOf({ data } as HttpRequest) as ArrayBuffer).slice(0)
  return readBy(dataType === 'json' ? JSON.parse : String, textOf(data))
}

/** A request as its handler gets it. @throws ConfigError for data that would be sent as `{}` */
export function incoming(request: HttpRequest, params: MockRequest['params']): MockRequest {
  const { method, header } = request
  const data = bodyOf(request)
  const url = resolveUrl(request)
  // Without a prototype: a name may be `constructor`.
  const query: { [name: string]: string | string[] } = Object.create(null)
  for (const pair of url.split(/[?&#]/).slice(1)) {
    // Only at the first `=`: a value may hold more of them.
    const [name, value = ''] = pair.split(/=(.*)/).map(decoded) as [string, string?]
    query[name] = query[name] == null ? value : ([] as string[]).concat(query[name]!, value)
  }
  const fields = Object(method === 'GET' && data) as { readonly [name: string]: unknown }
  for (const name of Object.keys(fields)) query[name] = textOf(fields[name])
  return { method, url, params, query, data: data && received(data), header }
}
