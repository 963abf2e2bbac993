// A client with dedupe over a simulated host, under faked time.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler } from '@wxpipe/testing'
import { type DedupeOptions, dedupe } from '../src/index.ts'

/** The answers take 50 ms. */
export function api(
  options: Partial<DedupeOptions> = {},
  handler: Handler = () => ({ data: { list: [1] }, delay: 50 }),
) {
  const session: { user: string | null | undefined } = { user: 'ann' }
  const host = createHost({ handler })
  const client = createClient({
    host: host.wx,
    baseURL: 'https://api.example.com/',
    account: () => session.user,
  })
    // As the plugins that have these options would list them.
    .use({ name: 'others', keys: ['auth', 'queue'] })
    .use(dedupe(options))
  return { host, client, session }
}

export type Api = ReturnType<typeof api>['client']
