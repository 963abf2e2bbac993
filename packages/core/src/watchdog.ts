// Bounds hosts that never answer: one timer that ticks while anything is being sent.
import { notify } from './app-functions.ts'
import { hostTimeout, tick } from './limits.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown

/** Something that is being sent. */
export interface Watched {
  /** How many more ticks it may take. */
  ticks: number
  /** Where it stands among the others; below 0 when it is not watched. */
  place: number
  /** It has taken too long. */
  expire(): void
}

// In no order: the last one fills a gap. With a Set instead, a request would take a tenth longer.
const watched: Watched[] = []
// The function that the timer was set with. A test may put fake timers in its place: then that timer never comes.
let setWith: unknown
// Counts the timers that were begun: the ticks of any but the last one end by themselves.
let generation = 0

/**
 * `send.expire` is called one to two ticks after the timeout: by then the host has told of it itself, if it ever does.
 * @param timeout in milliseconds; what is no number, or 0, stands for the host's own (`startSend` refuses a wrong one)
 */
export function watch(send: Watched, timeout: unknown): void {
  // Two more, because the first one may come at once.
  send.ticks = ((typeof timeout === 'number' && timeout) || hostTimeout) / tick + 2
  send.place = watched.push(send) - 1
  if (setWith !== setTimeout) setTick()
}

/** Ends the watch. @returns whether it was still being watched: a send that is over is not */
export function unwatch(send: Watched): boolean {
  const { place } = send
  if (place < 0) return false
  const last = watched.pop()!
  if (last !== send) {
    watched[place] = last
    last.place = place
  }
  send.place = -1
  return true
}

function setTick(): void {
  const mine = ++generation
  setWith = setTimeout
  setTimeout(() => {
    if (mine !== generation) return
    setWith = undefined
    if (!watched.length) return
    // First: whatever a hook does when its send expires, the others are watched on.
    setTick()
    for (const send of watched.slice()) if (--send.ticks < 1) notify(() => send.expire())
  }, tick)
}
