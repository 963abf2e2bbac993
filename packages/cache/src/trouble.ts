// What says nothing about a stored response: a server that was too busy, or a network that did not reach it.
import type { HttpResponse } from '@wxpipe/core'

/** Whether the server says that it is too busy. */
export const isBusy = (response: HttpResponse | undefined): boolean =>
  /^(408|429|5..)$/.test(Object(response).statusCode)

/** Whether a failure may be temporary: the error's own, or that of the one which an interceptor inside has wrapped. */
export const isTrouble = (error: unknown): boolean =>
  [error, Object(error).cause].some((each) => {
    const { code, response, retryable } = Object(each)
    // A server may say under 200 that it is busy: then its error is marked `retryable`, as for the plugin retry.
    return retryable === true || isBusy(response) || /^(NETWORK|TIMEOUT)$/.test(code)
  })
