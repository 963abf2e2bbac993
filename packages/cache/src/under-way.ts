// Which of the requests that are under way was sent last: its answer counts, whichever comes first.
import type { Lookup } from './lookups.ts'

/** The requests under way. */
export type UnderWay = Set<Lookup>

/** Whether its call has been sent since it was looked up. If not, it has shared another call's send (dedupe), or needed none. */
export const wasSent = ({ request, sends }: Lookup): boolean => request.call.sends !== sends

/**
 * Ends a request that has its answer; those that were sent before it are the older ones from now on.
 * @returns whether the answer is the newest; not when it was overtaken, or dropped while it was under way
 */
export function isNewest(found: Lookup, underWay: UnderWay): boolean {
  const { lastSend } = found.request.call
  // One that was dropped is shown to its caller, and makes others old all the same.
  for (const other of underWay)
    if (other.key === found.key && !(lastSend < other.overtaken!)) other.overtaken = lastSend
  return underWay.delete(found) && !(lastSend < found.overtaken!)
}
