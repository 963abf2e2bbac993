// Timers the host can clear all at once; the global setTimeout is looked up at each call, so fake timers work.

export interface Timers {
  /** Runs after that many milliseconds; returns its cancel. */
  after(ms: number, run: () => void): () => void
  clear(): void
}

export function createTimers(): Timers {
  const running = new Set<ReturnType<typeof setTimeout>>()
  return {
    after(ms, run) {
      const handle = globalThis.setTimeout(() => {
        running.delete(handle)
        run()
      }, ms)
      running.add(handle)
      return () => {
        if (running.delete(handle)) globalThis.clearTimeout(handle)
      }
    },
    clear() {
      for (const handle of running) globalThis.clearTimeout(handle)
      running.clear()
    },
  }
}
