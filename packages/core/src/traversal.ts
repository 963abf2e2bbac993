// One way through the chain: a request goes inward through the hooks, is sent, and its outcome comes back outward.
//
// One loop. It ends where it has to wait: for a hook's promise, for the host, or for what is inside when that obeys another
// signal. Only the pending wait may continue, known by its turn: what comes twice, late or after a stop changes nothing.
//
//                     a hook runs          a hook's promise         the host              what is inside
//   a stop            heard when it ends   outward past the hook    send ends, outward    outward past the hook
//   the outcome       –                    on with what it yields   outward               outward from the hook
//   that, after both  –                    its request: concluded   ignored               concluded
import { checkAccount } from './account.ts'
import type { CallState } from './call.ts'
import { obey, stopAll } from './cancel.ts'
import type { Chain } from './chain.ts'
import { ConfigError } from './errors/config.ts'
import { conclude, endless, enter, hear } from './hooks.ts'
import { maxDepth, refusalDelay } from './limits.ts'
import { Failure, type Outcome, outcomeOf } from './outcome.ts'
import { Send } from './send.ts'
import type { Cancel, CancelSignal, HttpRequest, HttpResponse } from './types/index.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

// Whose hooks run at this moment: a call that begins meanwhile was begun by the hook at its position.
let running: Traversal | undefined
let turns = 0

export class Traversal {
  readonly call: CallState
  /** The one signal that it obeys: that of the request it begins with. */
  readonly signal: CancelSignal | undefined
  /** Why it can only fail: an abort, another account, too many sends. */
  stopped: Failure | undefined = undefined
  /** What has entered each position: the hook before it has passed that inward. */
  private readonly entered: HttpRequest[] = []
  /** The position whose hook runs, or that is waited for; that of the host is beyond the last hook. */
  at = 0
  /** The turn of the pending wait; 0 while none is pending. */
  private pending = 0
  private send: Send | undefined = undefined
  private release: Cancel | undefined = undefined

  /** @param from the position that the request enters. One of the two functions is called, once */
  constructor(
    readonly chain: Chain,
    private readonly from: number,
    request: HttpRequest,
    private readonly resolve: (response: HttpResponse) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.call = request.call as CallState
    this.signal = request.signal
    if (this.call.underWay.push(this) > 1) checkAccount(this)
    if (this.signal) this.release = obey(this, request, this.signal)
    this.run(true, from - 1, request, request)
  }

  /**
   * Goes on from a position, inward with a request or outward with an outcome, until it has to wait or the call is over.
   * @param yielded what the hook at this position has yielded
   * @param value what travels; that which is yielded besides is looked at first
   */
  private run(isInward: boolean, position: number, yielded: unknown, value?: HttpRequest | Outcome): void {
    const { chain, entered } = this
    const outer = running
    running = this
    try {
      for (;;) {
        let isDetached = false
        if (!value || yielded !== value) {
          const kind = outcomeOf(yielded, chain[position]!.interceptor, isInward ? this : undefined)
          if (kind === 'promise') return this.waitForHook(isInward, position, yielded as PromiseLike<unknown>)
          isDetached = kind === 'detached'
          isInward = typeof kind === 'string'
          value = typeof kind === 'string' ? (yielded as HttpRequest) : kind
        }
        if (isInward) {
          const request = value as HttpRequest
          entered[++position] = request
          if (position === chain.length) checkAccount(this)
          // Turns round, so that the hook which has just passed it inward hears of it.
          if (this.stopped) isInward = false
          else if (isDetached) return this.runInside(position, request)
          else if (position === chain.length) return this.ask(request)
        }
        if (!isInward) {
          if (this.stopped) value = this.stopped
          if (--position < this.from) break
        }
        this.at = position
        try {
          yielded = isInward
            ? enter(chain[position]!, value as HttpRequest)
            : hear(chain[position]!, value as Outcome, entered[position + 1]!)
        } catch (error) {
          yielded = new Failure(error)
        }
      }
    } finally {
      running = outer
    }
    if (value instanceof Failure) this.reject(value.error)
    else this.resolve(value as HttpResponse)
    // The caller's own stays: the call is over with it.
    if (this.from) this.call.underWay.splice(this.call.underWay.indexOf(this), 1)
    if (this.release) this.release()
  }

  /** Asks the host. */
  private ask(request: HttpRequest): void {
    const { call, chain } = this
    const turn = this.wait()
    this.at = chain.length
    if (++call.sends > call.maxSends) return this.refuse(turn)
    this.send = new Send(request, this, turn)
    // Stopped while the host was being asked; harmless when it was answered.
    if (this.pending !== turn) this.send.cancel()
  }

  /** Goes on with the outcome of the send. */
  afterSend(turn: number, outcome: Outcome): void {
    if (this.mayContinue(turn)) this.run(false, this.chain.length, outcome, outcome)
  }

  /**
   * Refuses one send too many: all that the call has under way fails now, and what asked a little later, so that a loop that
   * swallows the error cannot starve the event loop.
   */
  private refuse(turn: number): void {
    const { call } = this
    const failure = new Failure(new ConfigError(`more than ${call.maxSends} sends (maxSends)`))
    setTimeout(() => this.afterSend(turn, failure), refusalDelay)
    stopAll(call, failure, (way) => way !== this || !this.from)
  }

  private waitForHook(isInward: boolean, position: number, promise: PromiseLike<unknown>): void {
    const link = this.chain[position]!
    const turn = this.wait()
    const settled = (yielded: unknown) => {
      link.waits = 0
      if (this.mayContinue(turn)) this.run(isInward, position, yielded)
      else if (isInward) conclude(link, yielded, this.stopped!)
    }
    const failed = (error: unknown) => settled(new Failure(error))
    link.waits++
    try {
      // Subscribed even when already stopped, or a rejection would go unhandled.
      Promise.resolve(promise).then(settled, failed)
    } catch (error) {
      failed(error)
    }
    if (this.stopped) this.leave()
  }

  /**
   * Runs what is inside, from this position, under another signal: when the caller leaves, the hook which has put it on still
   * gets the one outcome due to it.
   */
  private runInside(position: number, request: HttpRequest): void {
    const turn = this.wait()
    const take = (outcome: Outcome) => {
      if (this.mayContinue(turn)) this.run(false, position, outcome, outcome)
      else conclude(this.chain[position - 1]!, request, outcome)
    }
    new Traversal(this.chain, position, request, take, (error) => take(new Failure(error)))
  }

  /** Makes it fail, now. */
  stop(failure: Failure): void {
    if (this.stopped) return
    this.stopped = failure
    this.leave()
  }

  /** Leaves the pending wait, if any. The send ends first, so that no slot is freed while the host still works. */
  private leave(): void {
    if (!this.pending) return
    this.pending = 0
    if (this.send) this.send.cancel()
    this.run(false, this.at, this.stopped, this.stopped)
  }

  /** Begins a wait. @returns its turn */
  private wait(): number {
    this.pending = ++turns
    return turns
  }

  /** Ends the wait, if it is still pending. During it the account may have changed: then the traversal is stopped. */
  private mayContinue(turn: number): boolean {
    if (this.pending !== turn) return false
    this.pending = 0
    checkAccount(this)
    return true
  }
}

/** How deep a call is that begins now. @throws ConfigError that names the hook which never stops beginning calls */
export function depthOfNewCall(): number {
  const depth = running ? running.call.depth + 1 : 0
  if (depth < maxDepth) return depth
  throw endless(running!.chain[running!.at]!.interceptor)
}
