// The leaf for an answer whose content is not what was agreed.
import { type ErrorDetails, HttpError } from './http-error.ts'

/** The answer's content is not what was agreed (an envelope's failure code, a failed validation). */
export class ResponseError extends HttpError {
  declare readonly code: 'RESPONSE'

  constructor(what: string, details?: ErrorDetails) {
    super('ResponseError', 'RESPONSE', what, details)
  }
}
