// A small app with a deadline on a simulated phone, whose server takes as long as the path says.
import { createClient } from '@wxpipe/core'
import { createHost, type HostOptions } from '@wxpipe/testing'
import { type DeadlineOptions, deadline } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'

/** `client.get('a?ms=500')` has its response after 500 ms; without `ms`, after 100. */
export function createApp(options?: DeadlineOptions, hostOptions: HostOptions = {}) {
  const begun = Date.now()
  const host = createHost({
    handler: ({ path, query }) => ({ data: path.slice(1), delay: Number(query['ms'] ?? 100) }),
    ...hostOptions,
  })
  return {
    host,
    client: createClient({ host: host.wx, baseURL, account: () => 'ann' }).use(deadline(options)),
    /** The milliseconds since the beginning. */
    now: () => Date.now() - begun,
  }
}
