// Reads the Retry-After header: seconds or a date (RFC 9110, sections 10.2.3 and 5.6.7).
import { getHeader } from './header.ts'
import type { Header } from './types/index.ts'

/**
 * How long a response asks to wait by its `Retry-After` (seconds or an HTTP date), in milliseconds: below 0 for a date
 * in the past, NaN if it does not ask. A date counts from the response's own `Date`, if it has one, because a phone's
 * clock may be hours off.
 * @example retryAfter(response.header)
 */
export function retryAfter(header: Header): number {
  const value = getHeader(header, 'retry-after')
  if (/^\d+$/.test(String(value))) return Number(value) * 1000
  return timeOf(value) - (timeOf(getHeader(header, 'date')) || Date.now())
}

/** Milliseconds since 1970 of an HTTP date; NaN for anything else. */
function timeOf(value: unknown): number {
  // Two of the grammar's three forms are rewritten as the first, "Sun, 06 Nov 1994 08:49:37 GMT", before Date.parse
  // sees them: engines read them as local time, in the wrong century, or not at all. `String` takes a symbol, too.
  const date = String(value)
    // Sun Nov  6 08:49:37 1994
    .replace(/ (\w{3}) (..) (\S+) (\d{4})$/, ', $2 $1 $4 $3 GMT')
    // Sunday, 06-Nov-94 08:49:37 GMT: a year from 70 on is in the last century; left as it is, it becomes no date.
    .replace(/-(\w{3})-(?=[0-6])/, ' $1 20')
  return /^\w+, .. \w{3} \d{4} \S+ GMT$/.test(date) ? Date.parse(date) : Number.NaN
}
