// The leaf for a session that the server no longer accepts.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * The server refused the session; `request` is the request as sent, with its `credential`.
 * @example throw new AuthExpiredError('the session has expired', { request, response })
 */
export class AuthExpiredError extends HttpError {
  declare readonly code: 'AUTH_EXPIRED'

  constructor(what: string, details?: ErrorDetails) {
    super('AuthExpiredError', 'AUTH_EXPIRED', what, details)
  }
}
