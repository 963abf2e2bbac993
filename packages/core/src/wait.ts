// One wait at a time, and whoever ends it first: the outcome, an abort, or the send limit.
//
// Each wait has a ticket. The promise, the host or a stop claims it; everybody later finds it taken. So a host that
// answers twice, or a promise that settles after an abort, changes nothing.
import { AbortError } from './errors/abort.ts'
import type { Call, Cancel, CancelSignal, HttpRequest } from './types.ts'

/** Takes one outcome: a response, or a failure of any kind. */
export type Done = (failed: boolean, value: unknown) => void

/** What the pipeline keeps of a call across its runs. */
export interface CallState extends Call {
  sends: number
  readonly maxSends: number
  /** The run whose promise the caller holds. */
  outermost: Waiter | undefined
  /** Who obeys which signal, outermost first. */
  obeying: readonly { readonly signal: CancelSignal; readonly waiter: Waiter }[]
}

export abstract class Waiter {
  readonly call: CallState
  /** Why this run can only fail: an abort, or too many sends. */
  stopped: unknown = undefined
  private ticket = 0
  /** The position that is waited for; the hooks outside of it are still to run. */
  private waitingAt: number | undefined = undefined
  /** Ends the send that is waited for. */
  private cancel: Cancel | undefined = undefined
  private signal: CancelSignal | undefined = undefined
  private release: Cancel | undefined = undefined
  private over = false

  constructor(call: Call) {
    this.call = call as CallState
    this.call.outermost ??= this
  }

  /** Goes on outward from a position with an outcome. */
  abstract outward(position: number, failed: boolean, value: unknown): void

  /** Opens a wait. */
  take(): number {
    return ++this.ticket
  }

  /** Begins to wait, unless the outcome is already here. */
  waitFor(ticket: number, position: number, cancel?: Cancel): void {
    if (ticket !== this.ticket) return
    this.waitingAt = position
    this.cancel = cancel
    if (this.stopped) this.leave()
  }

  /** Ends a wait for the first who asks. */
  claim(ticket: number): boolean {
    if (ticket !== this.ticket) return false
    this.ticket++
    this.waitingAt = this.cancel = undefined
    return true
  }

  /** Waits for a hook's promise; what it yields to a run that has stopped meanwhile goes to `late`. */
  waitForPromise(position: number, promise: PromiseLike<unknown>, done: Done, late?: (value: unknown) => void): void {
    const ticket = this.take()
    const settled: Done = (failed, value) => {
      if (this.claim(ticket)) done(failed, value)
      else if (late && !failed && this.stopped) late(value)
    }
    // Subscribed even when already stopped, or a rejection would go unhandled.
    promise.then(
      (value) => settled(false, value),
      (error) => settled(true, error),
    )
    this.waitFor(ticket, position)
  }

  /** From now on this run can only fail with `error`. */
  stop(error: unknown): void {
    if (this.over || this.stopped) return
    this.stopped = error
    this.leave()
  }

  /** Stops on the signal of a request that goes inward. */
  obey(request: HttpRequest): void {
    const { signal } = request
    if (!signal || signal === this.signal) return
    this.signal = signal
    const abortError = () => new AbortError('aborted', { request, cause: signal.reason })
    if (signal.aborted) return this.stop(abortError())
    const { call } = this
    const entry = { signal, waiter: this as Waiter }
    const onAbort = () => {
      const error = abortError()
      // Innermost first: the host task ends before the hooks outside of it run.
      for (const other of [...call.obeying].reverse()) if (other.signal === signal) other.waiter.stop(error)
    }
    call.obeying = [...call.obeying, entry]
    signal.addEventListener('abort', onAbort)
    const releaseEarlier = this.release
    this.release = () => {
      releaseEarlier?.()
      signal.removeEventListener('abort', onAbort)
      call.obeying = call.obeying.filter((other) => other !== entry)
    }
  }

  /** Nothing can stop it any more, and nothing of it stays behind. */
  close(): void {
    this.over = true
    this.release?.()
  }

  /** Leaves the wait of a stopped run: the send ends first, so that no slot is freed while the host still works. */
  private leave(): void {
    const { waitingAt, cancel } = this
    if (waitingAt === undefined) return
    this.claim(this.ticket)
    cancel?.()
    this.outward(waitingAt - 1, true, this.stopped)
  }
}
