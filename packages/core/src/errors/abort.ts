// The leaf for a cancelled call.
import { type ErrorDetails, HttpError } from './http-error.ts'

/** The call was cancelled through its `signal`, whose reason is the `cause`; or another account has logged in meanwhile. */
export class AbortError extends HttpError {
  declare readonly code: 'ABORT'

  constructor(what: string, details?: ErrorDetails) {
    super('AbortError', 'ABORT', what, details)
  }
}
