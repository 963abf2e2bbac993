// Whoever leaves while a refresh is under way: an aborted request, a user who logs out, another user who logs in.
import {
  AbortError,
  AuthExpiredError,
  createCancelSource,
  createClient,
  NetworkError,
  ORDER_TOKEN_INJECTION,
  withHeader,
} from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, baseURL, createApp, type Issued, settled, times } from '../test/app.ts'

useFakeTime()

const second = 1_000
/** An app whose refresh takes a second, and is under way for the request that is returned as `failed`. */
async function refreshing(options: AppOptions = {}) {
  const app = createApp({ refreshDelay: second, ...options })
  const failed = app.client.get('failed')
  failed.catch(() => {})
  await pass(100)
  return { ...app, failed }
}

describe('an aborted waiter', () => {
  it('that failed leaves at once, and the others go on', async () => {
    const app = createApp({ refreshDelay: second })
    const sources = times(3, createCancelSource)
    const requests = sources.map(({ signal }, n) => app.client.get(`${n}`, { signal }))
    await pass(100)
    sources[0]?.abort('left the page')
    const outcome = await requests[0]?.catch((error) => error)
    expect(outcome).toBeInstanceOf(AbortError)
    expect(outcome).toMatchObject({ cause: 'left the page' })
    expect(app.session.token).toBe('old')
    expect(await settled(...requests)).toEqual([expect.any(AbortError), 'ok', 'ok'])
    expect(app.sent()).toEqual(['old', 'old', 'old', 'new-1', 'new-1'])
  })

  it('that waits before its first send leaves at once and is never sent', async () => {
    const { client, failed, host } = await refreshing()
    const source = createCancelSource()
    const waiter = client.get('waiter', { signal: source.signal }).catch((error) => error)
    source.abort()
    expect(await waiter).toBeInstanceOf(AbortError)
    expect(await settled(failed)).toEqual(['ok'])
    expect(host.requests.map(({ url }) => url.slice(24))).toEqual(['failed', 'refresh', 'failed'])
  })

  it('does not end the refresh that it began', async () => {
    const app = createApp({ refreshDelay: second })
    const source = createCancelSource()
    const request = app.client.get('a', { signal: source.signal })
    await pass(100).then(() => source.abort())
    expect(await settled(request)).toEqual([expect.any(AbortError)])
    await pass(second)
    expect(app.session.token).toBe('new-1')
    expect(await settled(app.client.get('b'))).toEqual(['ok'])
    expect(app.refreshes()).toBe(1)
  })

  it('leaves a failed refresh nothing to report', async () => {
    const app = createApp({ refresh: () => pass(0).then(() => Promise.reject(new Error('no'))) })
    const source = createCancelSource()
    const request = app.client.get('a', { signal: source.signal })
    source.abort()
    expect(await settled(request)).toEqual([expect.any(AbortError)])
  })

  it('during its replay ends that send', async () => {
    const app = createApp({ delay: () => second })
    const source = createCancelSource()
    const request = app.client.get('a', { signal: source.signal })
    request.catch(() => {})
    await pass(1_500)
    expect(app.sent()).toEqual(['old', 'new-1'])
    source.abort()
    expect(await settled(request)).toEqual([expect.any(AbortError)])
    expect(app.host.inFlight).toBe(0)
  })
})

describe('logging out', () => {
  it('during a refresh does not bring the session back', async () => {
    const setToken = vi.fn()
    const { client, failed, session } = await refreshing({ setToken })
    const waiter = client.get('waiter')
    session.token = null
    const outcomes = await settled(failed, waiter)
    for (const error of outcomes) {
      expect(error).toBeInstanceOf(AuthExpiredError)
      expect((error as Error).message).toContain('the session ended during the refresh')
    }
    expect(setToken).not.toHaveBeenCalled()
    expect(session.token).toBeNull()
  })

  it.each([
    ['', {}],
    [', in an app that knows who is logged in', { account: () => null }],
    [', in an app that knows when its tokens expire', { expiresAt: () => Date.now() + 60_000 }],
  ])('during a refresh does not hold up what a visitor sends then%s', async (_, options) => {
    const accepts = (token?: string) => token !== 'old'
    const { client, failed, session, sent } = await refreshing({ accepts, ...options })
    session.token = null
    const visitor = client.get('visitor')
    await pass(10)
    expect(sent()).toEqual(['old', undefined])
    expect(await settled(failed, visitor)).toEqual([expect.any(AuthExpiredError), 'ok'])
  })

  it('and a visitor waits for a silent login as before', async () => {
    const { client, failed, sent } = await refreshing({ token: null })
    expect(await settled(failed, client.get('visitor'))).toEqual(['ok', 'ok'])
    expect(sent()).toEqual([undefined, 'new-1', 'new-1'])
  })

  it.each([undefined, null, ''])('may leave %j as the token', async (nothing) => {
    const setToken = vi.fn()
    const { failed, session } = await refreshing({ setToken })
    session.token = nothing
    expect(await settled(failed)).toEqual([expect.any(AuthExpiredError)])
    expect(setToken).not.toHaveBeenCalled()
  })

  it('while a request is under way begins no refresh for its response', async () => {
    const { client, session, refreshes, sent } = createApp({ delay: () => second })
    const request = client.get('a')
    session.token = null
    const [error] = await settled(request)
    expect(error).toBeInstanceOf(AuthExpiredError)
    expect([refreshes(), sent()]).toEqual([0, ['old']])
  })

  it('after a refresh was lost: a late response tells of no network, but that the session has ended', async () => {
    const { client, session } = createApp({
      refresh: () => Promise.reject(new NetworkError('lost')),
      delay: ({ path }) => (path === '/late' ? 100 : 0),
    })
    const outcomes = settled(client.get('a'), client.get('late'))
    await pass(50)
    session.token = null
    expect(await outcomes).toMatchObject([{ code: 'NETWORK' }, { code: 'AUTH_EXPIRED' }])
  })

  it('in the same tick in which a refresh begins is noticed as well', async () => {
    const setToken = vi.fn()
    const app = createApp({
      setToken,
      refresh: () => {
        app.session.token = null
        return { token: 'new-1' }
      },
    })
    expect(await settled(app.client.get('a'))).toEqual([expect.any(AuthExpiredError)])
    expect(setToken).not.toHaveBeenCalled()
  })
})

describe('logging in as somebody else during a refresh', () => {
  const rejecting = () =>
    pass(0).then(() => new Promise<Issued>((_, no) => setTimeout(() => no(new Error('no')), second)))
  it.each<readonly [string, AppOptions]>([
    ['succeeds', {}],
    ['fails, as it does when the server has ended the old session', { refresh: rejecting }],
    ['yields no token', { refresh: () => rejecting().catch(() => ({ token: '' })) }],
    ['never ends', { refresh: () => new Promise(() => {}) }],
  ])('lets every waiter go on with that session when the refresh %s', async (_, options) => {
    const setToken = vi.fn()
    const { client, failed, session, sent } = await refreshing({ ...options, setToken })
    session.token = null
    await pass(100)
    session.token = 'new-somebody'
    const waiter = client.get('waiter')
    expect(await settled(failed, waiter)).toEqual(['ok', 'ok'])
    expect(setToken).not.toHaveBeenCalled()
    expect(sent()).toEqual(['old', 'new-somebody', 'new-somebody'])
  })

  it.each([
    ['', {}],
    [', in an app that knows when its tokens expire', { expiresAt: () => Date.now() + 60_000 }],
    [', of the same user', { account: () => 7 }],
  ])('does not hold up what that session sends then%s', async (_, options) => {
    const { client, failed, session, sent } = await refreshing({ ...options, refresh: () => new Promise(() => {}) })
    session.token = 'new-somebody'
    const waiter = client.get('waiter')
    await pass(10)
    expect(sent()).toEqual(['old', 'new-somebody'])
    expect(await settled(failed, waiter)).toEqual(['ok', 'ok'])
  })

  it('does not hold up a request with the old token that is refused only then: it goes with the new one', async () => {
    const { client, session, sent } = createApp({
      refresh: () => new Promise(() => {}),
      delay: ({ path }) => (path === '/late' ? 200 : 0),
    })
    const requests = [client.get('first'), client.get('late')]
    await pass(100)
    session.token = 'new-somebody'
    await pass(110)
    expect(sent()).toEqual(['old', 'old', 'new-somebody'])
    expect(await settled(...requests)).toEqual(['ok', 'ok'])
  })

  it('does not hold up a visitor’s refused request either, which goes with the new token', async () => {
    const { client, failed, session, sent } = await refreshing({ refresh: () => new Promise(() => {}) })
    session.token = null
    const visitor = client.get('visitor')
    session.token = 'new-somebody'
    await pass(10)
    expect(sent()).toEqual(['old', undefined, 'new-somebody'])
    expect(await settled(failed, visitor)).toEqual(['ok', 'ok'])
  })

  it('gives a token that is refused in its turn a refresh of its own, after the one before', async () => {
    const asked = vi.fn((n: number) => (n === 1 ? new Promise<Issued>(() => {}) : { token: 'new-2' }))
    const refresh = () => asked(asked.mock.calls.length + 1)
    const { client, session, sent } = await refreshing({ refresh, refreshTimeout: 5 * second })
    session.token = 'somebody'
    const requests = times(3, (n) => client.get(`${n}`))
    await pass(4 * second)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(await settled(...requests)).toEqual(['ok', 'ok', 'ok'])
    expect(asked).toHaveBeenCalledTimes(2)
    expect(sent().filter((token) => token === 'somebody')).toHaveLength(4)
  })

  it('and out again: a request of that session fails with its own auth error, not with that of the refresh', async () => {
    const { client, session, failed } = await refreshing({ refresh: rejecting })
    session.token = 'somebody'
    const request = client.get('a')
    await pass(100)
    session.token = null
    const [error] = await settled(request, failed)
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', response: { statusCode: 401 } })
  })

  it('after a silent login began lets every waiter go on with that session', async () => {
    const setToken = vi.fn()
    const { failed, session, sent } = await refreshing({ token: null, setToken })
    session.token = 'new-by-hand'
    expect(await settled(failed)).toEqual(['ok'])
    expect(setToken).not.toHaveBeenCalled()
    expect(sent()).toEqual([undefined, 'new-by-hand'])
  })
})

describe('a refresh that has noticed that its session has ended', () => {
  it('and goes on for ever does not hold up the refresh of the next session', async () => {
    let account = 'ann'
    const begun: string[] = []
    const app = createApp({
      account: () => account,
      async refresh(api) {
        begun.push(account)
        if (begun.length > 1) return { token: 'new-2' }
        await new Promise((done) => setTimeout(done, second))
        await api.post('refresh').catch(() => {})
        return new Promise<Issued>(() => {})
      },
    })
    const failed = app.client.get('failed')
    failed.catch(() => {})
    await pass(100)
    account = 'ben'
    await pass(2 * second)
    account = 'ann'
    app.session.token = 'old-again'
    const next = app.client.get('next')
    await pass(10)
    expect(begun).toEqual(['ann', 'ann'])
    expect(await settled(next, failed)).toEqual(['ok', 'ok'])
  })
})

describe('an app without setToken', () => {
  const createClearing = () => {
    const app: ReturnType<typeof createApp> = createApp({
      setToken: undefined,
      delay: (_request, index) => index % 5,
      refresh: async (api) => {
        app.session.token = ''
        const { data } = await api.post<Issued>('refresh')
        app.session.token = data.token
        return data
      },
    })
    return app
  }

  it('may clear the token before it asks for another: who was refused with it waits all the same', async () => {
    const app = createClearing()
    expect(await settled(...times(5, (n) => app.client.get(`${n}`)))).toEqual(times(5, () => 'ok'))
    expect(app.refreshes()).toBe(1)
  })

  it('and without token-injection may do so as well: its own hook does not say which token was sent', async () => {
    const app = createClearing()
    const client = createClient({ host: app.host.wx, baseURL })
      .use({
        name: 'own token',
        order: ORDER_TOKEN_INJECTION,
        request: (request) => withHeader(request, 'Authorization', `Bearer ${app.session.token}`),
      })
      .use(tokenExpiry())
      .use(app.plugin)
    expect(await settled(...times(3, (n) => client.get(`${n}`)))).toEqual(times(3, () => 'ok'))
    expect(app.refreshes()).toBe(1)
  })

  it('stores the session in its refresh', async () => {
    const app = createApp({
      setToken: undefined,
      refresh: (api) =>
        api.post<Issued>('refresh').then(({ data }) => {
          app.session.token = data.token
          return data
        }),
    })
    expect(await settled(app.client.get('a'), app.client.get('b'))).toEqual(['ok', 'ok'])
    expect([app.refreshes(), app.sent()]).toEqual([1, ['old', 'old', 'new-1', 'new-1']])
  })
})
