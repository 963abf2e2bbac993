// Header values without regard to case: merge, read, change, and the last check before the host.
import { ConfigError } from './errors/config.ts'
import type { Header, HeaderOptions, HttpRequest } from './types/index.ts'
import { remember } from './values.ts'
import { copyRequest } from './with-request.ts'

/** The grammar of a method and of a header name: "token" in RFC 9110. It has nothing to do with a session's token. */
export const httpToken = /^[\w!#$%&'*+.^`|~-]+$/

// The last good value of each name: to compare with it costs phones less than two regular expressions.
const lastGood = new Map<string, string>()

const isSame = (key: string, name: string) => key.length === name.length && key.toLowerCase() === name.toLowerCase()

/** Reads a header without regard to case (HTTP/2 answers come in lower case); of two spellings the last one, which is sent. */
export function getHeader(header: Header, name: string): string | undefined {
  let value: string | undefined
  for (const key of Object.keys(Object(header))) if (header[key] !== undefined && isSame(key, name)) value = header[key]
  return value
}

/** The value as text. @throws ConfigError for a name or value that would break the message */
function sendable(name: string, value: unknown): string {
  const known = lastGood.get(name)
  // The remembered text itself: `sendableHeader` then compares a text with itself, which engines do at once.
  if (known && known === value) return known
  // A value is one line of printable bytes. Other characters would arrive as something else; a line end would end the header.
  if (!httpToken.test(name) || !/string|number|boolean/.test(typeof value) || /[^\t -~\x80-\xff]/.test(`${value}`)) {
    throw new ConfigError(`header ${JSON.stringify(name)} must be sendable text`)
  }
  return remember(lastGood, name, `${value}`)
}

/**
 * A copy of `header` with `extra` over it, whatever the case: `undefined` keeps what is there, `null` takes it off.
 * @throws ConfigError for a name or value that would break the message
 */
export function mergeHeader(header: Header, extra: HeaderOptions): Header {
  const merged: Record<string, string> = {}
  // The spelling of each name in `merged`, by its lower case: to compare each name with each would take too long for many.
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
 * A copy of the request with one header set, whatever case it had before; `null` takes it off.
 * @throws ConfigError for a name or value that would break the message
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
 * The header as it may go out: what interceptors have written into it is checked, and merged without regard to case. The
 * same object when there is nothing to change.
 * @throws ConfigError for a name or value that would break the message
 */
export function sendableHeader(header: Header): Header {
  let lengths = 0
  // Phones run this loop quicker than one over `Object.keys`. It meets inherited names, too, which do no harm: `mergeHeader` and the
  // transport take own names only. A value that is empty is left to `mergeHeader`, because `undefined` must not be sent.
  for (const name in header) {
    const value = header[name]
    // A bit for each length of a name: only two names of one length can be two spellings of one name.
    const length = 1 << name.length
    if (!value || lastGood.get(name) !== value || lengths & length) return mergeHeader({}, header)
    lengths |= length
  }
  return header
}
