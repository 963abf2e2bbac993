// Bounds hosts that never answer: one timer that ticks while anything is being sent.
import { notify } from './app-functions.ts'
import { hostTimeout, tick } from './limits.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

/** Something that is being sent, in a list of all that are. */
export interface Watched {
  /** How many ticks it may still take; 0 when it is not watched. */
  ticks: number
  older: Watched | undefined
  newer: Watched | undefined
  /** It has taken too long. */
  expire(): void
}

// Linked, because nothing else adds and takes out as quickly: an array's `push` and `pop` cost a tenth of a request.
let newest: Watched | undefined
// The function that the timer was set with. A test may put fake timers in its place: then that timer never comes.
let setWith: unknown
// Counts the timers that were begun: the ticks of any but the last one end by themselves.
let generation = 0
/** When the timer was last set: at most a tick ago while anything is being sent. `Date.now()` for each send costs a sixth of a request. */
export let coarseNow = 0

/**
 * `send.expire` is called less than two ticks after the timeout, and a whole one at least where that is whole seconds: so that the
 * host can tell of it first.
 * @param timeout in milliseconds; what is none, or 0, stands for the host's own (`startSend` refuses a wrong one)
 */
export function watch(send: Watched, timeout: unknown): void {
  // Two more, because the first one may come at once.
  send.ticks = (typeof timeout === 'number' && timeout > 0 ? timeout : hostTimeout) / tick + 2
  send.older = newest
  if (newest) newest.newer = send
  newest = send
  if (setWith !== setTimeout) setTick()
}

/** Ends the watch. @returns whether it was still being watched: a send that is over is not */
export function unwatch(send: Watched): boolean {
  const { ticks, older, newer } = send
  if (!ticks) return false
  if (older) older.newer = newer
  if (newer) newer.older = older
  else newest = older
  send.ticks = 0
  // Whoever keeps a send that is over must not keep its neighbours.
  send.older = send.newer = undefined
  return true
}

function setTick(): void {
  const mine = ++generation
  setWith = setTimeout
  coarseNow = Date.now()
  setTimeout(() => {
    if (mine !== generation) return
    setWith = undefined
    if (!newest) return
    // First: whatever a hook does when its send expires, the others are watched on.
    setTick()
    const sends: Watched[] = []
    for (let send: Watched | undefined = newest; send; send = send.older) sends.push(send)
    for (const send of sends.reverse()) {
      if (send.ticks >= 2) send.ticks--
      else notify(() => send.expire())
    }
  }, tick)
}
