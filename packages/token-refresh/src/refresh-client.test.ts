// The refresh's own requests: they wait for nobody, and their failure ends the refresh.
import { type AuthExpiredError, type Client, createClient, type Token } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { describe, expect, it, vi } from 'vitest'
import { baseURL, createApp, type Issued, settled, times, tokenIn } from '../test/app.ts'
import { type TokenRefreshKeys, tokenRefresh } from './index.ts'

useFakeTime()

const refreshWith = (client: () => Client<TokenRefreshKeys>, options?: { readonly auth?: boolean }) => () =>
  client()
    .post<Issued>('refresh', { refreshToken: 'r' }, options)
    .then(({ data }) => data)

describe('the client that refresh is given', () => {
  it('sends without a token and without waiting', async () => {
    const { client, host } = createApp()
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    const [refresh] = host.requests.filter(({ url }) => url.endsWith('/refresh'))
    expect(tokenIn(refresh?.header ?? {})).toBeUndefined()
  })

  it('sends the old token when the refresh asks it to with auth: true, and still does not wait', async () => {
    const { client, host } = createApp({
      refresh: (api) => api.post<Issued>('refresh', {}, { auth: true }).then(({ data }) => data),
    })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(host.requests.map(({ header }) => tokenIn(header))).toEqual(['old', 'old', 'new-1'])
  })

  it('may send several requests', async () => {
    const { client } = createApp({
      refresh: async (api) => {
        await Promise.all([api.get('https://other.example.com/challenge'), api.get('https://other.example.com/key')])
        return (await api.post<Issued>('refresh')).data
      },
    })
    expect(await settled(client.get('a'))).toEqual(['ok'])
  })

  it('has the app’s other interceptors and defaults', async () => {
    const { client, host } = createApp()
    client.use({ name: 'version', request: (request) => ({ ...request, header: { ...request.header, 'x-v': '1' } }) })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(host.requests.map(({ header }) => header['x-v'])).toEqual(['1', '1', '1'])
  })

  it('is not changed by what a hook has written into the options of another refresh', async () => {
    const priorities: unknown[] = []
    for (let refresh = 1; refresh <= 2; refresh++) {
      const { client } = createApp()
      client.use<{ queue: { priority: string } }>({
        name: 'others',
        keys: { queue: 'any' },
        request(request) {
          const { queue } = request.options
          if (queue) {
            priorities.push(queue.priority)
            queue.priority = 'low'
          }
          return request
        },
      })
      expect(await settled(client.get('a'))).toEqual(['ok'])
    }
    expect(priorities).toEqual(['refresh', 'refresh'])
  })

  it('is kept apart by every other plugin that the client has: no login page, cache, page, toast, mask or deadline, and first in the queue', async () => {
    const { client } = createApp()
    const keys = {
      login: 'any',
      queue: 'any',
      cache: 'any',
      scope: 'any',
      toast: 'any',
      loading: 'any',
      deadline: 'any',
    }
    const told: object[] = []
    client.use({
      name: 'others',
      keys,
      request(request) {
        if (request.url === 'refresh') told.push(request.options)
        return request
      },
    })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    const no = { auth: false, login: false, cache: false, scope: false, toast: false, loading: false, deadline: false }
    expect(told).toMatchObject([{ ...no, queue: { priority: 'refresh' } }])
  })

  it('leaves the app’s client as it was', async () => {
    const { client } = createApp()
    const before = client.inspect()
    await settled(client.get('a'))
    expect(client.inspect()).toBe(before)
  })
})

describe('the app’s own client', () => {
  it('may be used by refresh with auth: false, without a deadlock', async () => {
    const app = createApp({ refresh: refreshWith(() => app.client, { auth: false }) })
    expect(await settled(...times(5, (n) => app.client.get(`${n}`)))).toEqual(times(5, () => 'ok'))
    expect(app.refreshes()).toBe(1)
  })

  it('without auth: false waits for its own refresh, until the time is over', async () => {
    const app = createApp({ refresh: refreshWith(() => app.client), refreshTimeout: 5_000 })
    const started = Date.now()
    const [failure] = await settled(app.client.get('a'))
    expect(failure).toMatchObject({ code: 'TIMEOUT', cause: { code: 'TIMEOUT' } })
    expect((failure as Error).message).toContain('auth: false')
    expect(Date.now() - started).toBeLessThanOrEqual(6_000)
    expect(app.refreshes()).toBe(0)
  })
})

describe('a 401 of the refresh call', () => {
  it.each([
    ['through the client it is given', undefined],
    ['through that client with auth: true', { auth: true }],
  ] as const)('%s ends the refresh for every waiter', async (_, options) => {
    const { client, host } = createApp({
      refresh: (api) => api.post<Issued>('refused', {}, options).then(({ data }) => data),
    })
    const failures = await settled(...times(5, (n) => client.get(`${n}`)))
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: 'AUTH_EXPIRED', cause: { response: { statusCode: 401 } } })
      expect((failure as AuthExpiredError).message).toMatch(
        /^GET .*\/\d: the session could not be refreshed: POST .*401/,
      )
    }
    expect(host.requests.filter(({ url }) => url.endsWith('refused'))).toHaveLength(1)
  })

  it('through the app’s own client with auth: false ends it as well', async () => {
    const app = createApp({
      refresh: () => app.client.post<Issued>('refused', {}, { auth: false }).then(({ data }) => data),
    })
    const failures = await settled(...times(5, (n) => app.client.get(`${n}`)))
    expect(failures).toEqual(times(5, () => expect.objectContaining({ code: 'AUTH_EXPIRED' })))
    expect(app.host.requests.filter(({ url }) => url.endsWith('refused'))).toHaveLength(1)
  })

  it('told by a business code in a response 200 ends it as well', async () => {
    const { client } = createApp({
      refusal: { data: { code: '99997' } },
      refresh: (api) => api.post<Issued>('refused').then(({ data }) => data),
    })
    const [failure] = await settled(client.get('a'))
    expect(failure).toMatchObject({ code: 'AUTH_EXPIRED', cause: { message: 'refresh yielded no token' } })
  })
})

describe('the plugin', () => {
  it.each(['getToken', 'refresh'])('without %s is a ConfigError at once that names it', (key) => {
    const options = { getToken: () => 'a', refresh: () => 'b', [key]: undefined }
    expect(() => tokenRefresh(options)).toThrow(
      expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(key) }),
    )
  })

  it.each([
    [{ refreshTimeout: '5000' }, 'token-refresh: "refreshTimeout" must be: number'],
    [{ setToken: 'token' }, 'token-refresh: "setToken" must be: function'],
    [{ getToken: 'token' }, 'token-refresh: "getToken" must be: function'],
    [{ refresh: 'token/refresh' }, 'token-refresh: "refresh" must be: function'],
    [{ expiresAt: 1_800_000_000 }, 'token-refresh: "expiresAt" must be: function'],
    [{ skew: '30s' }, 'token-refresh: "skew" must be: number'],
    [{ limit: '5' }, 'token-refresh: "limit" must be: number'],
    [{ window: null }, 'token-refresh: "window" must be: number'],
    [{ name: 7 }, 'token-refresh: "name" must be: string'],
    [{ origins: 'https://files.example.com' }, 'token-refresh: "origins" must be: list'],
    [{ expiresat: 1 }, 'token-refresh has no "expiresat": write expiresAt'],
  ])('with %j is a ConfigError at once that names the option', (options: object, message) => {
    expect(() => tokenRefresh({ getToken: () => 'a', refresh: () => 'b', ...options })).toThrow(
      expect.objectContaining({ code: 'CONFIG', message }),
    )
  })

  it('calls the app’s functions as methods of the options, so that they may be an object with a state of its own', async () => {
    const session = {
      token: 'old',
      getToken(this: { token: string }) {
        return this.token
      },
      refresh(this: { token: string }) {
        return `new-after-${this.token}`
      },
      setToken(this: { token: string }, token: string) {
        this.token = token
      },
      expiresAt(this: { token: string }, token: Token) {
        return token === this.token && token === 'old' ? 1 : undefined
      },
    }
    const { host } = createApp()
    const client = createClient({ host: host.wx, baseURL }).use(tokenRefresh(session))
    await settled(client.get('a'))
    expect(session.token).toBe('new-after-old')
  })

  it('reads its own options only, not what is written on Object.prototype', async () => {
    const inherited = vi.fn()
    Object.assign(Object.prototype, { setToken: inherited })
    try {
      const { client } = createApp({ setToken: undefined })
      const { client: without } = createApp({ refresh: () => Promise.reject(new Error('no')) })
      await settled(client.get('a'), without.get('b'))
      const bare = tokenRefresh({ getToken: () => 'old', refresh: () => 'new' })
      const { host } = createApp()
      await settled(createClient({ host: host.wx, baseURL }).use(tokenExpiry()).use(bare).get('c'))
    } finally {
      Reflect.deleteProperty(Object.prototype, 'setToken')
    }
    expect(inherited).not.toHaveBeenCalled()
  })

  it('may yield a text with its scheme in it, for an app whose injection adds none', async () => {
    const setToken = vi.fn()
    const { client } = createApp({ refresh: (): never => 'Bearer new-1' as never, setToken })
    await settled(client.get('a'))
    expect(setToken).toHaveBeenCalledWith('Bearer new-1')
  })

  it('may have another name', async () => {
    const { client } = createApp({ name: 'session' })
    expect(client.inspect()).toContain('session')
    expect(await settled(client.get('a'))).toEqual(['ok'])
  })

  it('still serves a request that was sent before it was taken off', async () => {
    const { client } = createApp({ delay: () => 100 })
    const request = client.get('a')
    client.remove('token-refresh')
    expect(await settled(request)).toEqual(['ok'])
  })
})
