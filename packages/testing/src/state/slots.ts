// The ten requests wx runs at the same time: the others wait in order, or fail as in DevTools.
import type { Fault } from '../faults/fault.ts'

/** A request, as its slot and the phone see it. */
export interface Occupant {
  start(): void
  /** Fails from outside, as when the app goes to the background; a request that never settles stays silent. */
  interrupt(fault: Fault): void
  /** Ends without a callback, because the host is being reset. */
  drop(): void
}

export interface Slots {
  readonly running: ReadonlySet<Occupant>
  readonly waiting: readonly Occupant[]
  /** false if no slot is free and this host does not queue. */
  enter(occupant: Occupant): 'started' | 'queued' | false
  leave(occupant: Occupant): void
  clear(): void
}

export function createSlots(limit: number, overflow: 'queue' | 'fail', onEmpty: () => void): Slots {
  const running = new Set<Occupant>()
  let waiting: Occupant[] = []
  const start = (occupant: Occupant) => {
    running.add(occupant)
    occupant.start()
  }
  return {
    running,
    get waiting() {
      return waiting
    },
    enter(occupant) {
      if (running.size < limit) {
        start(occupant)
        return 'started'
      }
      if (overflow === 'fail') return false
      waiting.push(occupant)
      return 'queued'
    },
    leave(occupant) {
      if (!running.delete(occupant)) {
        waiting = waiting.filter((one) => one !== occupant)
      } else {
        const next = running.size < limit ? waiting.shift() : undefined
        if (next !== undefined) start(next)
      }
      if (running.size === 0 && waiting.length === 0) onEmpty()
    },
    clear() {
      running.clear()
      waiting = []
    },
  }
}
