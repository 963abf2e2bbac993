// Reads the Retry-After header: seconds or a date (RFC 9110, sections 10.2.3 and 5.6.7).
import { getHeader } from './header.ts'
import type { Header } from './types/index.ts'

/**
 * Milliseconds that an answer asks to wait by its `Retry-After`, in seconds or as an HTTP date (below 0: in the past); NaN when
 * it asks for nothing. A date counts from the answer's own `Date`, where it has one: a phone's clock may be hours off.
 * @example retryAfter(response.header)
 */
export function retryAfter(header: Header): number {
  const value = getHeader(header, 'retry-after')
  if (/^\d+$/.test(String(value))) return Number(value) * 1000
  return timeOf(value) - (timeOf(getHeader(header, 'date')) || Date.now())
}

/** Milliseconds since 1970 of an HTTP date; NaN for anything else. */
function timeOf(value: unknown): number {
  // Two of the grammar's three forms are written as the first one, "Sun, 06 Nov 1994 08:49:37 GMT", before Date.parse sees them:
  // engines read them as local time, in a century of their own, or not at all. `String` takes a symbol too.
  const date = String(value)
    // Sun Nov  6 08:49:37 1994
    .replace(/ (\w{3}) (..) (\S+) (\d{4})$/, ', $2 $1 $4 $3 GMT')
    // Sunday, 06-Nov-94 08:49:37 GMT: a year from 70 on is of the last century, and stays as it is, which is no date.
    .replace(/-(\w{3})-(?=[0-6])/, ' $1 20')
  return /^\w+, .. \w{3} \d{4} \S+ GMT$/.test(date) ? Date.parse(date) : Number.NaN
}
