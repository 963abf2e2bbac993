// Whatever has happened in a life: when it is over, nothing runs, nothing waits, nothing listens.
import { vi } from 'vitest'
import type { Sent } from './requests.ts'
import type { createWorld, WorldOptions } from './world.ts'

/** What is left, it adds to `broken`. */
export function lookForRemains(
  { host, slots, counts, listening }: ReturnType<typeof createWorld>,
  { fates, isTraced }: WorldOptions,
  all: readonly Sent[],
  broken: string[],
): void {
  for (const { id, settled } of all) if (settled !== 1) broken.push(`#${id} settled ${settled} times`)
  const rest = { timers: vi.getTimerCount(), running: slots.pending, waiting: slots.size, inFlight: host.inFlight }
  for (const [what, count] of Object.entries(rest)) if (count) broken.push(`${what}: ${count} left`)
  if (listening().length) broken.push(`listening still: ${listening()}`)
  // The watchdog alone may end the refresh that others wait for, whatever page it began on.
  const isEnded = ({ url, result }: (typeof host.requests)[number]) =>
    url.endsWith('/refresh') && (result as { errMsg?: string } | undefined)?.errMsg === 'request:fail abort'
  if (!fates.includes('never answers') && host.requests.some(isEnded)) broken.push('a refresh was aborted')
  for (const { id, listeners } of all) if (listeners()) broken.push(`#${id} has left a listener at its signal`)
  if (counts.announced - counts.refused !== host.requests.length) broken.push(`counted ${JSON.stringify(counts)}`)
  if (isTraced && counts.traced !== counts.announced) broken.push(`traced ${JSON.stringify(counts)}`)
}
