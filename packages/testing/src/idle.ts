// Waits until a host has nothing in flight, even after the app's own promises have run.

// The app often sends its next request a few promise turns after a response. The host waits for so many turns.
const TURNS = 50

export interface Idle {
  wait(): Promise<void>
  /** Must be called whenever the host may have become idle. */
  check(): void
}

export function createIdle(quiet: () => boolean): Idle {
  let waiting: (() => void)[] = []
  let watching = false
  const watch = async () => {
    watching = true
    for (let turn = 0; turn < TURNS; turn++) {
      await undefined
      if (!quiet()) {
        watching = false
        return
      }
    }
    watching = false
    const resolved = waiting
    waiting = []
    for (const resolve of resolved) resolve()
  }
  const check = () => {
    if (waiting.length > 0 && !watching && quiet()) void watch()
  }
  return {
    check,
    wait: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        check()
      }),
  }
}
