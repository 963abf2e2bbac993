// A small app with an envelope on a simulated phone, whose server gives the responses of the test.
import { createClient } from '@wxpipe/core'
import { createHost, type Reply } from '@wxpipe/testing'
import { type EnvelopeOptions, envelope } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'

/** The server gives `replies` one by one, and repeats the last one. */
export function createApp(replies: readonly Reply[], options: EnvelopeOptions = { success: ['10000'] }) {
  const host = createHost({ handler: () => replies[Math.min(host.requests.length, replies.length) - 1]! })
  const client = createClient({ host: host.wx, baseURL, account: () => 'ann' }).use(envelope(options))
  return { client, host }
}

/** The data, or the error. */
export const settled = (call: Promise<{ readonly data: unknown }>): Promise<unknown> =>
  call.then(
    ({ data }) => data,
    (error: unknown) => error,
  )

/** What one response becomes. */
export const outcomeOfReply = (reply: Reply, options?: EnvelopeOptions) =>
  settled(createApp([reply], options).client.get('groups'))
