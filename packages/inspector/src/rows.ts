// Calls as lines of a list.
import type { InspectedCall, InspectedRow } from './types.ts'

/** Little enough for `setData`. */
export function rowOf({
  id,
  method,
  url,
  outcome,
  statusCode,
  duration,
  sends,
  answeredBy,
}: InspectedCall): InspectedRow {
  return {
    id,
    method,
    path: url.replace(/^(\w+:)?\/\/[^/?#]*/, '').replace(/[?#].*$/, '') || '/',
    outcome,
    statusCode,
    duration,
    sends: sends.length,
    from: answeredBy && answeredBy !== 'transport' ? answeredBy : '',
  }
}
