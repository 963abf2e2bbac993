// The state of one call, shared by all of its attempts.
import type { Failure } from './outcome.ts'
import type { Account, Call, CancelSignal, ClientOptions } from './types/index.ts'

/** The part of a traversal that is needed to stop it. */
export interface Stoppable {
  readonly call: CallState
  readonly signal: CancelSignal | undefined
  /** The failure to end with, set once it has to stop. */
  stopped: Failure | undefined
  /** Called when `stopped` is set: ends the pending wait, if there is one. */
  endWait(): void
}

/** What the pipeline knows about a call. */
export interface CallState extends Call {
  sends: number
  lastSend: number
  readonly maxSends: number
  account: Account
  /** The `keys` of the client's plugins: `requestKey` looks for those with a `*`. */
  readonly keys: { readonly [option: string]: unknown }
  /** Returns who is logged in now; `undefined` for a client without `account`. */
  readonly readAccount: ClientOptions['account']
  /** It is not known whose data the response holds: the call went on without its account, or sent an unknown token. */
  hasLapsed: boolean
  /** How many calls this one is nested in. */
  readonly depth: number
  /**
   * How many traversals and sends of the call were refused before they began: their signal had aborted, the account had
   * changed, or the call had been sent too often.
   */
  refusals: number
  /** The running traversals: the caller's own, and those begun inside it by `next` or for another signal. */
  traversals: Stoppable[]
  /** Leaves the call out of a request's JSON, which would be circular: traversals hold requests, and these the call. */
  toJSON(): void
}
