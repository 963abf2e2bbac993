// One pass through the chain: a request goes inward through the hooks, is sent, and its outcome comes back outward.
//
// Both directions are loops. A loop ends early, and the traversal waits, in three cases: a hook has returned a promise,
// the request has been sent, or a hook has put another signal on it. In the third case the part inside of that hook is
// "detached": it runs in its own traversal, which the signal of this one does not stop. Each wait has a number, and
// only the pending wait may continue. So an outcome that comes twice, or after its wait has ended, changes nothing.
//
// An outcome goes outward *from* the first hook that receives it, or *past* a hook that does not. It is *delivered
// late* to a hook that is owed it although the caller has left; that hook's result is dropped. If a stop comes while
//   a hook runs             it is noticed when the hook returns
//   a hook's promise pends  it goes outward past the hook; if the promise yields a request, the stop is delivered late
//   a send is in progress   it cancels the send, then goes outward; a response that comes later is ignored
//   the inside is detached  it goes outward past the hook; the outcome of the inside is delivered late to the hook
import { checkAccount } from './account.ts'
import type { CallState } from './call.ts'
import { listenToAbort, stopAll } from './cancel.ts'
import { ConfigError } from './errors/config.ts'
import { TimeoutError } from './errors/timeout.ts'
import { type Chain, callOutcomeHook, callRequestHook, deliverLate, endlessCalls } from './hooks.ts'
import { hostTimeout, maxDepth, refusalDelay } from './limits.ts'
import { classify, Failure, type Outcome } from './outcome.ts'
import { cancelSend, judged, startSend } from './send.ts'
import type { Cancel, CancelSignal, HttpRequest, HttpResponse } from './types/index.ts'
import { unwatch, type Watched, watch } from './watchdog.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

// The traversal whose hook is running right now, if any: a call that begins now was begun by that hook.
let running: Traversal | undefined
let lastWait = 0

export class Traversal {
  readonly call: CallState
  /** The only signal that stops it: that of the request it begins with. */
  readonly signal: CancelSignal | undefined
  /** The failure to end with, set once it has to stop: an abort, another account, too many sends. */
  stopped: Failure | undefined = undefined
  /** The request that each position has passed inward. */
  private readonly requests: HttpRequest[]
  /** The position of the hook that runs or is waited for; the chain's length during a send. */
  position = 0
  /** The number of the pending wait, from 1, counted through all calls; 0 while none is pending. */
  private pending = 0
  /** Removes its listener from the signal. */
  private unlisten: Cancel | undefined = undefined
  /** The request being sent, and what cancels the send. At most one: `next` sends in a traversal of its own. */
  private sent: HttpRequest | undefined = undefined
  private cancel: unknown = undefined
  /** The watchdog's fields (`Watched`), while the request is being sent. */
  ticks = 0
  older: Watched | undefined = undefined
  newer: Watched | undefined = undefined

  /**
   * Calls `resolve` or `reject`, once.
   * @param from the position to start at: 0 for the caller's own traversal, more for one nested in a hook
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
      // A new array, not `push`, for which V8 would reserve room for seventeen items: most calls have one.
      this.call.traversals = [this]
    }
    if (this.signal) this.unlisten = listenToAbort(this, request, this.signal)
    if (this.stopped) this.refuse(from)
    else this.inwardFrom(from, request)
  }

  /**
   * Stops every traversal of the call (hence `Boolean`) at once, when its account has changed or it has sent too often.
   * @param sends how many sends it is about to make
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

  /** Goes outward instead of starting at this position, because the traversal is stopped already. */
  private refuse(position: number): void {
    const { call } = this
    const goOutward = () => this.outwardFrom(position - 1, this.stopped!)
    // Only the first refusal is immediate: a hook that catches it and retries in a loop must not starve the event loop.
    if (call.refusals) setTimeout(goOutward, refusalDelay)
    else goOutward()
    call.refusals++
  }

  /** Takes a request inward, starting with the hook at this position, and then sends it. */
  private inwardFrom(position: number, request: HttpRequest): void {
    const { chain, requests } = this
    const outer = running
    running = this
    try {
      for (; position < chain.length; position++) {
        const link = chain[position]!
        this.position = position
        const yielded = callRequestHook(link, request)
        if (yielded !== request) {
          if (classify(yielded, link, this) !== 'request') return this.afterHook(position, yielded)
          // Stays in the loop: with `afterHook`, thousands of hooks that change the request would overflow the stack.
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

  /** Sends the request through its transport. */
  private send(request: HttpRequest): void {
    const { chain, call } = this
    this.check(1, request.credential)
    if (this.stopped) return this.refuse(chain.length)
    const waitNumber = this.wait(chain.length)
    call.lastSend = waitNumber
    let isSettled = false
    const settle = (outcome: unknown) => {
      // Late and duplicate outcomes are ignored.
      if (!unwatch(this)) return
      isSettled = true
      this.afterSend(waitNumber, judged(request, outcome))
    }
    this.sent = request
    watch(this, request.timeout)
    const cancel = startSend(request, settle)
    if (this.pending === waitNumber) this.cancel = cancel
    // The traversal was stopped while the transport was being called: its way to cancel is known only now.
    else if (!isSettled) cancelSend(cancel)
  }

  /** Goes on with the outcome of the send, if it is still waited for. */
  private afterSend(waitNumber: number, outcome: Outcome): void {
    if (this.mayContinue(waitNumber)) this.outwardFrom(this.chain.length - 1, outcome)
  }

  /** Called by the watchdog when the send has taken too long. */
  expire(): void {
    const { pending } = this
    const request = this.sent!
    // `unwatch` returns false if the send has ended in this tick: hooks of a send that expired first have aborted it.
    if (request.transport.hasOwnTimeout || !unwatch(this)) return
    cancelSend(this.cancel)
    const error = new TimeoutError(`no response within ${request.timeout || hostTimeout} ms`, { request })
    this.afterSend(pending, new Failure(error))
  }

  /** Takes an outcome outward, starting with the hook at this position; a stopped traversal always fails. */
  private outwardFrom(position: number, outcome: Outcome): void {
    const { chain, from, requests, call } = this
    const outer = running
    running = this
    try {
      for (; ; position--) {
        if (this.stopped) outcome = this.stopped
        if (position < from) break
        const link = chain[position]!
        this.position = position
        const yielded = callOutcomeHook(link, outcome, requests[position]!)
        if (yielded === outcome) continue
        const kind = classify(yielded, link, this, outcome)
        if (typeof kind === 'string') return this.afterHook(position, yielded, outcome)
        outcome = kind
      }
    } finally {
      running = outer
    }
    if (outcome instanceof Failure) this.reject(outcome.error)
    else this.resolve(outcome)
    // Removed from the call: otherwise whatever keeps the request, such as an error, would keep the response, too.
    if (from) call.traversals.splice(call.traversals.indexOf(this), 1)
    // The caller's own traversal is the first of the list: unlike `splice`, `shift` does not create an array.
    else call.traversals.shift()
    if (this.unlisten) this.unlisten()
  }

  /** Goes on with what a hook has yielded. @param given the outcome that it received; none for a `request` hook */
  private afterHook(position: number, yielded: unknown, given?: Outcome): void {
    const link = this.chain[position]!
    const kind = classify(yielded, link, this, given)
    if (kind === 'promise') this.waitForHook(position, yielded as PromiseLike<unknown>, given)
    else if (typeof kind === 'object') this.outwardFrom(position - 1, kind)
    else {
      const request = yielded as HttpRequest
      this.requests[position] = request
      if (this.stopped) this.outwardFrom(position, this.stopped)
      else if (kind === 'request') this.inwardFrom(position + 1, request)
      else this.runInside(position, request)
    }
  }

  private waitForHook(position: number, promise: PromiseLike<unknown>, given: Outcome | undefined): void {
    const link = this.chain[position]!
    const waitNumber = this.wait(position)
    const settled = (yielded: unknown) => {
      link.waits = 0
      if (this.mayContinue(waitNumber)) this.afterHook(position, yielded, given)
      else if (!given && this.stopped) deliverLate(link, yielded, this.stopped)
    }
    const failed = (error: unknown) => settled(new Failure(error))
    if (!given) link.waits++
    try {
      // Subscribes even if already stopped: otherwise a rejection would go unhandled.
      Promise.resolve(promise).then(settled, failed)
    } catch (error) {
      failed(error)
    }
    if (this.stopped) this.endWait()
  }

  /** Runs the part inside this position under another signal. If the caller leaves, the hook still gets the outcome. */
  private runInside(position: number, request: HttpRequest): void {
    const waitNumber = this.wait(position)
    const take = (outcome: Outcome) => {
      if (this.mayContinue(waitNumber)) this.outwardFrom(position, outcome)
      else deliverLate(this.chain[position]!, request, outcome)
    }
    new Traversal(this.chain, position + 1, request, take, (error) => take(new Failure(error)))
  }

  /** Ends the pending wait of a stopped traversal. Cancels a send first: the queue must not free its slot earlier. */
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

  /** Ends the wait, if still pending. The account may have changed during it: then the traversal is stopped. */
  private mayContinue(waitNumber: number): boolean {
    if (this.pending !== waitNumber) return false
    this.pending = 0
    checkAccount(this)
    return true
  }
}

/** How many calls enclose one that begins now. @throws ConfigError naming a hook that begins calls without end */
export function depthOfNewCall(): number {
  const depth = running ? running.call.depth + 1 : 0
  if (depth < maxDepth) return depth
  const link = running!.chain[running!.position]
  throw endlessCalls(link ? link.interceptor : { name: 'transport' })
}
