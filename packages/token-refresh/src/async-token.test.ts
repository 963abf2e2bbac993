// Tokens that come from an asynchronous source, and the races that this opens.
import { AuthExpiredError } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'

import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, createApp, settled, times, tokenIn } from '../test/app.ts'
import type { Token } from './index.ts'

useFakeTime()

/** An app that reads its token from a storage which takes `ms` to return what it held when it was asked. */
function createSlow(ms: number | ((read: number) => number), options: AppOptions = {}) {
  let reads = 0
  const delayOf = typeof ms === 'number' ? () => ms : ms
  const app = createApp({
    ...options,
    getToken: () => {
      const { token } = app.session
      return new Promise<Token>((resolve) => setTimeout(() => resolve(token), delayOf(reads++)))
    },
  })
  return app
}

describe('an asynchronous getToken', () => {
  it.each([0, 1, 9, 10, 11, 100])('of %i ms: one refresh, and one replay per request', async (ms) => {
    const { client, refreshes, sent } = createSlow(ms)
    expect(await settled(...times(9, (n) => client.get(`${n}`)))).toEqual(times(9, () => 'ok'))
    expect(refreshes()).toBe(1)
    expect(sent()).toEqual([...times(9, () => 'old'), ...times(9, () => 'new-1')])
  })

  it('may be a thenable that is no Promise', async () => {
    const app: ReturnType<typeof createApp> = createApp({
      getToken: () => ({ then: (...args) => Promise.resolve(app.session.token).then(...args) }),
    })
    expect(await settled(app.client.get('a'), app.client.get('b'))).toEqual(['ok', 'ok'])
    expect(app.refreshes()).toBe(1)
  })

  it.each([80, 90])(
    'joins a refresh that is over before the token is read: a second refusal after %i ms',
    async (at) => {
      let accepted = 'none'
      const { client, refreshes } = createSlow(20, {
        refreshDelay: 50,
        accepts: (token) => token === accepted,
        delay: ({ path, header }) => (path === '/slow' && tokenIn(header) === 'new-1' ? at : 0),
      })
      const slow = client.get('slow')
      await pass(111)
      const fast = client.get('fast')
      await pass(35)
      accepted = 'new-2'
      expect(await settled(slow, fast)).toEqual(['ok', 'ok'])
      expect(refreshes()).toBe(2)
    },
  )

  it('that rejects rejects the request with its own reason', async () => {
    const reason = new Error('storage')
    const { client } = createApp({ getToken: () => Promise.reject(reason), expiresAt: () => 1 })
    expect(await settled(client.get('a'))).toEqual([reason])
  })
})

describe('races of an asynchronous getToken', () => {
  /** Two requests and a refresh that the server refuses at 20 ms: the second request reads its token from 10 ms to 70 ms. */
  async function readDuringRefusal() {
    let reads = 0
    const app: ReturnType<typeof createApp> = createApp({
      getToken: () =>
        new Promise<Token>((resolve) => setTimeout(() => resolve(app.session.token), reads++ === 2 ? 60 : 0)),
      refresh: () => new Promise((_, reject) => setTimeout(reject, 20, new Error('refused'))),
    })
    const first = app.client.get('a')
    first.catch(() => {})
    await pass(10)
    return { app, requests: [first, app.client.get('b')] }
  }

  it('a request that reads a slow token while a refresh fails shares that failure, and is not sent', async () => {
    const { app, requests } = await readDuringRefusal()
    expect(await settled(...requests)).toEqual(times(2, () => expect.any(AuthExpiredError)))
    expect(app.sent()).toEqual(['old'])
  })

  it('a refresh that fails while another request reads its token is not begun anew for who has logged in meanwhile', async () => {
    const { app, requests } = await readDuringRefusal()
    await pass(25)
    app.session.token = 'new-login'
    expect(await settled(...requests)).toEqual([expect.any(AuthExpiredError), 'ok'])
    expect(app.sent()).toEqual(['old', 'new-login'])
  })

  it('a refresh that lands while a failed request reads its token is not repeated', async () => {
    // Injection reads 0 and 1; the failed requests read 2 (at once) and 3 (slowly, so that it holds the old token).
    const { client, refreshes } = createSlow((read) => (read === 3 ? 1_000 : 0))
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(1)
  })

  it('a refresh that begins while a failed request reads its token is joined', async () => {
    const { client, refreshes } = createSlow((read) => (read === 3 ? 50 : 0), { refreshDelay: 100 })
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(1)
  })

  it('a refresh that lands while a request reads a token that is about to expire is not repeated', async () => {
    const expiresAt = (token: Token) => (token === 'old' ? 1 : undefined)
    const { client, refreshes, sent } = createSlow((read) => (read === 1 ? 1_000 : 0), { expiresAt })
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect([refreshes(), sent()]).toEqual([1, ['new-1', 'new-1']])
  })

  it('a refresh that begins while a request reads its token is waited for', async () => {
    const expiresAt = (token: Token) => (token === 'old' ? 1 : undefined)
    const { client, refreshes, sent } = createSlow((read) => read * 10, { expiresAt, refreshDelay: 500 })
    expect(await settled(...times(4, (n) => client.get(`${n}`)))).toEqual(times(4, () => 'ok'))
    expect([refreshes(), sent()]).toEqual([1, times(4, () => 'new-1')])
  })

  it('a refresh for somebody’s 401 that begins while a request reads its good-looking token is waited for', async () => {
    const { client, sent } = createSlow((read) => (read === 1 ? 100 : 0), {
      expiresAt: () => undefined,
      refreshDelay: 500,
    })
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect(sent()).toEqual(['old', 'new-1', 'new-1'])
  })

  it('a refresh that begins while a request reads the token that still serves is joined, not run twice', async () => {
    const soon = Date.now() + 20_000
    const expiresAt = (token: Token) => (token === 'old' ? soon : undefined)
    // The first refresh is lost; the third read, after it, is that of the request which goes on with the old token.
    const { client, host, refreshes, sent } = createSlow((read) => (read === 2 ? 100 : 0), {
      expiresAt,
      refreshDelay: 1_000,
    })
    host.fail(faults.offline(), { url: '/refresh' })
    const first = client.get('a')
    await pass(50)
    expect(await settled(first, client.get('b'))).toEqual(['ok', 'ok'])
    expect([refreshes(), sent()]).toEqual([2, ['old', 'new-1', 'new-1']])
  })

  it('a logout between the failure and the refresh begins none', async () => {
    const setToken = vi.fn()
    const { client, session, refreshes } = createSlow(100, { setToken, delay: () => 50 })
    const request = client.get('a')
    request.catch(() => {})
    await pass(120)
    session.token = null
    expect(await settled(request)).toEqual([expect.any(AuthExpiredError)])
    expect(setToken).not.toHaveBeenCalled()
    expect(refreshes()).toBe(0)
  })

  it.each(times(12, (n) => n * 50))(
    'a logout %i ms after the first send does not bring the session back',
    async (ms) => {
      const setToken = vi.fn()
      const { client, session } = createSlow(100, { refreshDelay: 100, setToken })
      const request = client.get('a')
      request.catch(() => {})
      await pass(ms)
      const stored = setToken.mock.calls.length
      session.token = null
      await settled(request)
      // Reading takes 100 ms: a logout after the read that found the session unchanged comes too late for us to know.
      expect(setToken.mock.calls.length - stored).toBe(ms >= 300 && ms < 400 ? 1 : 0)
    },
  )

  describe('the account changes while the token is read a last time, before a new one is stored', () => {
    /** The reads take 100 ms: injection's until 100, that of the refused request until 200, the last one from 210 to 310. */
    const between = async (before: { account: string | null | undefined; token: Token }, then: typeof before) => {
      const current = { account: before.account }
      const setToken = vi.fn()
      const { client, session } = createSlow(100, { token: before.token, account: () => current.account, setToken })
      const request = client.get('a')
      request.catch(() => {})
      await pass(250)
      current.account = then.account
      session.token = then.token
      const [outcome] = await settled(request)
      return { outcome, setToken }
    }

    it('by a logout: the session is not brought back', async () => {
      const { setToken } = await between({ account: 'ann', token: 'old' }, { account: null, token: null })
      expect(setToken).not.toHaveBeenCalled()
    })

    it('by a login during a visitor’s silent one: that does not take its place', async () => {
      const { setToken } = await between({ account: null, token: null }, { account: 'ben', token: 'new-ben' })
      expect(setToken).not.toHaveBeenCalled()
    })

    it('by the app’s learning who is logged in: it is stored', async () => {
      for (const account of [undefined, null]) {
        const { setToken } = await between({ account, token: 'old' }, { account: 'ann', token: 'old' })
        expect(setToken).toHaveBeenCalledTimes(1)
      }
    })

    it('by a login in place of a session of which nobody knew whose it was: that stays', async () => {
      const { setToken } = await between({ account: undefined, token: 'old' }, { account: 'ben', token: 'new-ben' })
      expect(setToken).not.toHaveBeenCalled()
    })

    it('by nobody: it is stored', async () => {
      for (const same of [
        { account: 'ann', token: 'old' },
        { account: null, token: null },
        { account: null, token: 'old' },
      ]) {
        expect((await between(same, same)).setToken).toHaveBeenCalledTimes(1)
      }
    })
  })

  it('a `refresh` that tells the app itself who is logged in has its session stored', async () => {
    const current: { account: string | null } = { account: null }
    const setToken = vi.fn()
    const { client } = createSlow(100, {
      token: null,
      account: () => current.account,
      setToken,
      refresh: async () => {
        current.account = 'ann'
        return { token: 'new-ann' }
      },
    })
    await settled(client.get('a'))
    expect(setToken).toHaveBeenCalledTimes(1)
  })

  it('somebody else who logs in while a failed request reads its token is who it is replayed for', async () => {
    const { client, session, refreshes, sent } = createSlow(100, { delay: () => 50 })
    const request = client.get('a')
    await pass(120)
    session.token = 'new-somebody'
    expect(await settled(request)).toEqual(['ok'])
    expect([refreshes(), sent()]).toEqual([0, ['old', 'new-somebody']])
  })
})
