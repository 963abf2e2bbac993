// The leaf for a response with unexpected content.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * The response's content is not what was expected (an envelope's failure code, a failed validation).
 * @example if (!Array.isArray(response.data)) throw new ResponseError('no list', { request, response })
 */
export class ResponseError extends HttpError {
  declare readonly code: 'RESPONSE'

  constructor(what: string, details?: ErrorDetails) {
    super('ResponseError', 'RESPONSE', what, details)
  }
}
