// Refreshing before sending, when the token is about to expire.
import { AuthExpiredError, type HttpRequest, NetworkError, StatusError } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, createApp, type Issued, settled, times } from '../test/app.ts'
import { jwtExpiresAt, type Token } from './index.ts'

useFakeTime()

const minute = 60_000
const response = { statusCode: 503, data: '', header: {} }
const jwt = (exp: number, name = 'new') =>
  `${name}.${Buffer.from(JSON.stringify({ exp: exp / 1000 })).toString('base64url')}.signature`

/** An app whose tokens live for `lives` milliseconds, and whose first one has `left`. */
function createExpiring(left: number, lives = 10 * minute, options: AppOptions = {}) {
  const expiry = new Map<Token, number>([['old', Date.now() + left]])
  const app = createApp({
    accepts: (token) => (expiry.get(token) ?? 0) > Date.now(),
    refresh: (api) =>
      api.post<Issued>('refresh').then(({ data }) => {
        expiry.set(data.token, Date.now() + lives)
        return data
      }),
    expiresAt: (token) => expiry.get(token),
    ...options,
  })
  return { ...app, expiry }
}

describe('a token that is about to expire', () => {
  it('is refreshed before sending, once for all requests', async () => {
    const { client, refreshes, sent } = createExpiring(minute / 4)
    expect(await settled(...times(5, (n) => client.get(`${n}`)))).toEqual(times(5, () => 'ok'))
    expect([refreshes(), sent()]).toEqual([1, times(5, () => 'new-1')])
  })

  it('is refreshed in the same tick, so that the refresh is for the session that was looked at', async () => {
    const refresh = vi.fn(() => Promise.resolve({ token: 'new' }))
    const { client } = createExpiring(0, minute, { refresh, accepts: () => true })
    const request = client.get('a')
    expect(refresh).toHaveBeenCalledTimes(1)
    expect(await settled(request)).toEqual(['ok'])
  })

  it.each<readonly [string, number, number | undefined, number]>([
    ['30 s before its end', 30_000, undefined, 1],
    ['not 30.001 s before its end', 30_001, undefined, 0],
    ['5 s before its end with a skew of 5 s', 5_000, 5_000, 1],
    ['not before that', 5_001, 5_000, 0],
    ['at its end with a skew of 0', 0, 0, 1],
    ['not before its end with a skew of 0', 1, 0, 0],
  ])('is refreshed %s', async (_, left, skew, count) => {
    const { client, refreshes } = createExpiring(left, minute, { skew, accepts: () => true })
    await settled(client.get('a'))
    expect(refreshes()).toBe(count)
  })

  it('is refreshed again when the new one is about to expire', async () => {
    const { client, refreshes } = createExpiring(0)
    for (let n = 1; n <= 3; n++) {
      expect(await settled(client.get('a'))).toEqual(['ok'])
      await pass(9.6 * minute)
      expect(refreshes()).toBe(n)
    }
  })

  it('is not waited for with auth: false, nor by another origin', async () => {
    const { client, refreshes } = createExpiring(0, minute, { accepts: () => true })
    await settled(client.get('a', { auth: false }), client.get('https://cdn.example.com/x'))
    expect(refreshes()).toBe(0)
  })

  it('rejects with an auth error, unsent, when it cannot be refreshed', async () => {
    const { client, sent } = createExpiring(0, minute, { refresh: () => Promise.reject(new Error('no')) })
    const [error] = await settled(client.get('a'))
    expect(error).toBeInstanceOf(AuthExpiredError)
    expect((error as Error).message).toBe('GET https://api.example.com/a: the session could not be refreshed: no')
    expect(sent()).toEqual([])
  })

  it('that was revoked nevertheless is refreshed by its 401', async () => {
    const { client, expiry, refreshes } = createExpiring(minute * 5)
    const revoke = client.get('a')
    expect(await settled(revoke)).toEqual(['ok'])
    expiry.clear()
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(refreshes()).toBe(1)
  })
})

describe('a refresh before sending that could not be done', () => {
  const down = { refresh: () => Promise.reject(new StatusError('down', { response })) }

  it('lets every request go out with the token that still holds', async () => {
    const { client, sent } = createExpiring(20_000, minute, down)
    expect(await settled(...times(4, (n) => client.get(`${n}`)))).toEqual(times(4, () => 'ok'))
    expect(sent()).toEqual(times(4, () => 'old'))
  })

  it('sends the token that getToken gives for this request', async () => {
    const getToken = ({ url }: HttpRequest) => (url === 'a' ? 'old' : null)
    const { client, sent } = createExpiring(20_000, minute, { ...down, getToken })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(sent()).toEqual(['old'])
  })

  it('is tried again for a later request, and no more often than the window lets it', async () => {
    const refresh = vi.fn(down.refresh)
    const { client } = createExpiring(20_000, minute, { refresh })
    for (let n = 0; n < 9; n++) expect(await settled(client.get(`${n}`))).toEqual(['ok'])
    expect(refresh).toHaveBeenCalledTimes(5)
  })

  it('lets a request go out with the session of whoever logged in meanwhile', async () => {
    const { client, session, expiry, sent } = createExpiring(20_000, minute, {
      refresh: () => pass(0).then(() => Promise.reject(new NetworkError('lost'))),
    })
    const request = client.get('a')
    session.token = 'by-hand'
    expiry.set('by-hand', Date.now() + 10 * minute)
    expect(await settled(request)).toEqual(['ok'])
    expect(sent()).toEqual(['by-hand'])
  })

  it('rejects with its kind, unsent, when the token has really expired', async () => {
    const { client, sent } = createExpiring(0, minute, down)
    expect(await settled(client.get('a'), client.get('b'))).toEqual(
      times(2, () => expect.objectContaining({ code: 'STATUS', response })),
    )
    expect(sent()).toEqual([])
  })

  it('rejects with its kind when the token expires while the refresh hangs', async () => {
    const { client } = createExpiring(20_000, minute, { refresh: () => new Promise(() => {}) })
    expect(await settled(client.get('a'))).toEqual([expect.objectContaining({ code: 'TIMEOUT' })])
  })

  it('does not send a token that the server has refused, whatever its expiry says', async () => {
    const { client, expiry, sent, refreshes } = createExpiring(minute, minute, {
      accepts: () => false,
      refresh: () => new Promise((_, no) => setTimeout(() => no(new NetworkError('lost')), 100)),
    })
    const failed = client.get('failed')
    await pass(50)
    expect(await settled(failed, client.get('waiter'))).toEqual(
      times(2, () => expect.objectContaining({ code: 'NETWORK' })),
    )
    expect([sent(), refreshes(), expiry.size]).toEqual([['old'], 0, 1])
  })

  it('sends a refused token no second time, neither with the request that has joined it nor with its own', async () => {
    const { client, expiry, sent } = createExpiring(30_100, minute, {
      accepts: () => false,
      delay: () => 150,
      refresh: () => new Promise((_, no) => setTimeout(() => no(new NetworkError('lost')), 100)),
    })
    const refused = client.get('refused')
    await pass(110)
    // Now the token is about to expire, so this request begins a refresh. The refused one joins it 40 ms later.
    const early = client.get('early')
    expect(await settled(refused, early)).toEqual(times(2, () => expect.objectContaining({ code: 'NETWORK' })))
    // The early one is not sent with the old token either: it is valid for another 30 s, but the server has refused it.
    expect([sent(), expiry.size]).toEqual([['old'], 1])
  })

  it('begins another one when the server refuses the token that still held', async () => {
    const refresh = vi.fn().mockRejectedValueOnce(new NetworkError('lost')).mockResolvedValue({ token: 'new' })
    const { client, sent } = createExpiring(20_000, minute, { refresh, accepts: (token) => token === 'new' })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(sent()).toEqual(['old', 'new'])
  })

  it('does not keep a late response to an older token from being sent again with the one that still holds', async () => {
    const { client, session, expiry, sent } = createExpiring(minute, minute, {
      ...down,
      delay: ({ path }) => (path === '/late' ? 1_000 : 0),
      accepts: (token) => token === 'by-hand',
    })
    const late = client.get('late')
    await pass(100)
    session.token = 'by-hand'
    expiry.set('by-hand', Date.now() + 20_000)
    expect(await settled(client.get('a'), late)).toEqual(['ok', 'ok'])
    expect(sent()).toEqual(['old', 'by-hand', 'by-hand'])
  })

  it('rejects with an auth error when the server refuses it', async () => {
    const { client, sent } = createExpiring(20_000, minute, { refresh: () => Promise.reject(new Error('no')) })
    expect(await settled(client.get('a'))).toEqual([expect.any(AuthExpiredError)])
    expect(sent()).toEqual([])
  })
})

describe('a token that is about to expire as it arrives', () => {
  it('is used and not refreshed for ever', async () => {
    const { client, refreshes, sent } = createExpiring(0, 20_000)
    for (let n = 0; n < 4; n++) expect(await settled(client.get(`${n}`), client.get('x'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(1)
    expect(new Set(sent())).toEqual(new Set(['new-1']))
  })

  it('counts as that with exactly the last moment left, too', async () => {
    const { client, refreshes } = createExpiring(0, 30_000)
    for (let n = 0; n < 4; n++) expect(await settled(client.get(`${n}`))).toEqual(['ok'])
    expect(refreshes()).toBe(1)
  })

  it('is refreshed when the server refuses it', async () => {
    const { client, refreshes } = createExpiring(0, 20_000)
    await settled(client.get('a'))
    await pass(21_000)
    expect(await settled(client.get('b'), client.get('c'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(2)
  })

  it('is no token that was about to expire only when a late response to the one before it came', async () => {
    const { client, refreshes } = createExpiring(minute, minute, {
      accepts: (token) => token !== 'old',
      delay: ({ path }) => (path === '/late' ? 40_000 : 0),
    })
    expect(await settled(client.get('a'), client.get('late'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(1)
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(refreshes()).toBe(2)
  })

  it('with the clock an hour fast costs one refresh, not one per request', async () => {
    const expiresAt = (token: Token) => Date.now() - 60 * minute + (token === 'old' ? 0 : minute)
    const { client, refreshes } = createApp({ token: 'new-0', expiresAt })
    for (let n = 0; n < 9; n++) expect(await settled(client.get(`${n}`))).toEqual(['ok'])
    expect(refreshes()).toBe(1)
  })
})

it('an expiresAt that throws rejects the request with its own reason: nobody is logged out by it', async () => {
  const reason = new Error('not a JWT')
  const expiresAt = (token: Token) => {
    if (token === 'new-1') throw reason
    return undefined
  }
  const { client } = createApp({ expiresAt })
  expect(await settled(client.get('a'), client.get('b'))).toEqual([reason, reason])
})

it('an expiresAt that returns a promise is a ConfigError that says so', async () => {
  const expiresAt = (() => Promise.resolve(0)) as unknown as NonNullable<AppOptions['expiresAt']>
  const { client } = createExpiring(minute, minute, { expiresAt })
  expect(await settled(client.get('a'))).toEqual([
    expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining('expiresAt must answer at once') }),
  ])
})

it('a token whose text stays the same through refreshes is sent while it holds, when a later refresh is lost', async () => {
  const token = 'sliding'
  let expiry = Date.now() + minute
  let isRefused = true
  let isDown = false
  const { client, refreshes, host } = createApp({
    token,
    accepts: () => !isRefused,
    refresh: (api) =>
      isDown
        ? Promise.reject(new NetworkError('lost'))
        : api.post('refresh').then(() => {
            isRefused = false
            expiry = Date.now() + minute
            return { token }
          }),
    expiresAt: () => expiry,
  })
  expect(await settled(client.get('a'))).toEqual(['ok'])
  isDown = true
  await pass(minute * 0.75)
  expect(await settled(client.get('b'))).toEqual(['ok'])
  expect([refreshes(), host.requests.length]).toEqual([1, 4])
})

describe('nothing is refreshed before sending', () => {
  it('while the token of the session before it is being refreshed: only one refresh runs at a time', async () => {
    const refresh = vi.fn(() => new Promise<never>(() => {}))
    const { client, session, expiry, sent } = createExpiring(0, minute, { refresh, accepts: () => true })
    const first = client.get('first')
    session.token = 'by-hand'
    expiry.set('by-hand', Date.now() + 20_000)
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect([refresh.mock.calls.length, sent()]).toEqual([1, ['by-hand']])
    expect(await settled(first)).toEqual(['ok'])
  })

  it('while nobody is logged in, whatever expiresAt says', async () => {
    const expiresAt = vi.fn(() => 1)
    const { client, refreshes } = createApp({ token: null, accepts: () => true, expiresAt })
    expect(await settled(client.get('public'))).toEqual(['ok'])
    expect(refreshes()).toBe(0)
  })

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY])('when expiresAt says %s', async (at) => {
    const { client, refreshes } = createApp({ token: 'new-0', expiresAt: () => at })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(refreshes()).toBe(0)
  })

  it('without expiresAt', async () => {
    const { client, refreshes } = createApp({ token: jwt(1) })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(refreshes()).toBe(0)
  })
})

describe('jwtExpiresAt', () => {
  it('refreshes a JWT that is about to expire, with the same single refresh', async () => {
    const token = jwt(Date.now() + minute, 'new-jwt')
    const refresh = vi.fn(() => Promise.resolve({ token }))
    const { client, sent } = createApp({ token: jwt(Date.now() + minute / 4), refresh, expiresAt: jwtExpiresAt })
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect(refresh).toHaveBeenCalledTimes(1)
    expect(sent()).toEqual([token, token])
  })
})
