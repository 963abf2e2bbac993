// Recognises the cloud's failures by their error number, because their text changes with version and language.
import { ConfigError, type HttpError, type HttpRequest, NetworkError, resultOf, TimeoutError } from '@wxpipe/core'

// developers.weixin.qq.com: …/dev/wxcloud/reference/errcode.html and …/dev/wxcloudrun/src/development/call/faq.html
const meanings = [
  // Over the quota of requests, or of requests at once.
  [429, /^-50100[34]/],
  // The function has failed.
  [500, /^-(404011|50400[12])/],
  // No response, a container that is still starting, a function that took longer than its own limit, polling given up.
  [TimeoutError, /^-(404005|40401[02]|501002|504003|604102)|^102002/],
  // Wrong use, method, environment, function or service; no permission; too large; an unpaid account.
  [ConfigError, /^-(401|50100[057]|601027|60103[14]|60600[1236])|^102005|max size|isn.t enabled/],
] as const

/**
 * The outcome of a call that the cloud reports as failed: a response if the failure has a status, or if `errCode` maps
 * to one (429 over the quota, 500 for a failed function); else a typed error.
 */
export function failed(request: HttpRequest, failure: unknown): unknown {
  const outcome = resultOf(request, failure)
  const cause = (outcome as HttpError).cause as { readonly errMsg: string } | undefined
  if (!cause) return outcome
  const { errMsg } = cause
  // Some failures have no `errCode`, or -1, and state the number in `errMsg`.
  const [, number = ''] = / (-\d{6}|10\d{4})\b/.exec(` ${Object(failure).errCode} ${errMsg}`) || []
  const [meaning] = meanings.find(([, pattern]) => pattern.test(number + errMsg)) || [number && NetworkError]
  // A status: a class compares as false.
  if ((meaning as number) > 0) return resultOf(request, { statusCode: meaning, data: { errCode: +number, errMsg } })
  // Without a number the text of the failure decides, as for wx.request.
  return meaning ? new (meaning as typeof ConfigError)(errMsg, { request, cause }) : outcome
}
