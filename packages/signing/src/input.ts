// The parts of a request as wx really sends them, for `sign`.
import type { Method } from '@wxpipe/core'

/** What there is to sign. */
export interface SignInput {
  readonly method: Method
  /** The whole path of the URL, as it is sent. */
  readonly path: string
  /** The query as it is sent, without `?`; the data of a GET is in it, because wx puts it there. */
  readonly query: string
  /** The very text of the body; `''` where there is none, and for bytes. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly timestamp: number
  /** A text that was never used before: seventeen digits, more or less. */
  readonly nonce: string
}
