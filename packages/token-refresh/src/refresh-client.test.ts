// The refresh's own requests: they wait for nobody, and their failure ends the refresh.
import type { AuthExpiredError, Client } from '@wxpipe/core'
import { describe, expect, it } from 'vitest'
import { useFakeTime } from '../../tooling/src/fake-time.ts'
import { createApp, type Issued, settled, times, tokenIn } from '../test/app.ts'
import type { TokenRefreshKeys } from './index.ts'

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
    const app = createApp({ refresh: refreshWith(() => app.client), timeout: 5_000 })
    const started = Date.now()
    const [failure] = await settled(app.client.get('a'))
    expect(failure).toMatchObject({ code: 'AUTH_EXPIRED', cause: { code: 'TIMEOUT' } })
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

  it('told by a business code in an answer 200 ends it as well', async () => {
    const { client } = createApp({
      refusal: { data: { code: '99997' } },
      refresh: (api) => api.post<Issued>('refused').then(({ data }) => data),
    })
    const [failure] = await settled(client.get('a'))
    expect(failure).toMatchObject({ code: 'AUTH_EXPIRED', cause: { message: 'refresh yielded no token' } })
  })
})

describe('the plugin', () => {
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
