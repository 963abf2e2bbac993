// The error for a key that the server has seen before.
import { type ErrorDetails, StatusError } from '@wxpipe/core'

/** The server has seen this key before: the first request did its work, or is still at it. */
export class DuplicateError extends StatusError {
  constructor(
    readonly key: string,
    details: ErrorDetails,
  ) {
    super('sent before', details)
  }
}
