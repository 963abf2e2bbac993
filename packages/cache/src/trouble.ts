// What tells nothing of an answer that is kept: a server that had no time for the request, or a network that did not reach it.
import { type HttpResponse, isHttpError } from '@wxpipe/core'

/** Whether the server says that it had no time. */
export const isBusy = (response: HttpResponse | undefined): boolean =>
  !!response && /^(408|429|5..)$/.test(`${response.statusCode}`)

/** Whether a failure may be gone the next time. */
export function isTrouble(error: unknown): boolean {
  // A session that has expired is to be seen, under whatever status.
  if (isHttpError(error, 'AUTH_EXPIRED')) return false
  // An interceptor inside may have made an error of its own of what happened.
  return [error, Object(error).cause].some((each) => {
    const { code, response, retryable } = Object(each)
    // As `retry` has it, a busy server may say so under 200.
    return retryable === true || isBusy(response) || /^(NETWORK|TIMEOUT)$/.test(code)
  })
}
