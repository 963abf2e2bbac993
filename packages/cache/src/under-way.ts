// Which of the requests that are under way was sent last: its answer counts, whichever comes first.
import type { Lookup } from './lookups.ts'

/**
 * The requests under way in the order of their beginning, each with how often its call had been sent when a later one was
 * answered. If it has been sent again since (by a retry, after a wait in the queue), it is the newer one after all.
 */
export type UnderWay = Map<Lookup, number | undefined>

const sendsOf = ({ request }: Lookup): number => request.call.sends

/**
 * Ends a request that has its answer; those that were sent before it are the older ones from now on.
 * @returns whether the answer is the newest; not when it was overtaken, or dropped while it was under way
 */
export function isNewest(found: Lookup, underWay: UnderWay): boolean {
  const isLast = underWay.has(found) && underWay.get(found) !== sendsOf(found)
  for (const other of underWay.keys()) {
    if (other === found || !isLast) break
    if (other.key === found.key) underWay.set(other, sendsOf(other))
  }
  underWay.delete(found)
  return isLast
}
