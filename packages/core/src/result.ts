// Turns the result of any host function into a response or an error.
import { failureOf } from './errors/failure.ts'
import type { HttpError } from './errors/http-error.ts'
import type { HttpRequest, HttpResponse } from './types/index.ts'
import { isResponse } from './values.ts'

/**
 * Turns a host's raw result into the response, or into the typed error if it has no status: for transports over
 * `wx.uploadFile`, `wx.cloud` or another host. A status given as text becomes a number, Alipay's `status` and `headers`
 * get their usual names, and a response that was passed to `fail` is a response. WeChat for PC does that with a 401
 * (https://developers.weixin.qq.com/community/develop/doc/0002888225c1e8458f492d38b5b400).
 * @param result what `success` or `fail` was given
 * @param elapsed milliseconds since the host was called, default 0: an abort by the host counts as a timeout from the
 * request's `timeout` on, or from a minute on
 * @example wx.downloadFile({ url, success: (result) => settle(resultOf(request, result)), fail: (failure) => settle(resultOf(request, failure)) })
 */
export function resultOf(request: HttpRequest, result: unknown, elapsed?: number): HttpResponse | HttpError {
  return responseOf(result) || failureOf(request, result, elapsed)
}

/** The host's own result if complete; else a copy with a numeric status and a header object, if there is a status. */
export function responseOf(result: unknown): HttpResponse | undefined {
  if (isResponse(result) && result.statusCode > 0 && result.header) return result
  const { status, headers, statusCode = status, header = headers } = Object(result) as { [key: string]: unknown }
  const code = Number(statusCode)
  return code > 0 ? Object.assign({}, result as HttpResponse, { statusCode: code, header: header || {} }) : undefined
}
