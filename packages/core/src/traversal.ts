// One way through the chain: how far it is, whom it waits for, and why it must stop.
import { checkAccount } from './account.ts'
import type {
  Account,
  Call,
  Cancel,
  CancelSignal,
  ClientOptions,
  Header,
  HttpRequest,
  HttpResponse,
  Interceptor,
  Next,
} from './types.ts'

/** An interceptor at its place in the chain. */
export interface Link {
  readonly interceptor: Interceptor
  /** Runs what is inside of it. */
  readonly next: Next
  /** How many waits for its hooks have begun since one has ended last. */
  waits: number
}

/** A client's interceptors in their resolved order. */
export type Chain = readonly Link[]

/** One way through the chain. */
export interface Traversal {
  readonly call: CallState
  readonly chain: Chain
  readonly from: number
  readonly resolve: (response: HttpResponse) => void
  readonly reject: (error: unknown) => void
  /** The one signal that it obeys: that of the request it begins with. */
  readonly signal: CancelSignal | undefined
  release?: Cancel | undefined
  /** What each position passed inward. */
  readonly passed: HttpRequest[]
  /** Who is waited for, known by a function of its own; `undefined` while a hook runs and after the end. */
  waiting?: object | undefined
  /** The position whose hook runs, or that is waited for: the hooks outside of it are still to run. */
  at: number
  /** Ends the send that is waited for. */
  abort?: Cancel | undefined
  /** Why this traversal can only fail: an abort, or too many sends. */
  stopped?: unknown
}

/** What the pipeline keeps of a call across its traversals. */
export interface CallState extends Call {
  sends: number
  readonly maxSends: number
  account: Account
  /** Tells who is logged in now; nothing for a client without `account`. */
  readonly readAccount: ClientOptions['account']
  /** The call has gone on while its account was not logged in: its answer, which may be anybody's, is not kept or shared. */
  wentOnWithoutAccount?: boolean
  /** How many calls this one was begun inside of. */
  readonly depth: number
  /** The client's default header, which was checked when the client was made. */
  readonly header: Header
  /** The caller's own traversal. */
  outermost: Traversal | undefined
  /** The traversals that obey a signal, innermost first; never changed in place. */
  obeying: readonly Traversal[]
  /** Leaves it out of a request's JSON: a traversal holds the requests that were passed inward, and they it. */
  toJSON(): void
}

/** Makes a traversal fail for this reason, now. */
export type Stop = (way: Traversal, error: unknown) => void

/** Begins to wait; `who` is a function that nobody else waits with. */
export function wait(way: Traversal, position: number, who: object): void {
  way.waiting = who
  way.at = position
  way.abort = undefined
}

/** Ends the wait, if it still is for `who`. During it the account may have changed: then the traversal is stopped. */
export function claim(way: Traversal, who: object): boolean {
  if (way.waiting !== who) return false
  way.waiting = undefined
  checkAccount(way)
  return true
}
