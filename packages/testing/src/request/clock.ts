// The timers of one request: its timeout, armed only when the answer takes time, and its waits; when its steps happened.
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

  /** No timeout any more; the waits go on. */
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

/** The milliseconds a request may run: its own option, else the host's. */
export function limitOf(asked: unknown, usual: number | undefined): number {
  // 60 s is the documented maximum; above it the option was reported without effect.
  return Math.min(Number(asked) > 0 ? Number(asked) : (usual ?? LONGEST), LONGEST)
}
