// Who is next: by priority, first come first served within one, and now and then whoever has waited longest.
import type { HttpRequest } from '@wxpipe/core'
import type { Rests } from './cool-down.ts'

/** What goes first, first. */
export const priorities = ['refresh', 'high', 'normal', 'low'] as const

/**
 * What goes first. `'refresh'` goes before all: it is for requests that others of any priority wait for. `token-refresh` gives
 * it to the requests of a refresh.
 */
export type Priority = (typeof priorities)[number]

/** A request that waits for a slot. */
export interface Waiter {
  readonly request: HttpRequest
  /** Counts arrivals. */
  readonly ticket: number
  /** Takes it out of the line: with an error the request fails, without one it has its slot. */
  readonly end: (error?: unknown) => void
}

/** Those who wait, in the order of arrival; a line for each priority. */
export type Lines = readonly Set<Waiter>[]

/** The next one of those whose server does not rest: by age, whoever came first, else whoever is first in the first line that has one. */
export function nextOf(lines: Lines, rests: Rests | undefined, isByAge: boolean): Waiter | undefined {
  let next: Waiter | undefined
  for (const line of lines) {
    for (const waiter of line) {
      try {
        if (rests && rests.includes(waiter.request)) continue
        if (!next || (isByAge && waiter.ticket < next.ticket)) next = waiter
        break
      } catch (error) {
        // The app may have written `includes`: whom it throws for fails with that, and the others are served.
        waiter.end(error)
      }
    }
  }
  return next
}
