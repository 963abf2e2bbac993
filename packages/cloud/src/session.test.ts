// The session, and the plugins for weak networks, work over the cloud as over wx.request: no baseURL is needed.

import { cache } from '@wxpipe/cache'
import { createClient, type Transport } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { queue } from '@wxpipe/queue'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { told } from '../test/app.ts'
import { cloudContainer, cloudFunction } from './index.ts'

useFakeTime()

/** A server that knows one token, and who asks. */
const respond = (path: string, authorization: string | undefined) => {
  if (path === '/refresh') return { statusCode: 200, data: 'new' }
  return authorization === 'Bearer new' ? { statusCode: 200, data: path } : { statusCode: 401, data: 'expired' }
}
interface Whole {
  readonly path: string
  readonly headers: { readonly authorization?: string }
}

const ways: [string, Transport, string][] = [
  ['a container', cloudContainer({ env: 'prod-1' }), 'cloud.callContainer'],
  ['a function that gets all requests', cloudFunction({ env: 'prod-1', name: 'api' }), 'cloud.callFunction'],
]

/** An app whose session has expired, with all of it. */
function app(transport: Transport) {
  const session = { token: 'old', user: 'ann', refreshes: 0 }
  const getToken = () => session.token
  const host = createHost({
    handler: ({ path, header }) => ({ ...respond(path, header['authorization']), delay: 100 }),
    cloud: {
      functions: {
        async api(event) {
          const { path, headers } = event as unknown as Whole
          await new Promise((done) => setTimeout(done, 100))
          const { statusCode, data } = respond(path, headers.authorization)
          return { statusCode, headers: {}, body: JSON.stringify(data) }
        },
      },
    },
  })
  const client = createClient({ host: host.wx, transport, account: () => session.user })
    .use(cache({ ttl: 60_000 }))
    .use(dedupe())
    .use(retry({ baseDelay: 10 }))
    .use(
      tokenRefresh<string>({
        getToken,
        refresh: (own) => {
          session.refreshes++
          return own.post<string>('refresh', {}, { auth: false } as object).then(({ data }) => data)
        },
        setToken: (token) => {
          session.token = token
        },
      }),
    )
    .use(queue({ concurrency: 2 }))
    .use(tokenInjection({ getToken }))
    .use(tokenExpiry({ statusCodes: [401] }))
  return { client, host, session, calls: () => told(host).length - 1 }
}

describe.each(ways)('over %s', (_, transport, api) => {
  it('an expired session is refreshed once for all, and every call gets its response', async () => {
    const { client, session } = app(transport)
    const all = Promise.all(['a', 'b', 'c'].map((path) => client.get(path)))
    await pass(2_000)
    expect((await all).map(({ data }) => data)).toEqual(['/a', '/b', '/c'])
    expect([session.token, session.refreshes, timersLeft()]).toEqual(['new', 1, 0])
  })

  it('a failure of the network is retried, a cold start too', async () => {
    const { client, host, session } = app(transport)
    session.token = 'new'
    host.fail(faults.connectionReset(), { api })
    host.fail(faults.cloud(102002), { api })
    expect(await outcomeOf(client.get('a'))).toBe('/a')
    // A write is not: the cloud may have done it.
    host.fail(faults.cloud(102002), { api })
    expect(await outcomeOf(client.post('a'))).toMatchObject({ code: 'TIMEOUT' })
  })

  it('equal requests share one call, and a kept response needs none', async () => {
    const { client, session, calls } = app(transport)
    session.token = 'new'
    const both = Promise.all([client.get('a'), client.get('a')])
    await pass(200)
    await both
    await outcomeOf(client.get('a'))
    expect(calls()).toBe(1)
  })

  it('no more calls than the queue lets are under way', async () => {
    const { client, host, session } = app(transport)
    session.token = 'new'
    const all = ['a', 'b', 'c'].map((path) => begun(client.get(path)))
    await pass(50)
    expect(host.inFlight).toBe(2)
    await pass(200)
    await Promise.all(all)
  })

  it('a response is not for whoever has logged in meanwhile', async () => {
    const { client, session } = app(transport)
    session.token = 'new'
    const call = begun(client.get('a'))
    await pass(50)
    session.user = 'bob'
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
  })
})

it('one request of a usual client goes through a container, with the token of its session', async () => {
  const host = createHost({
    handler: ({ path, header }) => ({ data: [path, header['authorization'], header['x-wx-env']] }),
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/v1/' }).use(
    tokenInjection({ getToken: () => 't' }),
  )
  expect((await client.get('me')).data).toEqual(['/v1/me', 'Bearer t', null])
  const transport = cloudContainer({ env: 'prod-1' })
  expect((await client.get('me', { transport })).data).toEqual(['/v1/me', 'Bearer t', 'prod-1'])
})

it('a function that the url names gets the token in its event: as a header, or in the field that is named', async () => {
  const host = createHost({ cloud: { functions: { me: (event) => event } } })
  const open = () => createClient({ host: host.wx, transport: cloudFunction({ env: 'prod-1' }) })
  const getToken = () => 't'
  expect((await open().use(tokenInjection({ getToken })).get('me')).data).toEqual({
    headers: { authorization: 'Bearer t' },
  })
  expect(
    (
      await open()
        .use(tokenInjection({ getToken, body: 'token' }))
        .post('me', { a: 1 })
    ).data,
  ).toEqual({
    a: 1,
    token: 't',
  })
})
