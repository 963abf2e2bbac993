// Writes events to a client, torn anywhere, and may break off in the middle or never say the end.
import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { eventsFrom } from './contents.ts'

interface Counts {
  cut: number
  silent: number
}

/** Tells the events from this one on. */
export async function tell(
  response: ServerResponse,
  { number, from }: { readonly number: number; readonly from: number },
  random: () => number,
  counts: Counts,
): Promise<void> {
  const fate = random()
  const events = eventsFrom(number, from)
  const isWhole = fate > 0.4
  const told = isWhole ? events : events.slice(0, Math.floor(random() * events.length))
  const bytes = Buffer.from(told.join('') + (isWhole && fate > 0.5 ? 'data: [DONE]\n\n' : ''))
  response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()
  for (let at = 0; at < bytes.length && !response.destroyed; ) {
    const end = at + 1 + Math.floor(random() * 600)
    response.write(bytes.subarray(at, end))
    at = end
    if (random() < 0.2) await sleep(1)
    else await nextTurn()
  }
  if (!isWhole && fate < 0.04) counts.silent++
  else if (!isWhole) {
    counts.cut++
    response.destroy()
    // Some servers keep the connection after [DONE].
  } else if (fate < 0.9) response.end()
}
