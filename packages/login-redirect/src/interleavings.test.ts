// Random interleavings of requests, responses, expiries, logins, cancels and aborts never break the promises made.

import { createCancelSource } from '@wxpipe/core'
import { timersLeft } from '@wxpipe/test-support'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LOGIN, startApp, stateOf } from '../test/app.ts'
import type { LoginRedirectOptions } from './index.ts'

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), ms: fc.nat(40), client: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('login' as const, 'goBack' as const, 'expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), at: fc.nat(20) }) },
)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it.each<[string, Partial<LoginRedirectOptions> & { knowsToken?: boolean }]>([
  ['rejecting at once', {}],
  ['rejecting at once, with getToken', { knowsToken: true }],
  ['waiting', { whileLoggingIn: 'wait' }],
  ['waiting, with getToken', { whileLoggingIn: 'wait', knowsToken: true, maxWaiting: 3 }],
])('%s: one login page at most, every promise settles, nothing is left', async (_, { knowsToken, ...options }) => {
  const run = async (steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
    const app = startApp(knowsToken ? { ...options, getToken: () => app.token } : options)
    const { host } = app
    const clients = [app.client(), app.client()]
    const calls: { state: ReturnType<typeof stateOf>; abort(): void }[] = []
    let tokens = 0
    const isLoggingIn = () => host.page?.url.startsWith(LOGIN)
    const goBack = async () => {
      await host.wx.navigateBack()
      await app.login.cancelled()
    }

    for (const one of steps) {
      if (one.do === 'send') {
        const source = createCancelSource()
        const promise = clients[one.client]!.get(`slow?ms=${one.ms}`, { signal: source.signal })
        calls.push({ state: stateOf(promise), abort: source.abort })
      }
      if (one.do === 'pass') await vi.advanceTimersByTimeAsync(one.ms)
      if (one.do === 'abort') calls[one.at]?.abort()
      if (one.do === 'expire') app.valid.clear()
      if (one.do === 'goBack' && isLoggingIn()) await goBack()
      if (one.do === 'login' && isLoggingIn()) {
        tokens += 1
        app.token = `token ${tokens}`
        app.valid.add(app.token)
        await app.login.completed()
      }
      expect(app.pages().filter((url) => url.startsWith(LOGIN)).length).toBeLessThan(2)
    }
    for (let round = 0; round < 3; round++) {
      await vi.advanceTimersByTimeAsync(100)
      if (isLoggingIn()) await goBack()
    }
    await vi.advanceTimersByTimeAsync(100)
    expect(calls.filter(({ state }) => state.now === 'pending')).toEqual([])
    for (const { state } of calls) {
      if (state.now === 'rejected')
        expect(state.reason).toMatchObject({ code: expect.stringMatching(/AUTH_EXPIRED|ABORT/) })
    }
    expect(app.waiting()).toBe(0)
    expect(timersLeft()).toBe(0)
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), run), { numRuns: 60 })
})
