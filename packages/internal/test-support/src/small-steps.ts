// Faked time that moves from one moment to the next, so that promises and timers meet in every order.
import { vi } from 'vitest'

/** Runs the promise turns that are due; more than the longest chain here has. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 120; turn++) await undefined
}

/** Lets milliseconds pass in steps, by default short beside them, and looks after each. */
export async function elapse(ms: number, look: () => void, step = Math.ceil(ms / 25)): Promise<void> {
  await flush()
  for (let passed = 0; passed < ms; passed += step) {
    vi.advanceTimersByTime(step)
    await flush()
    look()
  }
}

/** Lets time pass from timer to timer until it is over: by default, until no timer is left. */
export async function drain(look: () => void, isOver: () => boolean = () => false): Promise<void> {
  await flush()
  for (let fired = 0; vi.getTimerCount() > 0 && !isOver() && fired < 10_000; fired++) {
    vi.advanceTimersToNextTimer()
    await flush()
    look()
  }
}
