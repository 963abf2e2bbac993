// What makes requests of one account equal.
import { ConfigError, type HttpRequest, isOneShot, resolveUrl } from '@wxpipe/core'

/**
 * What the app's `key` yielded, when it can tell requests apart.
 * @throws ConfigError for a promise or an object, which would be the same for all requests
 */
export function checkedKey(key: unknown, request: HttpRequest): string | undefined {
  if (key === undefined || typeof key === 'string') return key
  throw new ConfigError('dedupe: key must yield a text, or undefined, at once', { request })
}

/** Nothing for a body whose bytes JSON does not show, or that it refuses: two of them would look equal. */
export function defaultKey(request: HttpRequest): string | undefined {
  const { method, data, header, hostOptions, options, validateStatus } = request
  let key: string | undefined
  try {
    if (!(Object(data).byteLength >= 0 || isOneShot(data))) {
      key = JSON.stringify([
        method,
        resolveUrl(request),
        data,
        header,
        hostOptions,
        // What is switched off (`auth: false`) makes another answer.
        Object.entries(options).filter(([, value]) => value === false),
        // A function is known by its text.
        `${options.transport}${validateStatus}`,
      ])
    }
  } catch {}
  return key
}
