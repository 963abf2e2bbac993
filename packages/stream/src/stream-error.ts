// The error of a stream that broke off when some of it had been told.
import { type ErrorDetails, ResponseError } from '@wxpipe/core'

/**
 * The stream broke off after its listener was told something: sent again, the request would be told again, so no plugin
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

  constructor(details: ErrorDetails, told: Pick<StreamError, 'events' | 'lastEventId'>) {
    super(`broke off after ${told.events} events`, details)
    Object.assign(this, { name: 'StreamError', retryable: false }, told)
  }
}
