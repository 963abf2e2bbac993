// Which origins a busy server has asked to be left alone: for each of them the queue keeps a timer.
import type { HostRequest, Reply } from '@wxpipe/testing'

export function createRests() {
  /** When the rest of each origin is over at the latest. */
  const ends = new Map<string, number>()
  return {
    /** Looks at what the server returns. */
    hear<R extends Reply>({ url }: HostRequest, reply: R): R {
      const seconds = Number((reply.header as { 'Retry-After'?: string } | undefined)?.['Retry-After'] ?? 0)
      // The queue lets an origin rest up to a tenth longer.
      ends.set(new URL(url).origin, Math.max(ends.get(new URL(url).origin) ?? 0, Date.now() + seconds * 1_100))
      return reply
    },
    /** How many rest now. */
    count: () => [...ends.values()].filter((end) => end > Date.now()).length,
  }
}
