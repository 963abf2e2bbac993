// Which of the requests in flight was sent last: its response counts, whichever comes first.
import type { HttpRequest } from '@wxpipe/core'
import type { Lookup } from './lookups.ts'

/** The requests in flight, as they were sent. */
export type UnderWay = Map<HttpRequest, Lookup>

/**
 * Whether the request's own call has been sent since it was looked up: only then may its response be kept. If not, it
 * has got the response to another call's send (dedupe), or none. Nor is it kept if its key was dropped meanwhile.
 */
export const wasSent = ({ request, sends, isDropped }: Lookup): boolean => !isDropped && request.call.sends > sends

/** Whether a request was sent after all others for its key that have had a response. Notes its send in the others. */
export function isNewest(found: Lookup, underWay: UnderWay): boolean {
  const { lastSend } = found.request.call
  for (const other of underWay.values())
    if (other.key === found.key && !(lastSend < other.newestAnswered!)) other.newestAnswered = lastSend
  return !(lastSend < found.newestAnswered!)
}
