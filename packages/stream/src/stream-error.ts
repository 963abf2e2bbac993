// The error of a stream that broke off after its listener had been called.
import { type ErrorDetails, ResponseError } from '@wxpipe/core'

/**
 * The stream broke off after its listener had been called. No plugin sends the request again, because that would repeat
 * what the listener got. `cause` is what ended the stream: a NetworkError, a TimeoutError, a StatusError, or a
 * ResponseError for a line without end. `code` is `'RESPONSE'`.
 * @example if (error instanceof StreamError) console.log(error.events, error.lastEventId)
 */
export class StreamError extends ResponseError {
  /** How often the listener was called. */
  declare readonly events: number
  /** The last id that the server gave, for a request that resumes the stream; `''` if it gave none. */
  declare readonly lastEventId: string
  /** No plugin sends this request again. */
  declare readonly retryable: false

  constructor(details: ErrorDetails, progress: Pick<StreamError, 'events' | 'lastEventId'>) {
    super(`broke off after ${progress.events} events`, details)
    Object.assign(this, { name: 'StreamError', retryable: false }, progress)
  }
}
