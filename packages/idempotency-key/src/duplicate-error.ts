// The error for a key that the server has seen before.
import { type ErrorDetails, StatusError } from '@wxpipe/core'

/**
 * The server has seen this key before: the first request did its work, or is still at it. `code` is `'STATUS'`, with a
 * response of 409.
 * @example if (error instanceof DuplicateError) wx.redirectTo({ url: '/pages/orders/orders' })
 */
export class DuplicateError extends StatusError {
  /** The key that was sent; not enumerable, as `business`: logs pass over both. */
  declare readonly key: string
  /** What the server says (`code`, `message`, `data`), where `envelope` has read it; else `undefined`. */
  declare readonly business: unknown

  constructor(key: string, details: ErrorDetails & { readonly business?: unknown }) {
    super('sent before', details)
    Object.defineProperties(this, { key: { value: key }, business: { value: details.business } })
  }
}
