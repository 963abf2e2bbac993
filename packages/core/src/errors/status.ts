// The leaf for a status that validateStatus refused.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * The server responded with a status that `validateStatus` refuses; `response` holds the response.
 * @example if (isHttpError(error, 'STATUS')) console.log(error.response?.statusCode)
 */
export class StatusError extends HttpError {
  declare readonly code: 'STATUS'

  constructor(what: string, details?: ErrorDetails) {
    super('StatusError', 'STATUS', what, details)
  }
}
