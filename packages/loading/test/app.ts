// A client with a loading indicator over a simulated phone, whose server takes as long as the path says.
import { createClient } from '@wxpipe/core'
import { createHost, type Host, type HostOptions } from '@wxpipe/testing'
import { type LoadingOptions, loading } from '../src/index.ts'

export const baseURL = 'https://api.example.com/'

/** `client.get('a?ms=500')` has its response after 500 ms; without `ms`, after 1,000. `status=500` is its status. */
export const slowServer: HostOptions = {
  handler: ({ path, query }) => ({
    data: path.slice(1),
    statusCode: Number(query['status'] ?? 200),
    delay: Number(query['ms'] ?? 1_000),
  }),
}

export function createApp(options?: LoadingOptions, hostOptions: HostOptions = slowServer) {
  const session: { user: string | null } = { user: 'ann' }
  const host = createHost(hostOptions)
  const client = createClient({
    host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL,
    account: () => session.user,
  }).use(loading(options))
  return { host, client, session, steps: () => stepsOf(host), words: () => wordsOn(host) }
}

/** The text of the indicator on the screen; `undefined` while there is none. */
export const wordsOn = ({ screen }: Host) => (screen.kind === 'loading' ? screen.title : undefined)

/** What was shown and hidden, in order. */
export const stepsOf = ({ calls }: Host) =>
  calls
    .filter(({ api }) => /Loading$/.test(api))
    .map(({ api, options }) => (api === 'showLoading' ? (options as { title: string }).title : 'hide'))
