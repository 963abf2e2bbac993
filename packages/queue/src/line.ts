// Who is next: by priority, first come first served within one, and now and then whoever has waited longest.
import type { CancelSignal } from '@wxpipe/core'

/** What goes first. */
export type Priority = 'high' | 'normal' | 'low'

/** One that waits for a slot. */
export interface Waiter {
  readonly priority: Priority
  readonly signal: CancelSignal | undefined
  readonly admit: () => void
}

export interface Line {
  join(waiter: Waiter): void
  /** Takes the next one out, and returns what admits it. */
  next(): (() => void) | undefined
  length(): number
}

const priorities: readonly Priority[] = ['high', 'normal', 'low']

export function createLine(aging: number): Line {
  // In order of arrival; one list, because it is short and the oldest must be found too.
  const waiters: Waiter[] = []
  let turns = 0

  const leave = (waiter: Waiter) => {
    waiters.splice(waiters.indexOf(waiter), 1)
  }

  return {
    join(waiter) {
      const { signal, admit } = waiter
      if (!signal) {
        waiters.push(waiter)
        return
      }
      // An aborted one leaves by itself; its promise never settles, and the pipeline has stopped waiting for it.
      const onAbort = () => leave(entry)
      const entry: Waiter = {
        priority: waiter.priority,
        signal,
        admit() {
          signal.removeEventListener('abort', onAbort)
          admit()
        },
      }
      signal.addEventListener('abort', onAbort)
      waiters.push(entry)
    },
    next() {
      const oldest = ++turns % aging === 0
      const [first] = oldest
        ? waiters
        : priorities.map((priority) => waiters.find((waiter) => waiter.priority === priority)).filter(Boolean)
      if (!first) return undefined
      leave(first)
      return first.admit
    },
    length: () => waiters.length,
  }
}
