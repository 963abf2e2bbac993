// Reads the Retry-After header (RFC 9110, section 10.2.3).

/** Milliseconds to wait for a header in seconds or as an HTTP date; `undefined` for a broken value. */
export function retryAfter(header: string): number | undefined {
  if (/^\d+$/.test(header)) return Number(header) * 1000
  // A weekday first: Date.parse takes "1.5" for a date too.
  const time = /^[A-Z][a-z]+,? /.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now())
}
