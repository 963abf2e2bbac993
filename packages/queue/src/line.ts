// Which request is next: by priority, then by arrival, and every so often the one that has waited longest.
import type { HttpRequest } from '@wxpipe/core'
import type { Rests } from './cool-down.ts'

/** The priorities, the highest first. */
export const priorities = ['refresh', 'high', 'normal', 'low'] as const

/**
 * Which request goes first. `'refresh'` goes before all others: it is for requests that others of any priority wait
 * for. `token-refresh` gives it to the requests of a refresh.
 */
export type Priority = (typeof priorities)[number]

/** A request that waits for a slot. */
export interface Waiter {
  readonly request: HttpRequest
  /** Its number in the order of arrival. */
  readonly ticket: number
  /** Removes it from the line: with an error the request fails, without one it gets a slot. */
  readonly end: (error?: unknown) => void
}

/** One line for each priority, the highest first; in each the waiters in order of arrival. */
export type Lines = readonly Set<Waiter>[]

/**
 * Returns the waiter that gets the next free slot, among those whose server is not resting.
 * @param isByAge takes the one that came first, whatever its priority; else the first one of the highest priority
 */
export function nextOf(lines: Lines, rests: Rests | undefined, isByAge: boolean): Waiter | undefined {
  let next: Waiter | undefined
  for (const line of lines) {
    for (const waiter of line) {
      try {
        if (rests && rests.includes(waiter.request)) continue
        if (!next || (isByAge && waiter.ticket < next.ticket)) next = waiter
        break
      } catch (error) {
        // `includes` may be the app's: if it throws for a request, that one fails with the error, the others are
        // served.
        waiter.end(error)
      }
    }
  }
  return next
}
