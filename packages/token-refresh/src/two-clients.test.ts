// Clients that share one refresh: by sharing one plugin, or the object that describes the session.
import { createClient } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it } from 'vitest'
import { createApp, settled, times } from '../test/app.ts'
import { tokenRefresh } from './index.ts'

useFakeTime()

/** @param isOnePlugin both use one plugin; else each has its own, made of one object */
const createTwo = (options: Parameters<typeof createApp>[0] = {}, isOnePlugin = true) => {
  const app = createApp({ refreshDelay: 1_000, ...options })
  const other = createClient({ host: app.host.wx, baseURL: 'https://api.example.com/v2' })
    .use(tokenExpiry())
    .use(tokenInjection({ getToken: app.getToken }))
    .use(isOnePlugin ? app.plugin : tokenRefresh(app.described))
  return { ...app, other }
}

describe('two clients with one plugin', () => {
  it('share one refresh', async () => {
    const { client, other, refreshes, sent } = createTwo()
    const requests = times(10, (n) => (n % 2 ? client : other).get(`${n}`))
    expect(await settled(...requests)).toEqual(times(10, () => 'ok'))
    expect(refreshes()).toBe(1)
    expect(sent()).toEqual([...times(10, () => 'old'), ...times(10, () => 'new-1')])
  })

  it('wait for each other’s refresh', async () => {
    const { client, other, sent } = createTwo()
    const first = client.get('first')
    await pass(500)
    expect(await settled(first, other.get('second'))).toEqual(['ok', 'ok'])
    expect(sent()).toEqual(['old', 'new-1', 'new-1'])
  })

  it('refresh through the client that the plugin was first used on, whoever’s request has failed', async () => {
    const { other, host } = createTwo()
    await settled(other.get('a'))
    expect(host.requests[1]?.url).toBe('https://api.example.com/refresh')
  })

  it('share one window', async () => {
    const app = createApp({ accepts: () => false, limit: 2 })
    const child = app.client.extend()
    for (const client of [app.client, child, app.client, child]) await settled(client.get('a'))
    expect(app.refreshes()).toBe(2)
  })
})

it('a client made with extend shares its parent’s refresh', async () => {
  const { client, refreshes } = createApp()
  const child = client.extend({ timeout: 5_000 })
  expect(await settled(client.get('a'), child.get('b'))).toEqual(['ok', 'ok'])
  expect(refreshes()).toBe(1)
})

it('a child with auth: false takes no part in the session', async () => {
  const { client, refreshes, sent } = createApp()
  const open = client.extend({ auth: false })
  expect(await settled(open.get('a'))).toEqual([expect.objectContaining({ code: 'STATUS' })])
  expect([refreshes(), sent()]).toEqual([0, [undefined]])
})

describe('two clients with a plugin each, made of one session object', () => {
  const createPair = (options: Parameters<typeof createApp>[0] = {}) => createTwo(options, false)

  it('share one refresh, because a server may take a refresh token once', async () => {
    const { client, other, host, refreshes } = createPair()
    const requests = times(10, (n) => (n % 2 ? client : other).get(`${n}`))
    expect(await settled(...requests)).toEqual(times(10, () => 'ok'))
    expect(refreshes()).toBe(1)
    expect(host.requests.map(({ url }) => url)).toContain('https://api.example.com/refresh')
  })

  it('wait for each other’s refresh, and do not wait for themselves', async () => {
    const { client, other, sent } = createPair()
    const first = other.get('first')
    await pass(500)
    expect(await settled(first, client.get('second'))).toEqual(['ok', 'ok'])
    expect(sent()).toEqual(['old', 'new-1', 'new-1'])
  })

  it('share one window', async () => {
    const { client, other, refreshes } = createPair({ accepts: () => false, limit: 2 })
    for (const each of [client, other, client, other]) await settled(each.get('a'))
    expect(refreshes()).toBe(2)
  })

  it('with the clock an hour fast cost one refresh, not one for each turn of the clients, which would end the session', async () => {
    const { client, other, refreshes } = createPair({ expiresAt: () => Date.now() - 3_600_000 })
    for (let n = 0; n < 10; n++) expect(await settled((n % 2 ? client : other).get(`${n}`))).toEqual(['ok'])
    expect(refreshes()).toBe(1)
  })

  it('do not send a token that the server has refused to the other one, whatever its expiry says', async () => {
    const { client, other, sent } = createPair({
      token: 'revoked',
      expiresAt: () => Date.now() + 20_000,
      refresh: () => Promise.reject({ errMsg: 'request:fail timeout' }),
    })
    expect(await settled(client.get('a'))).toEqual([expect.objectContaining({ code: 'TIMEOUT' })])
    expect(await settled(other.get('b'))).toEqual([expect.objectContaining({ code: 'TIMEOUT' })])
    expect(sent()).toEqual(['revoked'])
  })

  it('refresh through the client that one of them is first used on, although another was made before and never used', async () => {
    const origins = ['https://files.example.com']
    const { described, host, getToken } = createApp()
    const session = { ...described, getToken, origins }
    tokenRefresh(session)
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
      .use(tokenExpiry({ origins, isExpired: () => getToken({} as never) === 'old' }))
      .use(tokenInjection(session))
      .use(tokenRefresh(session))
    expect(await settled(client.extend({ baseURL: 'https://files.example.com/' }).get('a'))).toEqual(['ok'])
    expect(host.requests[1]?.url).toBe('https://api.example.com/refresh')
  })
})

it('two plugins of different sessions refresh each for themselves: several accounts do not meet', async () => {
  const a = createApp()
  const b = createApp({ token: 'old-b' })
  expect(await settled(a.client.get('a'), b.client.get('b'))).toEqual(['ok', 'ok'])
  expect([a.refreshes(), b.refreshes()]).toEqual([1, 1])
})

it('an app without injection and expiry detection refreshes on the errors that its own interceptors throw', async () => {
  const { host, plugin, getToken } = createApp({
    refusal: { data: { relogin: true } },
    delay: ({ path }) => (path === '/late' ? 5_000 : 0),
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(tokenExpiry({ isExpired: ({ data }) => !!(data as { relogin?: boolean }).relogin }))
    .use({
      name: 'own-injection',
      order: 700,
      request: (r) => ({ ...r, header: { Authorization: `Bearer ${getToken(r)}` } }),
    })
    .use(plugin)
  const late = client.get('late')
  expect(await settled(client.get('a'), client.get('b'), late)).toEqual(['ok', 'ok', 'ok'])
  expect(host.requests.filter(({ url }) => url.endsWith('/refresh'))).toHaveLength(1)
})

it('an origin that only expiry detection judges is repaired all the same, at any time', async () => {
  const app = createApp({ expiresAt: () => Number.POSITIVE_INFINITY })
  const origins = ['https://api.example.com']
  const client = createClient({ host: app.host.wx, baseURL: 'https://www.example.com/' })
    .use(tokenInjection({ getToken: app.getToken, origins }))
    .use(tokenExpiry({ origins }))
    .use(app.plugin)
  expect(await settled(app.client.get('a'))).toEqual(['ok'])
  for (const token of ['by-hand', 'by-hand-again']) {
    app.session.token = token
    expect(await settled(client.get('https://api.example.com/b'))).toEqual(['ok'])
  }
  expect(app.refreshes()).toBe(3)
})

it('tokenRefresh is named and placed for inspect', () => {
  const client = createClient().use(tokenRefresh({ getToken: () => 'a', refresh: () => 'b' }))
  expect(client.inspect()).toMatch(/600.*token-refresh/)
})
