// What there is to sign: what wx really sends of a request. Its rules are those of the base library's own source.
import { getHeader, type HttpRequest, type Method, resolveUrl } from '@wxpipe/core'

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
export function inputOf(request: HttpRequest, timestamp: number): SignInput {
  const { method, data } = request
  const isGet = method === 'GET'
  const fields = Object(typeof data === 'object' && data) as { readonly [name: string]: string }
  const encoded = () =>
    Object.entries(fields)
      .map(([name, value]) =>
        // What stands deeper goes into a query as JSON and into a form as `[object Object]`: so wx does it.
        [name, isGet && typeof value === 'object' ? JSON.stringify(value) : value].map(encodeURIComponent).join('='),
      )
      .join('&')
  // No line of HTTP holds a blank or a Chinese character: hosts encode them.
  const [, , path, search] = /^([^?#]*?\/\/[^/?#]*)?([^?#]*)\??([^#]*)/.exec(
    resolveUrl(request).replace(/[^!-~]+/g, encodeURIComponent),
  )!
  const added = isGet ? encoded() : ''
  const body = isGet
    ? ''
    : typeof data === 'string'
      ? data
      : /form-urlencoded/.test(getHeader(request.header, 'content-type')!)
        ? encoded()
        : fields['byteLength'] === undefined && JSON.stringify(data)
  return {
    method,
    path: path || '/',
    query: search + (search && added && '&') + added,
    body: body || '',
    timestamp,
    // Added to one, because of small numbers only the power of ten may be left: `5e-7`.
    nonce: `${1 + Math.random()}`.replace('.', ''),
  }
}
