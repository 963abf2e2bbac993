// Which of the requests that are under way was sent last: its answer counts, whichever comes first.
import type { HttpRequest } from '@wxpipe/core'
import type { Lookup } from './lookups.ts'

/** The requests under way, as they have gone out. */
export type UnderWay = Map<HttpRequest, Lookup>

/**
 * Whether its answer is its own, and may be kept: its call has been sent since it was looked up. If not, it has shared another
 * call's send (dedupe), or needed none; or what is kept was dropped meanwhile.
 */
export const wasSent = ({ request, sends }: Lookup): boolean => request.call.sends > sends

/** Whether the answer of a request is the newest; those that were sent before it are the older ones from now on. */
export function isNewest(found: Lookup, underWay: UnderWay): boolean {
  const { lastSend } = found.request.call
  for (const other of underWay.values())
    if (other.key === found.key && !(lastSend < other.overtaken!)) other.overtaken = lastSend
  return !(lastSend < found.overtaken!)
}
