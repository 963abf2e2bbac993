// Which of the requests that are under way was sent last: its answer counts, whichever comes first.
import type { Lookup } from './lookups.ts'

/** The requests under way, in the order of their beginning. */
export type UnderWay = Set<Lookup>

/** How often its call has been sent so far. */
export const sendsOf = ({ request }: Lookup): number => request.call.sends

/**
 * Ends a request that has its answer; those that were sent before it are the older ones from now on.
 * @returns whether the answer is the newest; not when it was overtaken, or dropped while it was under way
 */
export function isNewest(found: Lookup, underWay: UnderWay): boolean {
  // Sent again since it was overtaken (by a retry, after a wait in the queue), it is the newer one after all.
  const isLast = underWay.has(found) && found.overtaken !== sendsOf(found)
  for (const other of underWay) {
    if (other === found || !isLast) break
    if (other.key === found.key) other.overtaken = sendsOf(other)
  }
  underWay.delete(found)
  return isLast
}
