// The requests in flight.
import { type HttpRequest, withHeader } from '@wxpipe/core'
import type { Lookup, UnderWay } from './types.ts'

/**
 * The request as it is sent. It is always a copy: by it, `underWay` finds what was looked up for the request. So is its
 * header: what a hook inside writes into it must not change the key of the request, which is looked up again after a
 * failure.
 */
export function prepare(found: Lookup, underWay: UnderWay): HttpRequest {
  const { http } = found.rule
  // No header has this name, so none is removed: it is the shortest way to copy both.
  const prepared = (http && http.conditional(found)) || withHeader(found.request, '', null)
  underWay.set(prepared, found)
  return prepared
}
