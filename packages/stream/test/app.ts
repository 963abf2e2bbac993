// A client with streams on a simulated phone, under faked time, and what its listeners got.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler, type HostOptions, type Reply } from '@wxpipe/testing'
import { type ServerSentEvent, type StreamOptions, stream } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'
export const sse = { 'Content-Type': 'text/event-stream' }

/** A stream of these pieces, 100 ms apart. */
export const streamed = (chunks: Reply['chunks'], reply: Reply = {}): Reply => ({
  header: sse,
  chunkDelay: 100,
  chunks: chunks!,
  ...reply,
})

/** Events with these texts, one piece each. */
export const eventsOf = (...texts: string[]) => texts.map((text, at) => `id: ${at + 1}\ndata: ${text}\n\n`)

export function createApp(
  handler: Handler | Reply = streamed(eventsOf('one', 'two', 'three')),
  options: StreamOptions & { host?: HostOptions } = {},
) {
  const { host: hostOptions, ...streamOptions } = options
  const session: { user: string | null } = { user: 'ann' }
  const begun = Date.now()
  const host = createHost({
    handler: typeof handler === 'function' ? handler : () => handler,
    ...hostOptions,
    quirks: { chunkTimeout: 'ignored', ...hostOptions?.quirks },
  })
  const client = createClient({ host: host.wx, baseURL, account: () => session.user }).use(stream(streamOptions))
  const told: string[] = []
  return {
    host,
    client,
    session,
    /** The data of the events that the listener got. */
    told,
    onEvent: ({ data }: ServerSentEvent) => void told.push(data),
    /** The milliseconds since the beginning. */
    now: () => Date.now() - begun,
  }
}
