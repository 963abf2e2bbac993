// Header values without regard to case: merge, read, change, and the last check before the host.
import { ConfigError } from './errors/config.ts'
import type { CallState } from './traversal.ts'
import type { Header, HeaderOptions, HttpRequest } from './types.ts'

/** Reads a header without regard to case (HTTP/2 answers come in lower case). */
export function getHeader(header: Header, name: string): string | undefined {
  for (const key of Object.keys(Object(header))) if (isSame(key, name)) return header[key]
  return undefined
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
    for (const key in merged) if (isSame(key, name)) delete merged[key]
    if (value === null) continue
    // A value is a line of printable bytes: what is beyond them would arrive as something else, or end the header.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t -~\x80-\xff]/.test(`${value}`)) {
      throw new ConfigError(`header ${JSON.stringify(name)} must be sendable text`)
    }
    // As text also under `__proto__`, where only an object would replace the prototype.
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

/** Makes a client's default header: checked here, not per send, and frozen, because requests share it. */
export function defaultHeader(header?: HeaderOptions): Header {
  return Object.freeze(mergeHeader({}, header))
}

/**
 * The request with a header that may go out: what interceptors spread into it is merged and checked again.
 * @throws ConfigError for a name or value that would break the message
 */
export function withCheckedHeader(request: HttpRequest): HttpRequest {
  if (request.header === (request.call as CallState).header) return request
  return Object.assign({}, request, { header: mergeHeader({}, request.header) })
}

function isSame(key: string, name: string): boolean {
  return key.toLowerCase() === name.toLowerCase()
}
