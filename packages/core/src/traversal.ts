// One way through the chain: a request goes inward through the hooks, is sent, and its outcome comes back outward.
//
// Both directions are loops. A loop ends early, and the traversal waits, in three cases: a hook has returned a promise, the host
// has been asked, or a hook has put another signal on the request. In the third case the inside of that hook is "detached": it runs
// in a traversal of its own, which the signal of this one does not stop. Each wait has a number, and only the pending wait may
// continue. So an outcome that comes twice, or after its wait has ended, changes nothing.
//
// An outcome goes outward *from* a hook that is the first to hear it, or *past* a hook that does not hear it. It is *delivered
// late* to a hook that has a right to it although the caller has left: what that hook yields is dropped. A stop that comes while
//   a hook runs             is noticed when the hook returns
//   a hook's promise pends  goes outward past the hook; when the promise yields a request, the stop is delivered late to the hook
//   the host is asked       cancels the send, then goes outward; an answer that comes later is ignored
//   the inside is detached  goes outward past the hook; the outcome of the inside is delivered late to the hook when it comes
import { checkAccount } from './account.ts'
import type { CallState } from './call.ts'
import { listenToAbort, stopAll } from './cancel.ts'
import type { Chain } from './chain.ts'
import { ConfigError } from './errors/config.ts'
import { TimeoutError } from './errors/timeout.ts'
import { callOutcomeHook, callRequestHook, deliverLate, endlessCalls } from './hooks.ts'
import { hostTimeout, maxDepth, refusalDelay } from './limits.ts'
import { classify, Failure, type Outcome } from './outcome.ts'
import { cancelSend, judged, startSend } from './send.ts'
import type { Cancel, CancelSignal, HttpRequest, HttpResponse } from './types/index.ts'
import { unwatch, type Watched, watch } from './watchdog.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

type Direction = 'inward' | 'outward'

// The traversal whose hook runs at this moment, if one does: a call that begins now was begun by that hook.
let running: Traversal | undefined
let lastWait = 0

export class Traversal {
  readonly call: CallState
  /** The one signal that it obeys: that of the request it begins with. */
  readonly signal: CancelSignal | undefined
  /** Set once it must fail, with the reason: an abort, another account, too many sends. */
  stopped: Failure | undefined = undefined
  /** The request that each position has passed inward. */
  private readonly requests: HttpRequest[]
  /** The position of the hook that runs or is waited for; the chain's length while the host is asked. */
  position = 0
  /** The number of the pending wait, from 1, counted through all calls; 0 while none is pending. */
  private pending = 0
  /** Takes its listener off the signal. */
  private unlisten: Cancel | undefined = undefined
  /** The request that is being sent, and what ends that send. There is one at most: `next` sends in a traversal of its own. */
  private sent: HttpRequest | undefined = undefined
  private cancel: unknown = undefined
  /** What was given to the hook that changed the outcome last: the cause of the error if that hook yields nothing of use. */
  private given: Outcome | undefined = undefined
  /** The watchdog's fields (`Watched`), while the request is being sent. */
  ticks = 0
  older: Watched | undefined = undefined
  newer: Watched | undefined = undefined

  /**
   * Calls one of the two functions, once.
   * @param from the position that the request enters: 0 for the caller's own traversal, more for one nested in a hook
   */
  constructor(
    readonly chain: Chain,
    private readonly from: number,
    request: HttpRequest,
    private readonly resolve: (response: HttpResponse) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.call = request.call as CallState
    this.signal = request.signal
    this.requests = new Array(chain.length)
    if (from) {
      this.call.traversals.push(this)
      this.check(0)
    } else {
      // A new array each time: `push` makes V8 reserve room for seventeen items, and most calls have one.
      this.call.traversals = [this]
    }
    if (this.signal) this.unlisten = listenToAbort(this, request, this.signal)
    if (this.stopped) this.refuse(from)
    else this.inwardFrom(from, request)
  }

  /**
   * Stops every traversal of the call (hence `Boolean`) at once, when its account has changed or it has sent too often.
   * @param sends how many it is about to make
   * @param credential the token that it is about to send
   */
  private check(sends: number, credential?: string): void {
    const { call } = this
    checkAccount(this, credential)
    if (!this.stopped) {
      call.sends += sends
      if (call.sends > call.maxSends)
        this.stopped = new Failure(new ConfigError(`more than ${call.maxSends} sends (maxSends)`))
    }
    if (this.stopped) stopAll(call, this.stopped, Boolean)
  }

  /** Fails instead of beginning at this position: the traversal is stopped already. */
  private refuse(position: number): void {
    const { call } = this
    const goOutward = () => this.outwardFrom(position - 1, this.stopped!)
    // Only the first refusal is immediate: a hook that catches it and tries again in a loop must not starve the event loop.
    if (call.refusals) setTimeout(goOutward, refusalDelay)
    else goOutward()
    call.refusals++
  }

  /** Takes a request inward, beginning with the hook at this position, then to the host. */
  private inwardFrom(position: number, request: HttpRequest): void {
    const { chain, requests } = this
    const outer = running
    running = this
    try {
      for (; position < chain.length; position++) {
        const link = chain[position]!
        let yielded: unknown
        this.position = position
        try {
          yielded = callRequestHook(link, request)
        } catch (error) {
          yielded = new Failure(error)
        }
        if (yielded !== request) {
          if (classify(yielded, link.interceptor, this) !== 'request')
            return this.afterHook('inward', position, yielded)
          // The loop goes on here. With `afterHook` instead, thousands of hooks that change the request would overflow the stack.
          request = yielded as HttpRequest
        }
        requests[position] = request
        if (this.stopped) return this.outwardFrom(position, this.stopped)
      }
      this.send(request)
    } finally {
      running = outer
    }
  }

  /** Sends it, through its transport. */
  private send(request: HttpRequest): void {
    const { chain, call } = this
    this.check(1, request.credential)
    if (this.stopped) return this.refuse(chain.length)
    const waitNumber = this.wait(chain.length)
    call.lastSend = waitNumber
    let isAnswered = false
    const settle = (outcome: unknown) => {
      // What comes after the first outcome changes nothing.
      if (!unwatch(this)) return
      isAnswered = true
      this.afterSend(waitNumber, judged(request, outcome))
    }
    this.sent = request
    watch(this, request.timeout)
    const cancel = startSend(request, settle)
    if (this.pending === waitNumber) this.cancel = cancel
    // The traversal was stopped while the host was being asked: only now is the host's task known.
    else if (!isAnswered) cancelSend(cancel)
  }

  /** Goes on with the outcome of the send. */
  private afterSend(waitNumber: number, outcome: Outcome): void {
    if (this.mayContinue(waitNumber)) this.outwardFrom(this.chain.length - 1, outcome)
  }

  /** The host has not answered in time. */
  expire(): void {
    const { pending } = this
    const request = this.sent!
    // `unwatch` says no when the send has ended in this very tick: hooks of another send that expired before it have aborted it.
    if (request.transport.hasOwnTimeout || !unwatch(this)) return
    cancelSend(this.cancel)
    const error = new TimeoutError(`no answer within ${request.timeout || hostTimeout} ms`, { request })
    this.afterSend(pending, new Failure(error))
  }

  /** Takes an outcome outward, beginning with the hook at this position; a stopped traversal fails, whatever the outcome. */
  private outwardFrom(position: number, outcome: Outcome): void {
    const { chain, from, requests, call } = this
    const outer = running
    running = this
    try {
      for (; ; position--) {
        if (this.stopped) outcome = this.stopped
        if (position < from) break
        const link = chain[position]!
        let yielded: unknown
        this.position = position
        try {
          yielded = callOutcomeHook(link, outcome, requests[position]!)
        } catch (error) {
          yielded = new Failure(error)
        }
        if (yielded === outcome) continue
        this.given = outcome
        const kind = classify(yielded, link.interceptor, undefined, outcome)
        if (typeof kind === 'string') return this.afterHook('outward', position, yielded)
        outcome = kind
      }
    } finally {
      running = outer
    }
    if (outcome instanceof Failure) this.reject(outcome.error)
    else this.resolve(outcome)
    // Taken off the call, because whoever keeps the request, or an error that holds it, would keep the answer too.
    if (from) call.traversals.splice(call.traversals.indexOf(this), 1)
    // The caller's own traversal is the first of the list: `shift` does not make an array of what it takes out, as `splice` does.
    else call.traversals.shift()
    if (this.unlisten) this.unlisten()
  }

  /** Goes on with what a hook has yielded. */
  private afterHook(direction: Direction, position: number, yielded: unknown): void {
    const link = this.chain[position]!
    const kind = classify(yielded, link.interceptor, direction === 'inward' ? this : undefined, this.given)
    if (kind === 'promise') this.waitForHook(direction, position, yielded as PromiseLike<unknown>)
    else if (typeof kind === 'object') this.outwardFrom(position - 1, kind)
    else {
      const request = yielded as HttpRequest
      this.requests[position] = request
      if (this.stopped) this.outwardFrom(position, this.stopped)
      else if (kind === 'request') this.inwardFrom(position + 1, request)
      else this.runInside(position, request)
    }
  }

  private waitForHook(direction: Direction, position: number, promise: PromiseLike<unknown>): void {
    const link = this.chain[position]!
    const waitNumber = this.wait(position)
    const settled = (yielded: unknown) => {
      link.waits = 0
      if (this.mayContinue(waitNumber)) this.afterHook(direction, position, yielded)
      else if (direction === 'inward' && this.stopped) deliverLate(link, yielded, this.stopped)
    }
    const failed = (error: unknown) => settled(new Failure(error))
    if (direction === 'inward') link.waits++
    try {
      // Subscribed even when already stopped, or a rejection would go unhandled.
      Promise.resolve(promise).then(settled, failed)
    } catch (error) {
      failed(error)
    }
    if (this.stopped) this.endWait()
  }

  /** Runs what is inside of this position under another signal. Should the caller leave, the hook still gets its outcome. */
  private runInside(position: number, request: HttpRequest): void {
    const waitNumber = this.wait(position)
    const take = (outcome: Outcome) => {
      if (this.mayContinue(waitNumber)) this.outwardFrom(position, outcome)
      else deliverLate(this.chain[position]!, request, outcome)
    }
    new Traversal(this.chain, position + 1, request, take, (error) => take(new Failure(error)))
  }

  /** Ends the pending wait of a stopped traversal: the send first, so that queue frees no place while the host still works. */
  endWait(): void {
    if (!this.pending) return
    this.pending = 0
    const link = this.chain[this.position]
    if (link) link.waits = 0
    if (unwatch(this)) cancelSend(this.cancel)
    this.outwardFrom(this.position - 1, this.stopped!)
  }

  /** Begins a wait. @returns its number */
  private wait(position: number): number {
    this.position = position
    this.pending = ++lastWait
    return lastWait
  }

  /** Ends the wait, if it is still pending. The account may have changed during the wait: then the traversal is stopped. */
  private mayContinue(waitNumber: number): boolean {
    if (this.pending !== waitNumber) return false
    this.pending = 0
    checkAccount(this)
    return true
  }
}

/** How many calls a call that begins now is nested in. @throws ConfigError that names the hook which begins calls without end */
export function depthOfNewCall(): number {
  const depth = running ? running.call.depth + 1 : 0
  if (depth < maxDepth) return depth
  const link = running!.chain[running!.position]
  throw endlessCalls(link ? link.interceptor : { name: 'transport' })
}
