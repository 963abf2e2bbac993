// Which of the requests that are under way was sent last: its answer counts, whichever comes first.
import type { Lookup } from './lookups.ts'

/** The requests under way. */
export type UnderWay = Set<Lookup>

/**
 * Whether its answer is its own, and may be kept: its call has been sent since it was looked up. If not, it has shared another
 * call's send (dedupe), or needed none; or what is kept was dropped meanwhile.
 */
export const wasSent = ({ request, sends }: Lookup): boolean => request.call.sends > sends

/**
 * Ends a request that has its answer; those that were sent before it are the older ones from now on.
 * @returns whether the answer is the newest
 */
export function isNewest(found: Lookup, underWay: UnderWay): boolean {
  const { lastSend } = found.request.call
  for (const other of underWay)
    if (other.key === found.key && !(lastSend < other.overtaken!)) other.overtaken = lastSend
  underWay.delete(found)
  return !(lastSend < found.overtaken!)
}
