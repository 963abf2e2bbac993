// Simulated time: it jumps from timer to timer, so that an hour on a phone takes a moment here. The same run is the same everywhere.

interface Timer {
  readonly at: number
  run(): void
}

export interface Clock {
  /** Milliseconds since the beginning. */
  readonly now: number
  /** Runs all timers, and those that they set, until there is none: then nothing can happen any more. */
  runAll(): Promise<void>
  /** Gives real time back. */
  remove(): void
}

/** When the story begins. */
const EPOCH = Date.UTC(2026, 0, 5, 8)

/** Takes the place of setTimeout, clearTimeout, Date.now and Math.random until it is removed. */
export function createClock(seed: number): Clock {
  const { setTimeout, clearTimeout } = globalThis
  const { now } = Date
  const { random } = Math
  const timers = new Map<number, Timer>()
  // A message is a task of its own: before it comes, every promise has had its turn.
  const { port1, port2 } = new MessageChannel()
  let elapsed = 0
  let ids = 0
  let draws = seed

  Object.assign(globalThis, {
    setTimeout(run: () => void, milliseconds = 0) {
      timers.set(++ids, { at: elapsed + Math.max(0, milliseconds), run })
      return ids
    },
    clearTimeout: (id: number) => timers.delete(id),
  })
  Date.now = () => EPOCH + Math.floor(elapsed)
  // Spread evenly, and never twice the same in a row (the golden ratio's sequence).
  Math.random = () => (++draws * 0.618_034) % 1

  const turn = () =>
    new Promise<void>((resolve) => {
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  /** The one that is due first; of several, the one set first. */
  function takeNext(): Timer | undefined {
    let first: number | undefined
    let at = Number.POSITIVE_INFINITY
    for (const [id, timer] of timers) {
      if (timer.at < at) [first, at] = [id, timer.at]
    }
    const next = timers.get(first ?? 0)
    timers.delete(first ?? 0)
    return next
  }

  return {
    get now() {
      return elapsed
    },
    async runAll() {
      for (;;) {
        await turn()
        const next = takeNext()
        if (!next) return
        elapsed = next.at
        next.run()
      }
    },
    remove() {
      port1.close()
      Object.assign(globalThis, { setTimeout, clearTimeout })
      Date.now = now
      Math.random = random
    },
  }
}
