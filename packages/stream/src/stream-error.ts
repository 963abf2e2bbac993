// The error of a stream that broke off after its listener had been called.
import { type ErrorDetails, ResponseError } from '@wxpipe/core'

/**
 * The stream broke off after its listener had been called. Sent again, the request would call it again, so no plugin
 * does that. `cause` is what ended it: a NetworkError, a TimeoutError, a StatusError, a ResponseError for a line without end.
 * `code` is `'RESPONSE'`.
 */
export class StreamError extends ResponseError {
  /** How often the listener was called. */
  declare readonly events: number
  /** The id that the server gave last, for a request that goes on from there; `''` when it gave none. */
  declare readonly lastEventId: string
  /** No plugin sends this request again. */
  declare readonly retryable: false

  constructor(details: ErrorDetails, progress: Pick<StreamError, 'events' | 'lastEventId'>) {
    super(`broke off after ${progress.events} events`, details)
    Object.assign(this, { name: 'StreamError', retryable: false }, progress)
  }
}
