// What says nothing about a stored response: a server that was too busy, or a network that did not reach it.

/**
 * Whether an outcome may be temporary: by its own response or code, or by those of the error that an interceptor inside
 * has wrapped. An expired session is not, whatever its status: it must be seen, and not be hidden by a stale response.
 */
export const isTrouble = (outcome: unknown): boolean =>
  Object(outcome).code !== 'AUTH_EXPIRED' &&
  [outcome, Object(outcome).cause].some((each) => {
    const { code, response, retryable } = Object(each)
    // A server may say under 200 that it is busy: then its error is marked `retryable`, as for the plugin retry.
    return retryable === true || /^(NETWORK|TIMEOUT)$/.test(code) || /^(408|429|5..)$/.test(Object(response).statusCode)
  })
