// A call as a line of a list.
import type { InspectedCall, InspectedRow } from './types.ts'

/**
 * Makes a line of a list from a call: little enough for `setData`.
 * @example inspector.subscribe(() => setData({ rows: inspector.calls.map(rowOf).reverse() }))
 */
export function rowOf(call: InspectedCall): InspectedRow {
  const { id, method, url, outcome, statusCode, duration, sends, answeredBy } = call
  const path = url.replace(/^(\w+:)?\/\/[^/?#]*|[?#].*/g, '') || '/'
  return { id, method, path, outcome, statusCode, duration, sends: sends.length, answeredBy }
}
