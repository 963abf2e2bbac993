// A clock for the demo's process: it jumps from timer to timer, and stops while real HTTP is under way.
import { setImmediate as nextTurn } from 'node:timers/promises'

interface Timer {
  readonly id: number
  readonly at: number
  run(): void
}

export interface Clock {
  /** Milliseconds since the clock was made. */
  readonly elapsed: number
  /** Lets time pass until the promise has settled. */
  drive<T>(promise: T | PromiseLike<T>): Promise<T>
  /** Restores real time. */
  remove(): void
}

// Shared by all clocks, because what began in an earlier chapter may end in this one and clear its timers by their
// numbers.
let ids = 0

/** Resolves after so many seconds of the story. */
export const seconds = (count: number) => new Promise<void>((resolve) => setTimeout(resolve, count * 1_000))

/** Replaces setTimeout, Date.now and Math.random, so that random waits are the same in every run. */
export function createClock(isQuiet: () => boolean, onStep: () => void): Clock {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const { now } = Date
  const { random } = Math
  const began = now()
  const timers = new Map<unknown, Timer>()
  let elapsed = 0
  let throws = 0

  const set = (run: (...args: unknown[]) => void, milliseconds?: number, ...args: unknown[]) => {
    const id = ++ids
    timers.set(id, { id, at: elapsed + Math.max(0, Number(milliseconds) || 0), run: () => run(...args) })
    return id
  }
  const clear = (timer: unknown) => {
    if (!timers.delete(timer)) real.clearTimeout(timer as NodeJS.Timeout)
  }
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
  Date.now = () => began + Math.floor(elapsed)
  Math.random = () => (++throws * 0.618_034) % 1

  /** A response may lead to the next request a turn later. */
  const quiet = async () => {
    for (let calm = 0; calm < 2; ) {
      await nextTurn()
      calm = isQuiet() ? calm + 1 : 0
    }
  }
  const takeNext = (): Timer => {
    const [next] = [...timers.values()].sort((a, b) => a.at - b.at || a.id - b.id)
    if (!next) throw new Error('nothing runs and no timer is set: the story waits for something that never comes')
    timers.delete(next.id)
    return next
  }

  return {
    get elapsed() {
      return elapsed
    },
    async drive(promise) {
      let isOver = false
      const end = () => {
        isOver = true
      }
      Promise.resolve(promise).then(end, end)
      for (;;) {
        await quiet()
        onStep()
        if (isOver) return promise
        const next = takeNext()
        elapsed = next.at
        next.run()
      }
    },
    remove() {
      Object.assign(globalThis, real)
      Date.now = now
      Math.random = random
    },
  }
}
