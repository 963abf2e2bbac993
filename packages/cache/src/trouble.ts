// What says nothing about a stored response: a server that was too busy, or a network that did not reach it.
import { type HttpResponse, isHttpError } from '@wxpipe/core'

/** Whether the server says that it is too busy. */
export const isBusy = (response: HttpResponse | undefined): boolean =>
  !!response && /^(408|429|5..)$/.test(`${response.statusCode}`)

/** Whether a failure may be temporary. */
export function isTrouble(error: unknown): boolean {
  // Whatever its status: an expired session must be seen, and not be hidden by a stale response.
  if (isHttpError(error, 'AUTH_EXPIRED')) return false
  // The error itself, or the one that an interceptor inside has wrapped.
  return [error, Object(error).cause].some((each) => {
    const { code, response, retryable } = Object(each)
    // A server may say under 200 that it is busy: then its error is marked `retryable`, as for the plugin retry.
    return retryable === true || isBusy(response) || /^(NETWORK|TIMEOUT)$/.test(code)
  })
}
