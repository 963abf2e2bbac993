// The parts of a request as wx really sends them, for `sign`.
import type { Method } from '@wxpipe/core'

/** The parts of a request for `sign` to sign. */
export interface SignInput {
  readonly method: Method
  /** The whole path of the URL, as it is sent. */
  readonly path: string
  /** The query as it is sent, without `?`. It includes the data of a GET, because wx puts it there. */
  readonly query: string
  /** The exact text of the body; `''` if there is none, and for bytes. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly timestamp: number
  /** A text that was never used before: about seventeen digits. */
  readonly nonce: string
}
