// One send that several callers share: who waits for it, and when it ends.
import { type CancelSignal, createCancelSource } from '@wxpipe/core'

/** Hears the outcome of a flight. */
export type Hear = (failed: boolean, value: unknown) => void

/** A send under way. */
export interface Flight {
  /** Its own signal: the leader may leave without ending it for the others. */
  readonly signal: CancelSignal | undefined
  /** Counts a caller in: it hears the outcome, unless its signal trips before. */
  join(signal: CancelSignal | undefined, hear: Hear): void
  /** Tells everybody the outcome. */
  land(failed: boolean, value: unknown): void
}

/**
 * Makes a flight with its leader in it.
 * @param end called once: at the landing, or when the last caller has left
 */
export function createFlight(leader: CancelSignal | undefined, end: () => void): Flight {
  const source = leader && createCancelSource()
  const callers = new Set<Hear>()

  const join: Flight['join'] = (signal, hear) => {
    const caller: Hear = (failed, value) => {
      callers.delete(caller)
      if (signal) signal.removeEventListener('abort', leave)
      hear(failed, value)
    }
    const leave = () => {
      callers.delete(caller)
      signal!.removeEventListener('abort', leave)
      // The core has told the caller already.
      if (callers.size) return
      end()
      source!.abort() // Everybody had a signal, so the leader had.
    }
    callers.add(caller)
    if (signal) signal.addEventListener('abort', leave)
  }
  join(leader, () => {})

  return {
    signal: source && source.signal,
    join,
    land(failed, value) {
      // When everybody has left, it has ended before.
      if (callers.size) end()
      for (const caller of callers) caller(failed, value)
    },
  }
}
