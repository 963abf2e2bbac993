// Ends sends to which the host never responds: one timer that ticks while anything is being sent.
import { notify } from './app-functions.ts'
import { hostTimeout, tick } from './limits.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

/** A send in progress, in a list of all of them. */
export interface Watched {
  /** How many ticks it may still take; 0 when it is not watched. */
  ticks: number
  older: Watched | undefined
  newer: Watched | undefined
  /** Called when it has taken too long. */
  expire(): void
}

// A linked list, because adding to an array and removing from it takes a tenth of the time of a request.
let newest: Watched | undefined
// The `setTimeout` that set the running timer. If it is another function by now, because a test has installed fake
// timers, that timer may never fire: then a new one is set.
let setWith: unknown
// The number of the latest timer. An older one that still fires does nothing.
let generation = 0
/**
 * When the timer was last set, in milliseconds since 1970: at most one tick ago while anything is being sent. Used
 * instead of `Date.now()`, which would take a sixth of the time of a request at each send.
 */
export let coarseNow = 0

/**
 * Starts watching a send. `expire` is called less than two ticks after its timeout, and, if that is in whole seconds,
 * at least one tick after it: the host's own timeout comes first, and its error says more.
 * @param timeout in milliseconds; 0, or anything but a number, means the host's own (`startSend` refuses an invalid
 * one)
 */
export function watch(send: Watched, timeout: unknown): void {
  // Two more ticks: the first may come at once, and one is left for the host's own timeout.
  send.ticks = (typeof timeout === 'number' && timeout > 0 ? timeout : hostTimeout) / tick + 2
  send.older = newest
  if (newest) newest.newer = send
  newest = send
  if (setWith !== setTimeout) setTick()
}

/** Stops watching a send. @returns whether it was still being watched: false for a send that has ended */
export function unwatch(send: Watched): boolean {
  const { ticks, older, newer } = send
  if (!ticks) return false
  if (older) older.newer = newer
  if (newer) newer.older = older
  else newest = older
  send.ticks = 0
  // An ended send that is kept somewhere must not keep its neighbours in memory.
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
    // Set before any send expires, so that the others are still watched whatever its hooks do.
    setTick()
    const sends: Watched[] = []
    for (let send: Watched | undefined = newest; send; send = send.older) sends.push(send)
    for (const send of sends.reverse()) {
      if (send.ticks >= 2) send.ticks--
      else notify(() => send.expire())
    }
  }, tick)
}
