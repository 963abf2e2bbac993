// Failures that a handler throws or returns, as wx reports them.
import { marked } from './reply.ts'

/** A failure as `wx.request` reports it. It has the shape of a fault of `@wxpipe/testing`. */
export interface Fault extends Error {
  readonly fault: string
  readonly errMsg: string
  readonly errno?: number
}

function failing(errMsg: string, errno?: number): Fault {
  // An Error, so that linters accept `throw fault.timeout()`, and its stack leads to the handler.
  return marked(
    Object.assign(new Error(errMsg), { fault: errMsg, errMsg }, errno === undefined ? {} : { errno }),
    false,
  )
}

const known = (reason: string, errno: number) => () => failing(`request:fail ${reason}`, errno)

/**
 * Makes a network failure, which a handler throws or returns. `fault(errMsg, errno)` takes any message and number of
 * wx.
 * @example
 * mock({
 *   'GET flaky': () => { throw fault.timeout() },
 *   'GET odd': () => fault('request:fail -324:net::ERR_EMPTY_RESPONSE', 600001),
 * })
 */
export const fault = /* @__PURE__ */ Object.assign(failing, {
  /** No response in time: `TimeoutError`. */
  timeout: /* @__PURE__ */ known('timeout', 5),
  /** The connection was reset: `NetworkError`. */
  network: /* @__PURE__ */ known('errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET', 600001),
  /** The app went to the background: `NetworkError`, which `resume` sends again. */
  interrupted: /* @__PURE__ */ known('interrupted', 600003),
  /** The origin is not on the list in the admin console: `ConfigError`. */
  domain: /* @__PURE__ */ known('url not in domain list', 600002),
})
