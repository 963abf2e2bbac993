// What a batch may leave behind: timers, listeners, memory.
import { setTimeout as sleep } from 'node:timers/promises'

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }

/** Keeps count of the timers that are set from now on, and of those that have neither fired nor been cleared. */
export function watchTimers(): () => number {
  const running = new Set<unknown>()
  const watched = (run: () => void, ms?: number) => {
    const timer = real.setTimeout(() => {
      running.delete(timer)
      run()
    }, ms)
    running.add(timer)
    return timer
  }
  globalThis.setTimeout = Object.assign(watched, real.setTimeout)
  globalThis.clearTimeout = (timer) => {
    running.delete(timer)
    real.clearTimeout(timer)
  }
  return () => running.size
}

let listeners = 0

/** How many listen to signals of `countedSignal`. */
export const listening = () => listeners

/** A signal that counts who listens, and what trips it. */
export function countedSignal() {
  const all = new Set<() => void>()
  const change = (act: () => unknown) => {
    listeners -= all.size
    act()
    listeners += all.size
  }
  const signal = {
    aborted: false,
    reason: undefined,
    addEventListener: (_: 'abort', listener: () => void) => change(() => all.add(listener)),
    removeEventListener: (_: 'abort', listener: () => void) => change(() => all.delete(listener)),
  }
  const abort = () => {
    signal.aborted = true
    for (const listener of [...all]) listener()
  }
  return { signal, abort }
}

/** Bytes in use after everything that can go has gone. */
export async function heapUsed(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    await sleep(5)
    globalThis.gc!()
  }
  return process.memoryUsage().heapUsed
}
