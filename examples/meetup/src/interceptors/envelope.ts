// A custom interceptor with both hooks: an answer whose envelope says no becomes an error that holds the server's words.
// examples/miniprogram has one of its own: either example can be copied alone.
import { type ErrorDetails, type HttpResponse, type Interceptor, isHttpError, ResponseError } from '@wxpipe/core'

export interface EnvelopeOptions {
  /** The field that holds the business code, and its value for success. */
  readonly codeField: string
  readonly success: string | number
  /** The field that holds the server's words. */
  readonly wordsField: string
}

/** The server understood the request and said no. */
export class RefusedError extends ResponseError {
  /** The server's own words, for the user to read. */
  readonly words: string

  constructor(words: string, businessCode: unknown, details: ErrorDetails) {
    super(`${words} (${businessCode})`, details)
    this.words = words
  }
}

export function envelope({ codeField, success, wordsField }: EnvelopeOptions): Interceptor {
  const refusalIn = (response: HttpResponse | undefined, details: ErrorDetails): RefusedError | undefined => {
    const body = Object(response?.data) as Record<string, unknown>
    const code = body[codeField]
    if (code === success) return undefined
    return new RefusedError(String(body[wordsField] ?? 'unknown answer'), code, { ...details, response })
  }
  return {
    name: 'envelope',
    response(response, request) {
      const refusal = refusalIn(response, { request })
      if (refusal) throw refusal
      return response
    },
    // A 400 has an envelope too; an AuthExpiredError is none of its business.
    error(error, request) {
      throw (isHttpError(error, 'STATUS') && refusalIn(error.response, { request, cause: error })) || error
    },
  }
}
