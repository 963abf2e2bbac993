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

// A linked list, because to add to an array and to take out of it costs a tenth of a request.
let newest: Watched | undefined
// The `setTimeout` that the running timer was set with. If it is another function by now, because a test has installed fake timers,
// that timer may never fire: then a new one is set.
let setWith: unknown
// The number of the timer that was set last. An older one that fires after all does nothing.
let generation = 0
/**
 * The time when the timer was set last: at most a tick ago while anything is being sent. It stands for `Date.now()`, which for each
 * send costs a sixth of a request.
 */
export let coarseNow = 0

/**
 * Begins to watch a send. `expire` is called less than two ticks after its timeout, and, for a timeout of whole seconds, at least
 * one tick after it: the host's own timeout comes first, and says more.
 * @param timeout in milliseconds; 0, or anything but a number, stands for the host's own (`startSend` refuses a wrong one)
 */
export function watch(send: Watched, timeout: unknown): void {
  // Two more: the first tick may come at once, and one tick is left to the host's own timeout.
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
    // Before any send expires: whatever its hooks do, the other sends are still watched.
    setTick()
    const sends: Watched[] = []
    for (let send: Watched | undefined = newest; send; send = send.older) sends.push(send)
    for (const send of sends.reverse()) {
      if (send.ticks >= 2) send.ticks--
      else notify(() => send.expire())
    }
  }, tick)
}
