// Reads the Retry-After header (RFC 9110, section 10.2.3).

/**
 * Milliseconds from `now` for a value in seconds or an HTTP date; not above 0, or NaN, for one that is in the past or broken.
 * Engines take what is nearly a date for one of long ago.
 */
export function retryAfter(value: unknown, now: number): number {
  return Number(value) * 1000 || Date.parse(`${value}`) - now
}
