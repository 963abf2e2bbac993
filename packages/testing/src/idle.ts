// Waits until a host has nothing in flight, even after the app's own promises have run.

// An app may send its next request many promise turns after a response: a loop over a stream takes a few for each event.
// So many turns take a tenth of a millisecond.
const TURNS = 1_000

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
