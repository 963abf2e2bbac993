// Headers, whose names ignore case: merging, reading, changing, and the last check before they are sent.
import { ConfigError } from './errors/config.ts'
import type { Header, HeaderOptions, HttpRequest } from './types/index.ts'
import { remember } from './values.ts'
import { copyRequest } from './with-request.ts'

/** The grammar of a method and of a header name: "token" in RFC 9110. It has nothing to do with a session's token. */
export const httpToken = /^[\w!#$%&'*+.^`|~-]+$/

// The last valid value of each name: comparing with it takes phones less time than two regular expressions.
const lastGood = new Map<string, string>()

const isSame = (key: string, name: string) => key.length === name.length && key.toLowerCase() === name.toLowerCase()

/**
 * Reads a header, ignoring case (HTTP/2 responses use lower case); of two spellings, the last one, which is sent.
 * @returns undefined if there is none, and for a host that gives `null` as the header
 * @example getHeader(response.header, 'content-type')
 */
export function getHeader(header: Header, name: string): string | undefined {
  let value: string | undefined
  for (const key of Object.keys(Object(header))) if (header[key] !== undefined && isSame(key, name)) value = header[key]
  return value
}

/** The value as text. @throws ConfigError for an invalid name or value */
function sendable(name: string, value: unknown): string {
  const known = lastGood.get(name)
  // Returns the remembered string: `sendableHeader` then compares a string with itself, which takes engines no time.
  if (known && known === value) return known
  // A value is one line of printable bytes. Other characters would arrive changed; a line break would end the header.
  if (!httpToken.test(name) || !/string|number|boolean/.test(typeof value) || /[^\t -~\x80-\xff]/.test(`${value}`)) {
    throw new ConfigError(`header ${JSON.stringify(name)} must be sendable text`)
  }
  return remember(lastGood, name, `${value}`)
}

/**
 * A copy of `header` with `extra` over it, ignoring case: `undefined` changes nothing, `null` removes the header.
 * @throws ConfigError for an invalid name or value
 */
export function mergeHeader(header: Header, extra: HeaderOptions): Header {
  const merged: Record<string, string> = {}
  // The spelling of each name in `merged`, by its lower case: comparing all pairs would take too long for many headers.
  const spellings: Record<string, string> = Object.create(null)
  for (const part of [header, extra] as HeaderOptions[]) {
    for (const name of Object.keys(part)) {
      const value = part[name]
      if (value === undefined) continue
      const lower = name.toLowerCase()
      if (lower in spellings) delete merged[spellings[lower]!]
      spellings[lower] = name
      if (value !== null) merged[name] = sendable(name, value)
    }
  }
  return merged
}

/**
 * A copy of the request with one header set, whatever case it had before; `null` removes it.
 * @throws ConfigError for an invalid name or value
 * @example client.use({ name: 'version', request: (r) => withHeader(r, 'x-client', '1.4.0') })
 */
export function withHeader<X>(request: HttpRequest<X>, name: string, value: string | null): HttpRequest<X> {
  const header: Record<string, string> = Object.assign({}, request.header)
  for (const key in header) if (key !== name && isSame(key, name)) delete header[key]
  if (value === null) delete header[name]
  else header[name] = sendable(name, value)
  const copy = copyRequest(request)
  copy.header = header
  return copy
}

/**
 * The header as it may be sent: checks what interceptors have written into it, and merges names that differ only in
 * case. Returns the same object when there is nothing to change.
 * @throws ConfigError for an invalid name or value
 */
export function sendableHeader(header: Header): Header {
  let lengths = 0
  // Phones run this loop faster than one over `Object.keys`. It also visits inherited names, which does no harm:
  // `mergeHeader` and the transport read own names only. An empty value is left to `mergeHeader`, because `undefined`
  // must not be sent.
  for (const name in header) {
    const value = header[name]
    // One bit per name length: only names of equal length can be two spellings of one name.
    const length = 1 << name.length
    if (!value || lastGood.get(name) !== value || lengths & length) return mergeHeader({}, header)
    lengths |= length
  }
  return header
}
