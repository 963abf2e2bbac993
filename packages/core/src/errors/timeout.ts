// The leaf for an answer that did not come in time.
import { type ErrorDetails, HttpError } from './http-error.ts'

/** The host did not answer within `timeout`, or said so itself. */
export class TimeoutError extends HttpError {
  declare readonly code: 'TIMEOUT'

  constructor(what: string, details?: ErrorDetails) {
    super('TimeoutError', 'TIMEOUT', what, details)
  }
}
