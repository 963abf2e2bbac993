// HTTP's rules for a private cache, one user's, as one value.
import type { HttpRules } from '../types.ts'
import { heed } from './cache-control.ts'
import { changedBy, pathOf } from './invalidation.ts'
import { entryOf, suited } from './storing.ts'
import { conditional, confirmed } from './validation.ts'

/**
 * HTTP's rules for a private cache, one user's (RFC 9111, RFC 5861). An app that does not import this value does not
 * pay for it. With them, a request with `Cache-Control: only-if-cached` rejects with a StatusError of 504 if nothing is
 * kept for it.
 * @example client.use(cache({ http: rfc9111 }))
 */
export const rfc9111: HttpRules = {
  heed,
  suited,
  entryOf,
  conditional,
  confirmed,
  pathOf,
  changedBy,
}
