// A client with dedupe over a simulated host, under faked time.
import { createClient } from '@wxpipe/core'
import { createHost, type Handler } from '@wxpipe/testing'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { type DedupeOptions, dedupe } from '../src/index.ts'

/** In every test of the file: time is faked, and in the end no timer is left. */
export function useFakeTime(): void {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
}

/** The answers take 50 ms. */
export function api(
  options: Partial<DedupeOptions> = {},
  handler: Handler = () => ({ data: { list: [1] }, delay: 50 }),
) {
  const session: { user: string | undefined } = { user: 'ann' }
  const host = createHost({ handler })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(
    dedupe({ account: () => session.user, ...options }),
  )
  return { host, client, session }
}

export type Api = ReturnType<typeof api>['client']
