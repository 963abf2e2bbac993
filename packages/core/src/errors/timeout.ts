// The leaf for a response that did not come in time.
import { type ErrorDetails, HttpError } from './http-error.ts'

/** No response came within `timeout`, or the host itself reported a timeout. */
export class TimeoutError extends HttpError {
  declare readonly code: 'TIMEOUT'

  constructor(what: string, details?: ErrorDetails) {
    super('TimeoutError', 'TIMEOUT', what, details)
  }
}
