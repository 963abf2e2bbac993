// The requests in flight.
import { type HttpRequest, withRequest } from '@wxpipe/core'
import type { Lookup, UnderWay } from './types.ts'

/** The request as it is sent. It is always a copy: by it, `underWay` finds what was looked up for the request. */
export function prepare(found: Lookup, underWay: UnderWay): HttpRequest {
  const { http } = found.rule
  const prepared = (http && http.conditional(found)) || withRequest(found.request, {})
  underWay.set(prepared, found)
  return prepared
}
