// Combines what quirks and faults do to the chunks of one response.
import type { Fault } from '../faults/fault.ts'
import type { Context } from '../state/context.ts'
import { Chunks } from './chunks.ts'
import type { Clock } from './clock.ts'

/** The call that gets the chunks. */
interface Receiver {
  deliver(piece: Uint8Array): void
  transfer(bytes: number): number
  suffer(fault: Fault): void
  readonly events: { longest?(): number }
}

export function chunksOf(receiver: Receiver, { quirks }: Context, clock: Clock, fault: Fault | undefined): Chunks {
  const chunks = new Chunks(
    {
      merged: quirks.mergedChunks ?? 1,
      longest: () => receiver.events.longest?.() ?? quirks.chunkLimit ?? Number.POSITIVE_INFINITY,
      transfer: (bytes) => receiver.transfer(bytes),
      limit: limitOf(fault),
      deliver: (piece) => receiver.deliver(piece),
      onLimit() {
        if (fault?.effect === 'slow') return chunks.pause(fault.delay ?? 0)
        chunks.stopped = true
        if (fault !== undefined && fault.effect === undefined)
          clock.after(fault.delay ?? 0, () => receiver.suffer(fault))
      },
    },
    clock,
  )
  return chunks
}

/** After how many pieces the fault happens; undefined for a fault that does not count pieces. */
function limitOf(fault: Fault | undefined): number | undefined {
  if (fault?.effect === 'lost-midway') return fault.afterChunks ?? 1
  const stops = fault?.effect === undefined || fault.effect === 'slow' || fault.effect === 'truncated'
  return stops ? fault?.afterChunks : undefined
}
