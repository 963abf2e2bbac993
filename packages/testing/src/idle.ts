// Waiting until a host has nothing in flight, and stays so while the app's own promises run on.

// An answer often leads to the next request a few promise turns later; so many turns are waited for.
const TURNS = 50

export interface Idle {
  wait(): Promise<void>
  /** To be called whenever the host may have become quiet. */
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
