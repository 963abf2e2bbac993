// The leaf for a response that did not come in time.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * Something took too long: a send, by the request's `timeout` or by the host's own report; a function of the app, such
 * as `getToken`; or a plugin's limit (`deadline`, the queue's `maxWait`).
 * @example if (isHttpError(error, 'TIMEOUT')) show('网络太慢，请稍后重试')
 */
export class TimeoutError extends HttpError {
  declare readonly code: 'TIMEOUT'

  constructor(what: string, details?: ErrorDetails) {
    super('TimeoutError', 'TIMEOUT', what, details)
  }
}
