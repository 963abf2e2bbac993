// Two people, one phone: a refresh of the one neither serves nor hurts the other.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, createApp, createVisitorApp, settled, times } from '../test/app.ts'

useFakeTime()

const aborted = expect.objectContaining({ code: 'ABORT', cause: 'the account has changed' })

/** An app where ann is logged in, and a refresh of hers that takes a second is under way. */
async function refreshing(options: AppOptions = {}) {
  const current = { account: 'ann' }
  const setToken = vi.fn()
  const app = createApp({
    token: 'old-ann',
    account: () => current.account,
    accepts: (token) => `${token}`.startsWith('new-ben'),
    refreshDelay: 1_000,
    setToken,
    ...options,
  })
  const failed = app.client.put('failed')
  failed.catch(() => {})
  await pass(100)
  const waiter = app.client.put('waiter')
  waiter.catch(() => {})
  const become = (account: string, token: string) => {
    current.account = account
    app.session.token = token
  }
  return { ...app, failed, waiter, become, setToken }
}

describe('somebody else who logs in during a refresh', () => {
  it('sends nothing of what waited for it, and gets none of its tokens', async () => {
    const { failed, waiter, become, sent, setToken } = await refreshing()
    become('ben', 'new-ben')
    expect(await settled(failed, waiter)).toEqual([aborted, aborted])
    expect(sent()).toEqual(['old-ann'])
    expect(setToken).not.toHaveBeenCalled()
  })

  it('does not have the own refresh token sent by it, also when it begins to send only now', async () => {
    const told = vi.fn()
    const app = await refreshing({
      refresh: async (api) => {
        await new Promise((done) => setTimeout(done, 500))
        const sent = api.post<{ token: string }>('refresh', { of: 'whoever is logged in' })
        sent.catch(told)
        return (await sent).data
      },
    })
    app.become('ben', 'new-ben')
    expect(await settled(app.failed, app.waiter)).toEqual([aborted, aborted])
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ code: 'ABORT', message: 'the account has changed' }))
    expect(app.host.requests.filter(({ url }) => url.endsWith('refresh'))).toEqual([])
  })

  it('takes nothing from it by a refresh of their own, when the first comes back before it has ended', async () => {
    const tokens = [1_000, 50].map(
      (delay, n) => () =>
        new Promise<{ token: string }>((resolve) => {
          setTimeout(() => resolve({ token: `new-ben-${n}` }), delay)
        }),
    )
    const refresh = vi.fn(() => tokens[refresh.mock.calls.length - 1]!())
    const app = await refreshing({ refresh, setToken: ({ token }) => void Object.assign(app.session, { token }) })
    app.become('ben', 'old-ben')
    app.client.get('own').catch(() => {})
    await pass(0)
    app.become('ann', 'old-ann')
    expect(await settled(app.failed, app.waiter)).toEqual(['ok', 'ok'])
    expect([refresh.mock.calls.length, app.session.token]).toEqual([2, 'new-ben-0'])
  })

  it('does not wait for it', async () => {
    const { client, failed, become, sent } = await refreshing({ refresh: () => new Promise(() => {}) })
    become('ben', 'new-ben')
    const own = client.get('own')
    await pass(0)
    expect(sent()).toEqual(['old-ann', 'new-ben'])
    expect(await settled(own, failed)).toEqual(['ok', aborted])
  })

  it('has an own refresh when the own token has expired, at once and after the other one has ended', async () => {
    let n = 0
    const app = await refreshing({
      refresh: () => new Promise((done) => setTimeout(() => done({ token: `new-ben-${++n}` }), 1_000)),
      setToken: (next) => Object.assign(app.session, next),
    })
    app.become('ben', 'old-ben')
    const early = app.client.get('early')
    expect(await settled(early, app.failed)).toEqual(['ok', aborted])
    expect(app.session.token).toBe('new-ben-2')
    app.session.token = 'old-again'
    expect(await settled(app.client.get('later'))).toEqual(['ok'])
    expect(n).toBe(3)
  })

  it('keeps an own refresh for all own requests, also for those that begin after the other one has ended', async () => {
    const refresh = vi.fn(
      () => new Promise<{ token: string }>((done) => setTimeout(() => done({ token: 'new-ben' }), 1_000)),
    )
    const app = await refreshing({ refresh, setToken: (next) => Object.assign(app.session, next) })
    app.become('ben', 'old-ben')
    const early = app.client.get('early')
    await pass(950)
    const later = app.client.get('later')
    expect(await settled(early, later, app.failed)).toEqual(['ok', 'ok', aborted])
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('does not share its outcome with a request that was sent while it was under way', async () => {
    const app = await refreshing({
      delay: ({ path }) => (path === '/slow' ? 3_000 : 0),
      setToken: (next) => Object.assign(app.session, { token: `new-ben-${next.token}` }),
    })
    app.become('ben', 'old-ben')
    const slow = app.client.get('slow')
    expect(await settled(slow, app.failed)).toEqual(['ok', aborted])
    expect(app.refreshes()).toBe(2)
  })

  it('is not held up by the other one’s failures, even in a narrow window', async () => {
    const app = await refreshing({ limit: 1, setToken: () => app.become('ben', 'new-ben') })
    app.become('ben', 'old-ben')
    expect(await settled(app.failed)).toEqual([aborted])
    expect(await settled(app.client.get('own'))).toEqual(['ok'])
  })

  it('and the first one again, with a session of its own, leaves the first one’s requests to that session', async () => {
    const { failed, waiter, become, setToken } = await refreshing()
    become('ben', 'new-ben')
    await pass(100)
    become('ann', 'new-ben-but-anns')
    expect(await settled(failed, waiter)).toEqual(['ok', 'ok'])
    expect(setToken).not.toHaveBeenCalled()
  })

  it.each([
    ['', 100, 1_000],
    [', also after more than a window', 40_000, 90_000],
  ])(
    'and the first one again, with the session that was kept: that one has no second refresh beside the first%s',
    async (_, after, takes) => {
      const kept: Record<string, string> = { ann: 'old-ann', ben: 'old-ben' }
      const refreshed: string[] = []
      let account = 'ann'
      const { client } = createApp({
        refreshTimeout: 100_000,
        account: () => account,
        getToken: () => kept[account],
        refresh: () => {
          refreshed.push(account)
          const token = `new-${account}`
          return new Promise((done) => setTimeout(() => done({ token }), takes))
        },
        setToken: ({ token }) => {
          kept[account] = token
        },
      })
      const first = client.get('first')
      await pass(after)
      account = 'ben'
      const bens = client.get('bens')
      await pass(after)
      account = 'ann'
      expect(await settled(first, client.get('again'), bens)).toEqual(['ok', 'ok', aborted])
      expect([refreshed, kept['ann']]).toEqual([['ann', 'ben'], 'new-ann'])
    },
  )
})

it('a request that reads its token slowly begins no refresh once somebody else has logged in', async () => {
  const current = { account: 'ann' }
  const refresh = vi.fn(() => ({ token: 'new-ann' }))
  const app: ReturnType<typeof createApp> = createApp({
    account: () => current.account,
    refresh,
    getToken: () => {
      const { token } = app.session
      return new Promise((done) => setTimeout(() => done(token), 100))
    },
  })
  const request = app.client.get('a')
  await pass(150)
  current.account = 'ben'
  expect(await settled(request)).toEqual([aborted])
  expect(refresh).not.toHaveBeenCalled()
})

it('an app that does not tell its accounts: a refresh of the one is not stored for the other who comes back', async () => {
  // The first one's token comes after its time, so that it is one that a next refresh may replace.
  const delays = [40_000, 1_000]
  let begun = 0
  const app = createApp({
    refresh: () => {
      const token = `new-${++begun}`
      return new Promise((done) => setTimeout(() => done({ token }), delays[begun - 1]))
    },
  })
  await settled(app.client.get('a'))
  await pass(10_000)
  expect(app.session.token).toBe('new-1')
  app.session.token = 'old-ben'
  const bens = app.client.get('b')
  await pass(100)
  app.session.token = 'new-1'
  expect(await settled(bens)).toEqual(['ok'])
  expect([begun, app.session.token]).toEqual([2, 'new-1'])
})

it('a login from nobody serves the requests that waited for it', async () => {
  const app = createVisitorApp()
  expect(await settled(...times(4, (n) => app.client.get(`${n}`)))).toEqual(times(4, () => 'ok'))
  expect(app.refreshes()).toBe(1)
})

it('an account that becomes known during a refresh is no other one: there is one refresh', async () => {
  const current: { account: string | undefined } = { account: undefined }
  const app = createApp({ account: () => current.account, refreshDelay: 1_000 })
  const early = app.client.get('early')
  await pass(100)
  current.account = 'ann'
  expect(await settled(early, app.client.get('later'))).toEqual(['ok', 'ok'])
  expect([app.refreshes(), app.sent()]).toEqual([1, ['old', 'new-1', 'new-1']])
})
