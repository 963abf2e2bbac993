// Header values without regard to case: merge, read, change, and the last check before the host.
import { ConfigError } from './errors/config.ts'
import type { Header, HeaderOptions, HttpRequest } from './types/index.ts'
import { remember } from './values.ts'
import { copyRequest } from './with-request.ts'

/** What method and header names are made of (RFC 9110, token). */
export const token = /^[\w!#$%&'*+.^`|~-]+$/

// The value last found fit under each name: comparing costs phones less than two regular expressions.
const fit = new Map<string, string>()

const isSame = (key: string, name: string) => key.length === name.length && key.toLowerCase() === name.toLowerCase()

/** Reads a header without regard to case (HTTP/2 answers come in lower case); of two spellings the last one, which is sent. */
export function getHeader(header: Header, name: string): string | undefined {
  let found: string | undefined
  for (const key of Object.keys(Object(header))) if (header[key] !== undefined && isSame(key, name)) found = header[key]
  return found
}

/** The value as text. @throws ConfigError for a name or value that would break the message */
function sendable(name: string, value: unknown): string {
  const known = fit.get(name)
  // The remembered text itself, so that the check before the host compares an object with itself, not two texts.
  if (known && known === value) return known
  // A value is a line of printable bytes: what is beyond them would arrive as something else, or end the header.
  if (!token.test(name) || !/string|number|boolean/.test(typeof value) || /[^\t -~\x80-\xff]/.test(`${value}`)) {
    throw new ConfigError(`header ${JSON.stringify(name)} must be sendable text`)
  }
  return remember(fit, name, `${value}`)
}

/**
 * A copy of `header` with `extra` over it, whatever the case: `undefined` keeps what is there, `null` takes it off.
 * @throws ConfigError for a name or value that would break the message
 */
export function mergeHeader(header: Header, extra: HeaderOptions): Header {
  const merged: Record<string, string> = {}
  // How each name is spelt in `merged`, by its lower case: comparing each with each would take too long for many.
  const spelt: Record<string, string> = Object.create(null)
  for (const part of [header, extra] as HeaderOptions[]) {
    for (const name of Object.keys(part)) {
      const value = part[name]
      if (value === undefined) continue
      const lower = name.toLowerCase()
      if (lower in spelt) delete merged[spelt[lower]!]
      spelt[lower] = name
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
  // Phones take this loop quicker than a list of keys. It sees inherited names too, but `mergeHeader` takes own ones alone.
  // What is empty takes the long way as well: `undefined` is not sent.
  for (const name in header) {
    const value = header[name]
    // One bit for each length: names of different lengths are not the same in another case.
    const length = 1 << name.length
    if (!value || fit.get(name) !== value || lengths & length) return mergeHeader({}, header)
    lengths |= length
  }
  return header
}
