// The leaf for a cancelled call.
import { type ErrorDetails, HttpError } from './http-error.ts'

/** The call was cancelled through its `signal`; `cause` is the signal's reason. */
export class AbortError extends HttpError {
  declare readonly code: 'ABORT'

  constructor(what: string, details?: ErrorDetails) {
    super('AbortError', 'ABORT', what, details)
  }
}
