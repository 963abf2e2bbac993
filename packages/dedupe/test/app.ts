// A client with dedupe over a simulated host, under faked time, and what reaches that host.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler } from '@wxpipe/testing'
import { expect, vi } from 'vitest'
import { type DedupeOptions, dedupe } from '../src/index.ts'

/** The responses take 50 ms. */
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
    .use({ name: 'others', keys: { auth: 'any', envelope: 'any', idempotencyKey: 'any', queue: 'any' } })
    .use(dedupe(options))
  return { host, client, session }
}

export type Api = ReturnType<typeof api>['client']

/** How many requests reach the host when these are in flight together. */
export const sends = async (build: (client: Api) => readonly Promise<unknown>[], options?: Partial<DedupeOptions>) => {
  const { host, client } = api(options)
  const all = Promise.allSettled(build(client))
  await vi.runAllTimersAsync()
  const failures = (await all).map((one) => one.status === 'rejected' && one.reason.code)
  expect(failures).not.toContain('CONFIG')
  return host.requests.length
}
