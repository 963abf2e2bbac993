// Timers the host can clear all at once; the global setTimeout is looked up at each call, so fake timers work.

export interface Timers {
  /** Runs after that many milliseconds; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void
  clear(): void
}

export function createTimers(): Timers {
  const cancels = new Set<() => void>()
  return {
    after(ms, run) {
      // Kept for this timer, because fake timers that are installed or removed meanwhile do not know it.
      const { setTimeout, clearTimeout } = globalThis
      const cancel = () => {
        if (cancels.delete(cancel)) clearTimeout(handle)
      }
      const handle = setTimeout(() => {
        cancels.delete(cancel)
        run()
      }, ms)
      cancels.add(cancel)
      return cancel
    },
    clear() {
      for (const cancel of cancels) cancel()
    },
  }
}
