// What of a request the cloud is given: its path, and data of a size that it takes.
import { ConfigError, type HttpRequest, type Query, resolveUrl } from '@wxpipe/core'

/**
 * The path and the serialised `query`, with one slash in front. Of an https `baseURL` only the path counts, so that one request
 * of a usual client can take this way.
 */
export function pathOf(request: HttpRequest, query?: Query): string {
  const baseURL = (request.baseURL || '').replace(/^(\w+:)?\/\/[^/]*/, '')
  return resolveUrl(Object.assign({}, request, { baseURL, query })).replace(/^\/*/, '/')
}

/**
 * The data, unless the cloud does not take it: its own failure comes late, after repetitions inside its SDK. Bytes have
 * no such limit: of an ArrayBuffer JSON has nothing.
 * @param unfit kinds that are not taken, by what `toString` calls them
 * @throws ConfigError for data of such a kind, that cannot be serialised, or is more text than 100 KiB in UTF-8
 */
export function checked<T>(request: HttpRequest, data: T, unfit?: RegExp): T {
  let cause: unknown
  try {
    const text = typeof data === 'string' ? data : JSON.stringify(data) || ''
    // A character has three bytes at most: only a long text is counted, as an engine without TextEncoder can.
    const isShort = text.length < 34_000 || encodeURIComponent(text).replace(/%../g, '_').length <= 102_400
    if (isShort && !(unfit && unfit.test({}.toString.call(data)))) return data
  } catch (error) {
    cause = error
  }
  throw new ConfigError('data must be JSON of at most 100 KiB', { request, cause })
}
