// A Promise built on timers, as Mini Programs have on iOS 15 and older, and the core running on it.
import type * as Core from '@wxpipe/core'
import { bareLoader } from './bare-loader.ts'

/** A timer queue that counts its turns: a turn runs the timers that stood in it when it began. */
export class Turns {
  count = 0
  private queue: (() => void)[] = []

  readonly later = (run: () => void): void => void this.queue.push(run)

  /** Runs one turn. @returns whether there was anything to run */
  run(): boolean {
    const due = this.queue
    this.queue = []
    if (due.length > 0) this.count++
    for (const run of due) run()
    return due.length > 0
  }
}

/** Makes a conforming Promise class whose callbacks are timers of `turns`. */
export function slowPromise(turns: Turns): PromiseConstructor {
  type Reaction = () => void
  class SlowPromise {
    private state: 'pending' | 'fulfilled' | 'rejected' = 'pending'
    private value: unknown
    private reactions: Reaction[] = []

    constructor(executor: (resolve: (value?: unknown) => void, reject: (error?: unknown) => void) => void) {
      const { fulfil, reject } = this.ends()
      try {
        executor(fulfil, reject)
      } catch (error) {
        reject(error)
      }
    }

    /** The resolving functions: the first call of either counts. */
    private ends() {
      let called = false
      const once = (act: (value: unknown) => void) => (value?: unknown) => {
        if (called) return
        called = true
        act(value)
      }
      return { fulfil: once((value) => this.resolve(value)), reject: once((error) => this.settle('rejected', error)) }
    }

    private resolve(value: unknown): void {
      if (value === this) return this.settle('rejected', new TypeError('a promise cannot resolve to itself'))
      let then: unknown
      try {
        then = Object(value) === value && (value as { then?: unknown }).then
      } catch (error) {
        return this.settle('rejected', error)
      }
      if (typeof then !== 'function') return this.settle('fulfilled', value)
      // The one turn that adopting a thenable costs (PromiseResolveThenableJob).
      turns.later(() => {
        const { fulfil, reject } = this.ends()
        try {
          ;(then as Function).call(value, fulfil, reject)
        } catch (error) {
          reject(error)
        }
      })
    }

    private settle(state: 'fulfilled' | 'rejected', value: unknown): void {
      this.state = state
      this.value = value
      for (const reaction of this.reactions) turns.later(reaction)
      this.reactions = []
    }

    then(onFulfilled?: unknown, onRejected?: unknown): SlowPromise {
      return new SlowPromise((fulfil, reject) => {
        const reaction = () => {
          const handler = this.state === 'fulfilled' ? onFulfilled : onRejected
          if (typeof handler !== 'function') return this.state === 'fulfilled' ? fulfil(this.value) : reject(this.value)
          try {
            fulfil(handler(this.value))
          } catch (error) {
            reject(error)
          }
        }
        if (this.state === 'pending') this.reactions.push(reaction)
        else turns.later(reaction)
      })
    }

    catch(onRejected?: unknown): SlowPromise {
      return this.then(undefined, onRejected)
    }

    static resolve(value?: unknown): SlowPromise {
      return value instanceof SlowPromise ? value : new SlowPromise((fulfil) => fulfil(value))
    }

    static reject(error?: unknown): SlowPromise {
      return new SlowPromise((_, reject) => reject(error))
    }
  }
  return SlowPromise as unknown as PromiseConstructor
}

/** Loads the core's sources into a bare vm context that holds only ECMAScript and `globals`. */
export const loadCore = (globals: object) => bareLoader(globals)<typeof Core>('@wxpipe/core')
