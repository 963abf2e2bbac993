// Header values without regard to case: merge, read, change, and the last check before the host.
import { ConfigError } from './errors/config.ts'
import type { Header, HeaderOptions, HttpRequest } from './types.ts'

/** Reads a header without regard to case (HTTP/2 answers come in lower case). */
export function getHeader(header: Header, name: string): string | undefined {
  const key = keyOf(header, name)
  return key === undefined ? undefined : header[key]
}

/** A copy of `header` with `extra` merged over it: `undefined` keeps what is there, `null` takes it off. */
export function mergeHeader(header: Header, extra: HeaderOptions): Header {
  const merged: Record<string, string> = { ...header }
  for (const name of Object.keys(extra)) {
    const value = extra[name]
    if (value === undefined) continue
    const old = keyOf(merged, name)
    if (old !== undefined) delete merged[old]
    // Skipped, because an assignment to it would replace the prototype of the copy.
    if (value !== null && name !== '__proto__') merged[name] = String(value)
  }
  return merged
}

/**
 * A copy of the request with one header set, whatever case it had before; `null` takes it off.
 * @example client.use({ name: 'version', request: (r) => withHeader(r, 'x-client', '1.4.0') })
 */
export function withHeader<R extends HttpRequest>(request: R, name: string, value: string | null): R {
  return { ...request, header: mergeHeader(request.header, { [name]: value }) }
}

/**
 * The host's own copy of a header, so that nothing the host does to it reaches the next request.
 * @throws ConfigError for a name or value that would break the message (CR, LF, NUL)
 */
export function wireHeader(request: HttpRequest): Record<string, string> {
  const { header } = request
  const wire: Record<string, string> = {}
  const names: string[] = []
  for (const name of Object.keys(header)) {
    const value: unknown = header[name]
    if (value === undefined || value === null || name === '__proto__') continue
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      throw new ConfigError(`header name ${JSON.stringify(name)} is not a token`, { request })
    const text = String(value)
    if (/[\r\n\0]/.test(text))
      throw new ConfigError(`header "${name}" holds a line break or NUL`, {
        request,
      })
    const lower = name.toLowerCase()
    // An interceptor's spread may have added a second spelling: the later one wins, as in a merge.
    if (names.includes(lower)) delete wire[keyOf(wire, name) as string]
    names.push(lower)
    wire[name] = text
  }
  return wire
}

function keyOf(header: Header, name: string): string | undefined {
  const lower = name.toLowerCase()
  return Object.keys(header).find((key) => key.toLowerCase() === lower)
}
