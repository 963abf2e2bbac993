// A server that refuses the new token too: one replay per call, and a window that bounds the refreshes of all calls.
import { AuthExpiredError, NetworkError, TimeoutError } from '@wxpipe/core'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, createApp, settled, times } from '../test/app.ts'
import type { Token } from './index.ts'

useFakeTime()

const refused = { accepts: () => false }

describe('a server that refuses the new token too', () => {
  it('is asked once more per call, then the auth error comes out', async () => {
    const { client, refreshes, sent } = createApp(refused)
    const outcomes = await settled(...times(5, (n) => client.get(`${n}`)))
    expect(outcomes).toEqual(times(5, () => expect.any(AuthExpiredError)))
    expect(refreshes()).toBe(1)
    expect(sent()).toEqual([...times(5, () => 'old'), ...times(5, () => 'new-1')])
  })

  it('leaves the response to the replay on the error', async () => {
    const { client } = createApp(refused)
    const [error] = await settled(client.get('a'))
    expect(error).toMatchObject({ request: { credential: 'new-1' }, response: { statusCode: 401 } })
    expect((error as Error).message).toContain('the session has expired (status 401)')
  })
})

it('a server that gives the same text anew is asked once, also by a request that was refused before', async () => {
  let isGood = false
  const refresh = vi.fn(async () => {
    isGood = true
    return { token: 'old' }
  })
  const { client, sent } = createApp({ accepts: () => isGood, delay: (_, index) => (index === 1 ? 50 : 0), refresh })
  // The server decides when a request arrives, so it refuses both; the second response comes after the refresh.
  expect(await settled(client.get('a'), client.get('slow'))).toEqual(['ok', 'ok'])
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(sent()).toEqual(times(4, () => 'old'))
})

it('a request with a token of the caller’s own is sent again once at most, and begins no refresh', async () => {
  const { client, sent, refreshes } = createApp({ token: 'new-0' })
  const own = client.get('a', { header: { Authorization: 'Bearer another' } })
  expect(await settled(own)).toEqual([expect.any(AuthExpiredError)])
  expect([sent(), refreshes()]).toEqual([['another', 'another'], 0])
})

describe('the window in bad weather', () => {
  /** An app whose refreshes end as the list says, the last one from then on; refused tokens. */
  const createWeather = (list: readonly unknown[], options: AppOptions = {}) => {
    const refresh = vi.fn(async () => {
      const outcome = list[Math.min(refresh.mock.calls.length, list.length) - 1]
      if (typeof outcome === 'string') return { token: outcome }
      throw outcome
    })
    const app = createApp({ accepts: () => false, refresh, ...options })
    const next = async () => (await settled(app.client.get('a')))[0]
    return { ...app, refresh, next }
  }
  const lost = new NetworkError('no way')
  const refused = new Error('refused')

  it('logs nobody out: a sixth request gets the kind that the newest refresh failed with, and no refresh begins', async () => {
    const { next, refresh } = createWeather([lost, lost, lost, lost, new TimeoutError('slow')])
    for (let n = 0; n < 5; n++) await next()
    expect(await next()).toMatchObject({ code: 'TIMEOUT', cause: { message: 'slow' } })
    expect(await next()).toMatchObject({ code: 'TIMEOUT' })
    expect(refresh).toHaveBeenCalledTimes(5)
    await pass(30_000)
    await next()
    expect(refresh).toHaveBeenCalledTimes(6)
  })

  it('counts no lost refresh as one that did not help', async () => {
    const { next, refresh } = createWeather([lost, lost, lost, lost, 'new-1', 'new-2', 'new-3', 'new-4', refused])
    for (let n = 0; n < 9; n++) {
      const error = await next()
      expect(error).toMatchObject({ code: n < 4 ? 'NETWORK' : 'AUTH_EXPIRED' })
      expect((error as Error).message).not.toContain('did not help')
    }
    expect(await next()).toMatchObject({ cause: { message: '5 refreshes in 30000 ms did not help' } })
    expect(refresh).toHaveBeenCalledTimes(9)
  })

  it('lets at most twice the limit begin, whatever alternates', async () => {
    const { next, refresh } = createWeather(
      times(50, (n) => (n % 2 ? lost : `new-${n}`)),
      { limit: 3 },
    )
    for (let n = 0; n < 50; n++) await next()
    expect(refresh.mock.calls.length).toBeLessThanOrEqual(6)
  })
})

describe('the window', () => {
  it('lets 5 refreshes begin in 30 s by default, then says so without asking the server', async () => {
    const { client, refreshes } = createApp(refused)
    for (let n = 0; n < 5; n++) await settled(client.get(`${n}`))
    expect(refreshes()).toBe(5)
    const outcomes = await settled(client.get('a'), client.get('b'))
    for (const error of outcomes) {
      expect(error).toMatchObject({ code: 'AUTH_EXPIRED' })
      expect((error as Error).message).toContain('5 refreshes in 30000 ms did not help')
      expect((error as Error).cause).toMatchObject({ message: '5 refreshes in 30000 ms did not help' })
    }
    expect(refreshes()).toBe(5)
  })

  it('counts refreshes that failed', async () => {
    const refresh = vi.fn(() => Promise.reject(new Error('no')))
    const { client } = createApp({ refresh })
    await settled(...times(3, (n) => client.get(`${n}`)))
    for (let n = 0; n < 9; n++) await settled(client.get(`${n}`))
    expect(refresh).toHaveBeenCalledTimes(5)
  })

  it('slides: a refresh may begin again once the oldest is 30 s old', async () => {
    const { client, refreshes } = createApp(refused)
    const begin = async () => {
      client.get('a').catch(() => {})
      await pass(5_000)
      return refreshes()
    }
    const counts: number[] = []
    for (let n = 0; n < 8; n++) counts.push(await begin())
    expect(counts).toEqual([1, 2, 3, 4, 5, 5, 6, 7])
  })

  it('that visitors have used up is no reason to end the session of the next login, whose token looks expired', async () => {
    const refresh = vi.fn((): Promise<{ token: string }> => Promise.reject(new Error('nobody is logged in')))
    // The phone's clock is ahead.
    const expiresAt = (token: Token) => (token === 'new-0' ? Date.now() - 1 : undefined)
    const { client, session, sent } = createApp({ token: null, refresh, expiresAt })
    for (let n = 0; n < 9; n++) await settled(client.get(`${n}`))
    expect(refresh).toHaveBeenCalledTimes(5)
    session.token = 'new-0'
    refresh.mockResolvedValue({ token: 'new-1' })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect([refresh.mock.calls.length, sent().at(-1)]).toEqual([6, 'new-1'])
  })

  it('does not count a refresh that a logout has ended: after the next login, the same user’s session is refreshed', async () => {
    const user: { id: string | null } = { id: 'ann' }
    const { client, session, refreshes } = createApp({ limit: 1, account: () => user.id, refreshDelay: 1_000 })
    const first = begun(client.get('a'))
    await pass(100)
    user.id = session.token = null
    expect(await settled(first)).toMatchObject([{ code: 'ABORT' }])
    Object.assign(session, { token: 'old again' })
    user.id = 'ann'
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(refreshes()).toBe(2)
  })

  it('has the bounds that the options say', async () => {
    const { client, refreshes } = createApp({ ...refused, limit: 2, window: 1_000_000 })
    const outcomes: unknown[] = []
    for (let n = 0; n < 3; n++) outcomes.push(...(await settled(client.get(`${n}`))))
    expect(refreshes()).toBe(2)
    expect(outcomes[2]).toMatchObject({ cause: { message: '2 refreshes in 1000000 ms did not help' } })
  })

  it('is not closed for hours when the phone’s clock is set back', async () => {
    const { client, refreshes } = createApp(refused)
    for (let n = 0; n < 5; n++) await settled(client.get(`${n}`))
    vi.setSystemTime(Date.now() - 3_600_000)
    await settled(client.get('a'))
    expect(refreshes()).toBe(6)
  })

  it('stays open for a session that is healthy again after few refreshes', async () => {
    let valid = 1
    const { client } = createApp({ accepts: (token) => token === `new-${valid}` })
    for (; valid <= 20; valid++) {
      expect(await settled(client.get('a'))).toEqual(['ok'])
      await pass(10_000)
    }
  })
})
