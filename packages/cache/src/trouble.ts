// What tells nothing of an answer that is kept: a server that had no time for the request, or a network that did not reach it.
import { type HttpResponse, isHttpError } from '@wxpipe/core'

/** Whether the server says that it had no time. */
export const isBusy = (response: HttpResponse | undefined): boolean =>
  !!response && /^(408|429|5..)$/.test(`${response.statusCode}`)

/** Whether a failure may be gone the next time. */
export function isTrouble(error: unknown): boolean {
  // Whatever its status: that the session has expired must be seen, and must not be covered by a stale answer.
  if (isHttpError(error, 'AUTH_EXPIRED')) return false
  // The error itself, or the one that an interceptor inside has put into an error of its own.
  return [error, Object(error).cause].some((each) => {
    const { code, response, retryable } = Object(each)
    // A server may say under 200 that it is busy: then its error is marked `retryable`, as the plugin retry reads it.
    return retryable === true || isBusy(response) || /^(NETWORK|TIMEOUT)$/.test(code)
  })
}
