// A client whose requests are mocked, over a simulated host that records the requests that still reached it.
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { type MockOptions, type MockRoutes, mock } from '../src/index.ts'

/** The server responds to every request with `'server'`. */
export function createApp(routes: MockRoutes, options: MockOptions = {}) {
  const host = createHost({ handler: () => ({ data: 'server' }) })
  const client = createClient({
    host: host.wx,
    baseURL: 'https://api.example.com/v1/',
    account: () => 'lin',
  }).use(mock(routes, { isEnabled: true, ...options }))
  /** What reached the server. */
  const sent = () => host.requests.map(({ url, method }) => `${method} ${url}`)
  return { host, client, sent }
}
