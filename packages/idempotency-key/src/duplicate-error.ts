// The error for a key that the server has seen before.
import { type ErrorDetails, StatusError } from '@wxpipe/core'

/** The server has seen this key before: the first request did its work, or is still at it. */
export class DuplicateError extends StatusError {
  /** Not enumerable, as `business`: logs pass over both. */
  declare readonly key: string
  /** The server's words, where `envelope` has read them. */
  declare readonly business: unknown

  constructor(key: string, details: ErrorDetails & { readonly business?: unknown }) {
    super('sent before', details)
    Object.defineProperties(this, { key: { value: key }, business: { value: details.business } })
  }
}
