// What there is to sign: what wx really sends of a request. Its rules are those of the base library's own source.
import type { HttpRequest, Method } from '@wxpipe/core'

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

/**
 * @param url as it is sent, but for the data of a GET
 * @param type the content type
 */
export function inputOf({ method, data }: HttpRequest, url: string, type: unknown, timestamp: number): SignInput {
  const isGet = method === 'GET'
  const fields = Object(typeof data === 'object' && data) as { readonly [name: string]: unknown }
  // What stands deeper goes into a query as JSON and into a form as `[object Object]`: so wx does it.
  const textOf = (value: unknown) => (isGet && typeof value === 'object' ? JSON.stringify(value) : `${value}`)
  const encoded = () =>
    Object.keys(fields)
      .map((name) => [name, textOf(fields[name])].map(encodeURIComponent).join('='))
      .join('&')
  const [, , path, search] = /^([^?#]*?\/\/[^/?#]*)?([^?#]*)\??([^#]*)/.exec(url)!
  const body =
    typeof data === 'string'
      ? data
      : /form-urlencoded/.test(`${type}`)
        ? encoded()
        : fields['byteLength'] === undefined && JSON.stringify(data)
  return {
    method,
    path: path || '/',
    query: [search, isGet && encoded()].filter(Boolean).join('&'),
    body: (!isGet && body) || '',
    timestamp,
    // Added to one, because of small numbers only the power of ten may be left: `5e-7`.
    nonce: `${1 + Math.random()}`.replace('.', ''),
  }
}
