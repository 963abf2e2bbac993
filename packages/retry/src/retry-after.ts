// Reads the Retry-After header (RFC 9110, section 10.2.3).

/** Milliseconds to wait for a value in seconds or an HTTP date (below 0: in the past); NaN for a broken one. */
export function retryAfter(value: string): number {
  if (/^\d+$/.test(value)) return Number(value) * 1000
  // An HTTP date begins with a weekday and ends with GMT; Date.parse takes "1.5" and "5 GMT" for dates too.
  return Date.parse(/^\w+, .+ GMT$/.test(value) ? value : '') - Date.now()
}
