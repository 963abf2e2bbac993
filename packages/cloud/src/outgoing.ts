// The parts of a request that go to the cloud: its path, and data that the cloud takes.
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
 * The data, if the cloud takes it. It is checked here because the cloud's own failure comes late, after repetitions inside its SDK.
 * Bytes have no such limit, and pass: JSON makes `{}` of an ArrayBuffer.
 * @param unfit the kinds that are refused, by their names in `Object.prototype.toString`
 * @throws ConfigError for data of such a kind, that cannot be serialised, or is more text than 100 KiB in UTF-8
 */
export function checked<T>(request: HttpRequest, data: T, unfit?: RegExp): T {
  let cause: unknown
  try {
    const text = typeof data === 'string' ? data : JSON.stringify(data) || ''
    // Only a long text is counted, because a UTF-16 unit has three bytes at most; and without TextEncoder, which some engines lack.
    const isShort = text.length < 34_000 || encodeURIComponent(text).replace(/%../g, '_').length <= 102_400
    if (isShort && !(unfit && unfit.test({}.toString.call(data)))) return data
  } catch (error) {
    cause = error
  }
  throw new ConfigError('data must be JSON of at most 100 KiB', { request, cause })
}
