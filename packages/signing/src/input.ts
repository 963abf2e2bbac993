// What there is to sign: what wx really sends of a request. Its rules are those of the base library's own source.
import { getHeader, type HttpRequest, isBinary, type Method, resolveUrl } from '@wxpipe/core'

/** What there is to sign. */
export interface SignInput {
  readonly method: Method
  /** The whole path of the URL, as it is sent. */
  readonly path: string
  /** The query as it is sent, without `?`; the data of a GET is in it, because wx puts it there. */
  readonly query: string
  /** The very text of the body; `''` where there is none, and for bytes. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly timestamp: number
  /** A text that was never used before: seventeen digits, more or less. */
  readonly nonce: string
}

/** Reads it off a request. */
export function inputOf(request: HttpRequest, offset = 0): SignInput {
  const { method, data } = request
  const isGet = method === 'GET'
  // No line of HTTP holds a blank or a Chinese character: hosts encode them. A cloud's path has a slash in front at last.
  const [, , path, search] = /^([^/?#]*\/\/[^/?#]*)?\/?([^?#]*)\??([^#]*)/.exec(
    resolveUrl(request).replace(/[^!-~]+/g, encodeURIComponent),
  )!
  // The data as text: that of a GET goes into the query, unless it is a text already.
  const text =
    typeof data === 'string'
      ? !isGet && data
      : isGet || /urlencoded/.test(getHeader(request.header, 'content-type')!)
        ? Object.entries(Object(data) as { readonly [name: string]: string })
            .map(([name, value]) =>
              // What stands deeper goes into a query as JSON and into a form as `[object Object]`: so wx does it.
              [name, isGet && typeof value === 'object' ? JSON.stringify(value) : value]
                .map(encodeURIComponent)
                .join('='),
            )
            .join('&')
        : data != null && !isBinary(data) && JSON.stringify(data)
  return {
    method,
    path: `/${path}`,
    // Browsers, and hosts that send by Chromium, encode apostrophes in a query, and only there.
    query: (search + (isGet && text ? (search && '&') + text : '')).replace(/'/g, '%27'),
    body: (!isGet && text) || '',
    timestamp: Date.now() + offset,
    // Added to one, because of small numbers only the power of ten may be left: `5e-7`.
    nonce: `${1 + Math.random()}`.replace('.', ''),
  }
}
