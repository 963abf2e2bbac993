// What belongs to a call, through all of its attempts.
import type { Failure } from './outcome.ts'
import type { Account, Call, CancelSignal, ClientOptions } from './types/index.ts'

/** A traversal, as far as the call stops it. */
export interface Stoppable {
  readonly call: CallState
  readonly signal: CancelSignal | undefined
  /** Set once it must fail, with the reason. */
  stopped: Failure | undefined
  /** Called when `stopped` is set: ends the pending wait, if there is one. */
  endWait(): void
}

/** What the pipeline keeps of a call. */
export interface CallState extends Call {
  sends: number
  lastSend: number
  readonly maxSends: number
  account: Account
  /** Tells who is logged in now; nothing for a client without `account`. */
  readonly readAccount: ClientOptions['account']
  /** Nobody can tell whose its answer is: it went on while its account was not logged in, or sent a token whose user is not known. */
  hasLapsed: boolean
  /** How many calls this one was begun inside of. */
  readonly depth: number
  /**
   * How many traversals and sends of the call were refused before they began: their signal had aborted, the account had changed,
   * or the call had sent too often.
   */
  refusals: number
  /** What is under way: the caller's own traversal, and those that `next` and other signals have begun inside of it. */
  traversals: Stoppable[]
  /** Leaves it out of a request's JSON: traversals hold requests, and requests hold the call, in a circle. */
  toJSON(): void
}
