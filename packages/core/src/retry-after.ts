// Reads the Retry-After header: seconds or a date (RFC 9110, sections 10.2.3 and 5.6.7).

/**
 * Milliseconds to wait for a value in seconds or an HTTP date (below 0: in the past); NaN for anything else.
 * @example retryAfter(getHeader(response.header, 'retry-after'))
 */
export function retryAfter(value: string | undefined): number {
  if (/^\d+$/.test(`${value}`)) return Number(value) * 1000
  // Two of the grammar's three forms are written as the first one, "Sun, 06 Nov 1994 08:49:37 GMT", before Date.parse sees them:
  // engines read them as local time, in a century of their own, or not at all.
  const date = `${value}`
    // Sun Nov  6 08:49:37 1994
    .replace(/ (\w{3}) (..) (\S+) (\d{4})$/, ', $2 $1 $4 $3 GMT')
    // Sunday, 06-Nov-94 08:49:37 GMT: a year from 70 on is of the last century, and stays as it is, which is no date.
    .replace(/-(\w{3})-(?=[0-6])/, ' $1 20')
  const isDate = /^\w+, .. \w{3} \d{4} \S+ GMT$/.test(date)
  return Date.parse(isDate ? date : '') - Date.now()
}
