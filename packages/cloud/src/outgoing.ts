// The parts of a request that go to the cloud: its path, and data that the cloud takes.
import { ConfigError, type HttpRequest, type Query, resolveUrl } from '@wxpipe/core'

/**
 * The path and the serialised `query`, starting with one slash. Only the path of an https `baseURL` is used, so that an
 * ordinary client can send a single request to the cloud.
 */
export function pathOf(request: HttpRequest, query?: Query): string {
  const baseURL = (request.baseURL || '').replace(/^\w*:?\/\/[^/]*/, '')
  return resolveUrl(Object.assign({}, request, { baseURL, query })).replace(/^\/*/, '/')
}

/**
 * Returns the data if the cloud accepts it. It is checked here because the cloud SDK reports such a failure late, after
 * retries of its own. Bytes have no size limit, and pass it because JSON turns an ArrayBuffer into `{}`.
 * @param unfit the kinds that are refused, by their names in `Object.prototype.toString`
 * @throws ConfigError for data of a refused kind, data that cannot be serialised, and more than 100 KiB of UTF-8 text
 */
export function checked<T>(request: HttpRequest, data: T, unfit?: RegExp): T {
  let cause: unknown
  try {
    const text = typeof data === 'string' ? data : JSON.stringify(data) || ''
    // A short text needs no counting, because a UTF-16 unit takes three bytes at most. Some engines lack TextEncoder.
    const isLong = text.length > 34_000 && encodeURIComponent(text).replace(/%../g, '_').length > 102_400
    if (!(isLong || (unfit && unfit.test({}.toString.call(data))))) return data
  } catch (error) {
    cause = error
  }
  throw new ConfigError('not JSON of at most 100 KiB', { request, cause })
}
