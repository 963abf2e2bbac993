// A custom interceptor: an answer whose envelope says no becomes an error that holds the server's words.
// examples/meetup has one of its own: either example can be copied alone.
import { type ErrorDetails, type HttpResponse, type Interceptor, isHttpError, ResponseError } from '@wxpipe/core'

/** The server understood the request and said no. */
export class RefusedError extends ResponseError {
  constructor(
    readonly words: string,
    details: ErrorDetails,
  ) {
    super(words, details)
  }
}

function refusalIn(response: HttpResponse | undefined, details: ErrorDetails): RefusedError | undefined {
  const { code, message = 'unknown answer' } = Object(response?.data) as { code?: string; message?: string }
  return code === '10000' ? undefined : new RefusedError(message, { ...details, response })
}

export const envelope: Interceptor = {
  name: 'envelope',
  response(response, request) {
    const refusal = refusalIn(response, { request })
    if (refusal) throw refusal
    return response
  },
  // An HTTP 400 has an envelope too; an expired session is none of its business.
  error(error, request) {
    throw (isHttpError(error, 'STATUS') && refusalIn(error.response, { request, cause: error })) || error
  },
}
