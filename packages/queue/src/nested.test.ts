// Requests that interceptors send themselves: outside the queue, inside it, and the refresh of a session.
import { createClient, type Interceptor, withHeader } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { baseURL, createSite, times } from '../test/site.ts'
import { queue } from './index.ts'

useFakeTime()

describe('a nested request, at a limit of one', () => {
  const hooks: Record<string, (client: ReturnType<typeof createSite>['client']) => Partial<Interceptor>> = {
    'a request hook': (client) => ({
      request: (request) => (request.url === 'nested' ? request : client.get('nested').then(() => request)),
    }),
    'a response hook': (client) => ({
      response: (response, request) =>
        request.url === 'nested' ? response : client.get('nested').then(() => response),
    }),
    'an error hook': (client) => ({
      error(error, request, next) {
        if (request.url === 'nested') throw error
        return client.get('nested').then(() => next(request))
      },
    }),
  }

  it.each(Object.keys(hooks))('from %s outside the queue cannot deadlock', async (name) => {
    const failing = new Set(['a', 'b', 'c'])
    const { client, state, most } = createSite({ concurrency: 1 }, ({ path }) =>
      name === 'an error hook' && failing.delete(path.slice(1)) ? { statusCode: 500 } : {},
    )
    client.use({ name: 'outside', order: 640, ...hooks[name]!(client) })
    const requests = Promise.all(['a', 'b', 'c'].map((url) => client.get(url)))
    await pass(2_000)
    expect((await requests).map(({ data }) => data)).toEqual(['a', 'b', 'c'])
    expect([most(), state()]).toEqual([1, [0, 0]])
  })

  it('from inside the queue gets through with `queue: false`', async () => {
    const { client, state } = createSite({ concurrency: 1 })
    client.use({
      name: 'nonce',
      order: 700,
      request: (request) =>
        request.url === 'nonce'
          ? request
          : client.get<string>('nonce', { queue: false }).then(({ data }) => withHeader(request, 'nonce', data)),
    })
    const requests = Promise.all(['a', 'b'].map((url) => client.get(url)))
    await pass(1_000)
    expect((await requests).map(({ data }) => data)).toEqual(['a', 'b'])
    expect(state()).toEqual([0, 0])
  })
})

describe('the refresh of a session', () => {
  /** An app whose server takes 100 ms, and whose session has expired. */
  const createApp = (limit: number) => {
    const session = { token: 'old' }
    const host = createHost({
      maxRequests: 1_000,
      handler: ({ path, header }) => ({
        statusCode: path === '/refresh' || header['authorization'] === 'Bearer new' ? 200 : 401,
        data: { token: 'new' },
        delay: 100,
      }),
    })
    const slots = queue({ concurrency: limit })
    const getToken = () => session.token
    const client = createClient({ host: host.wx, baseURL })
      .use(tokenInjection({ getToken }))
      .use(tokenExpiry())
      .use(slots)
      .use(
        tokenRefresh({
          getToken,
          refresh: (api) => api.post<{ token: string }>('refresh').then(({ data }) => data),
          setToken: ({ token }) => {
            session.token = token
          },
        }),
      )
    const paths = () =>
      host.requests.map(({ url, header }) => `${url.slice(baseURL.length)} ${header['Authorization'] ?? ''}`)
    return { client, slots, paths }
  }

  it('goes before all who wait in the queue', async () => {
    const { client, slots, paths } = createApp(2)
    const requests = Promise.all(times(12, (n) => client.get(`${n}`)))
    await pass(5_000)
    expect((await requests).length).toBe(12)
    // The first failure gave its slot to the third request before anybody could know; the next slot is the refresh's.
    expect(paths().slice(0, 4)).toEqual(['0 Bearer old', '1 Bearer old', '2 Bearer old', 'refresh '])
    // While the refresh has one slot, the other goes on; and whoever gets the refresh's own comes before the new token.
    expect(paths().filter((path) => path.endsWith('old')).length).toBeLessThanOrEqual(5)
    expect([slots.pending, slots.size]).toEqual([0, 0])
  })

  it('goes before those of high priority as well, who would all be sent with the old token', async () => {
    const { client, paths } = createApp(2)
    const screen = client.extend({ queue: { priority: 'high' } })
    const requests = Promise.all(times(12, (n) => screen.get(`${n}`)))
    await pass(5_000)
    await requests
    expect(paths().indexOf('refresh ')).toBe(3)
  })

  it('cannot deadlock at a limit of one', async () => {
    const { client, slots } = createApp(1)
    const requests = Promise.all(times(5, (n) => client.get(`${n}`)))
    await pass(5_000)
    expect((await requests).map(({ statusCode }) => statusCode)).toEqual(times(5, () => 200))
    expect([slots.pending, slots.size]).toEqual([0, 0])
  })
})
