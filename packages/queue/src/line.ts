// Who is next: by priority, first come first served within one, and now and then whoever has waited longest.
import type { CancelSignal } from '@wxpipe/core'

// The first one is for the refresh of a session alone: others of any priority may be waiting for it.
const priorities = ['refresh', 'high', 'normal', 'low'] as const

/** What goes first. */
export type Priority = Exclude<(typeof priorities)[number], 'refresh'>

interface Waiter {
  /** Counts arrivals. */
  readonly ticket: number
  readonly admit: () => void
}

/** Those who wait for a slot. */
export interface Line {
  /** Waits until `admit` is called, or leaves when the signal trips; any other word than a priority is `'normal'`. */
  join(priority: Priority | undefined, signal: CancelSignal | undefined, admit: () => void): void
  /** Admits the next one. @returns whether there was one */
  next(): boolean
  length(): number
}

export function createLine(aging: number): Line {
  const lines = priorities.map(() => new Set<Waiter>())
  let tickets = 0
  let turns = 0

  return {
    join(priority, signal, admit) {
      const line = lines[priorities.indexOf(priority!)] || lines[2]!
      const leave = () => {
        line.delete(waiter)
        if (signal) signal.removeEventListener('abort', leave)
      }
      const waiter: Waiter = {
        ticket: ++tickets,
        admit() {
          leave()
          admit()
        },
      }
      line.add(waiter)
      if (signal) signal.addEventListener('abort', leave)
    },
    next() {
      const heads = lines.filter(({ size }) => size).map((line): Waiter => line.values().next().value!)
      if (++turns % aging === 0) heads.sort((a, b) => a.ticket - b.ticket)
      const [first] = heads
      if (first) first.admit()
      return !!first
    },
    length: () => lines.reduce((sum, { size }) => sum + size, 0),
  }
}
