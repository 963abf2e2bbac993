// The rules of HTTP for a cache of one user, as one value.
import { heed } from './cache-control.ts'
import { changedBy, pathOf } from './invalidation.ts'
import type { HttpRules } from './rules.ts'
import { isOfConnection, suited, termsOf } from './storing.ts'
import { conditional, confirmed } from './validation.ts'

/**
 * The rules of HTTP for a cache of one user (RFC 9111, RFC 5861). A value, because an app that does not import it does not
 * pay for it.
 * @example client.use(cache({ http: rfc9111 }))
 */
export const rfc9111: HttpRules = {
  heed,
  suited,
  termsOf,
  isOfConnection,
  conditional,
  confirmed,
  pathOf,
  changedBy,
}
