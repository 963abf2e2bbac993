// Header values without regard to case: merge, read, change, and the last check before the host.
import { ConfigError } from './errors/config.ts'
import type { Header, HeaderOptions, HttpRequest } from './types.ts'

/** Reads a header without regard to case (HTTP/2 answers come in lower case). */
export function getHeader(header: Header, name: string): string | undefined {
  return header[keyOf(header, name)]
}

/**
 * A copy of `header` with `extra` over it, whatever the case: `undefined` keeps what is there, `null` takes it off.
 * @throws ConfigError for a name or value that would break the message
 */
export function mergeHeader(header: Header, extra: HeaderOptions = {}): Header {
  const merged: Record<string, string> = Object.assign({}, header)
  for (const name of Object.keys(extra)) {
    const value = extra[name]
    if (value === undefined) continue
    delete merged[keyOf(merged, name)]
    // An assignment to __proto__ would replace the prototype of the copy.
    if (value === null || name === '__proto__') continue
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[\r\n\0]/.test(`${value}`)) {
      throw new ConfigError(`header ${JSON.stringify(name)} has a character that may not be sent`)
    }
    merged[name] = `${value}`
  }
  return merged
}

/**
 * A copy of the request with one header set, whatever case it had before; `null` takes it off.
 * @example client.use({ name: 'version', request: (r) => withHeader(r, 'x-client', '1.4.0') })
 */
export function withHeader<R extends HttpRequest>(request: R, name: string, value: string | null): R {
  return Object.assign({}, request, { header: mergeHeader(request.header, { [name]: value }) })
}

function keyOf(header: Header, name: string): string {
  for (const key in header) if (key.toLowerCase() === name.toLowerCase()) return key
  return name
}
