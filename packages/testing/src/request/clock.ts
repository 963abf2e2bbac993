// The timers of one request: its timeout, set only if the response takes time, and its waits; and when its steps
// happened.
import type { Timers } from '../state/timers.ts'
import { Timing } from './timing.ts'

const LONGEST = 60_000

export class Clock {
  readonly timing = new Timing()
  private readonly cancels: (() => void)[] = []
  private cancelLimit = () => {}
  private armed = false

  constructor(
    private readonly timers: Timers,
    private readonly limit: number,
    private readonly onTimeout: () => void,
  ) {}

  arm(): void {
    if (this.armed) return
    this.armed = true
    if (this.limit < Number.POSITIVE_INFINITY) this.cancelLimit = this.timers.after(this.limit, this.onTimeout)
  }

  /** Ends the timeout for good; the waits continue. */
  disarm(): void {
    this.armed = true
    this.cancelLimit()
  }

  after(ms: number, run: () => void): void {
    if (!(ms > 0)) return run()
    this.arm()
    this.cancels.push(this.timers.after(ms, run))
  }

  /** Cancels everything, for good. */
  stop(): void {
    this.disarm()
    for (const cancel of this.cancels) cancel()
  }
}

/** The milliseconds that a request may run: by its own option, else by the host's. */
export function limitOf(asked: unknown, usual: number | undefined): number {
  // 60 s is the documented maximum; a greater value was reported to have no effect.
  return Math.min(Number(asked) > 0 ? Number(asked) : (usual ?? LONGEST), LONGEST)
}
