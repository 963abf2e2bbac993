// Refresh among the other plugins: other ways of injection, the login page outside, a retry outside, the app's own.
import { cache } from '@wxpipe/cache'
import { createClient, type Interceptor, isHttpError, ORDER_RETRY, ResponseError } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { retry } from '@wxpipe/retry'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { type Fault, faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { type TokenInjectionOptions, tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, baseURL, createApp, createVisitorApp, type Issued, settled, times } from '../test/app.ts'

useFakeTime()

/** The app with its login page. */
function createAll(options: AppOptions = {}, whileLoggingIn?: 'wait') {
  const app = createApp(options)
  Object.assign(app.host.wx, { getCurrentPages: app.host.getCurrentPages })
  const onRedirect = vi.fn()
  const login = loginRedirect({
    loginPage: '/pages/login/login',
    getToken: () => app.session.token,
    onRedirect,
    whileLoggingIn,
  })
  const client = app.client.use(login)
  const logins = () => app.host.calls.filter(({ api }) => api === 'navigateTo').length
  return { ...app, client, login, logins, onRedirect }
}

const failing: AppOptions = { refresh: () => Promise.reject(new Error('no')) }

describe('with login-redirect', () => {
  it('no login page opens when the refresh repairs the session', async () => {
    const { client, logins } = createAll()
    expect(await settled(...times(5, (n) => client.get(`${n}`)))).toEqual(times(5, () => 'ok'))
    expect(logins()).toBe(0)
  })

  it.each<readonly [string, AppOptions]>([
    ['the refresh fails', failing],
    ['the server refuses the new token too', { accepts: () => false }],
    ['refreshes go on and on', { limit: 0 }],
  ])('one login page opens for 5 requests when %s', async (_, options) => {
    const { client, logins, host } = createAll(options)
    const outcomes = await settled(...times(5, (n) => client.get(`${n}`)))
    expect(outcomes).toEqual(times(5, () => expect.objectContaining({ code: 'AUTH_EXPIRED' })))
    expect([logins(), host.page?.route]).toEqual([1, 'pages/login/login'])
  })

  it('one login page opens for those that failed and those that began meanwhile', async () => {
    const { client, logins } = createAll({
      refresh: () => pass(0).then(() => new Promise((_, no) => setTimeout(() => no(new Error('no')), 1_000))),
    })
    const failed = client.get('failed')
    failed.catch(() => {})
    await pass(500)
    const outcomes = await settled(failed, client.get('waiter'))
    expect(outcomes).toEqual(times(2, () => expect.objectContaining({ code: 'AUTH_EXPIRED' })))
    expect(logins()).toBe(1)
  })

  it('none opens for the response to a request that a logout overtook', async () => {
    const { client, session, logins } = createAll({ delay: () => 100 })
    const request = client.get('a')
    session.token = null
    expect(await settled(request)).toEqual([expect.objectContaining({ code: 'AUTH_EXPIRED' })])
    expect(logins()).toBe(0)
  })

  it('requests that wait for the login go on with the session of whoever logs in', async () => {
    const { client, session, sent, login, logins } = createAll(failing, 'wait')
    const requests = times(3, (n) => client.get(`${n}`))
    await pass(100)
    session.token = 'new-by-hand'
    login.completed()
    expect(await settled(...requests)).toEqual(times(3, () => 'ok'))
    expect(sent()).toEqual([...times(3, () => 'old'), ...times(3, () => 'new-by-hand')])
    expect(logins()).toBe(1)
  })
})

describe('with login-redirect, in bad weather', () => {
  it.each<readonly [string, Fault]>([
    ['a reset connection', faults.connectionReset()],
    ['a timeout', faults.timeout()],
    ['status 503', faults.reply({ statusCode: 503 })],
    ['a move into the background', faults.interrupted()],
  ])('no login page opens and nothing is cleared when the refresh fails by %s', async (_, fault) => {
    const { client, host, session, logins, onRedirect } = createAll()
    host.fail({ ...fault, delay: 10 }, { url: 'refresh' })
    const outcomes = await settled(...times(5, (n) => client.get(`${n}`)))
    expect(outcomes.map((error) => isHttpError(error) && error.code)).not.toContain('AUTH_EXPIRED')
    expect([logins(), session.token, onRedirect.mock.calls]).toEqual([0, 'old', []])
    expect(await settled(client.get('next'))).toEqual(['ok'])
  })

  it('none opens when the refresh never ends, nor for those that began meanwhile', async () => {
    const { client, logins } = createAll({ refresh: () => new Promise(() => {}), refreshTimeout: 1_000 })
    const failed = client.get('failed')
    failed.catch(() => {})
    await pass(500)
    const outcomes = await settled(failed, client.get('waiter'))
    expect(outcomes).toEqual(times(2, () => expect.objectContaining({ code: 'TIMEOUT' })))
    expect(logins()).toBe(0)
  })

  it('none opens for a request whose body is used up: the session has been repaired', async () => {
    const { client, logins } = createAll()
    expect(await settled(client.post('a', { pipe: () => {} }))).toEqual([
      expect.objectContaining({ code: 'AUTH_EXPIRED' }),
    ])
    expect(logins()).toBe(0)
  })
})

describe('with another way of injection', () => {
  it.each<readonly [string, TokenInjectionOptions['query'], TokenInjectionOptions['body']]>([
    ['the query', 'key', undefined],
    ['the body', undefined, 'key'],
  ])('in %s, a replay carries the new token and nothing of the old', async (_, query, body) => {
    const app = createApp({ accepts: () => true })
    const client = createClient({ host: app.host.wx, baseURL })
      .use(tokenInjection({ getToken: app.getToken, query, body }))
      .use(tokenExpiry({ isExpired: (_response, request) => request.credential === 'old' }))
      .use(app.plugin)
    const data = Object.freeze({ a: 1 })
    expect(await settled(client.post('thing', data, { query: { b: 2 } }))).toEqual(['ok'])
    const [first, , replay] = app.host.requests
    const carried = [first, replay].map((request) => (query ? request?.url : JSON.stringify(request?.data)))
    expect(carried).toEqual([expect.stringContaining('old'), expect.stringContaining('new-1')])
    expect(carried[1]).toBe(carried[0]?.replace('old', 'new-1'))
  })
})

describe('with a retry outside', () => {
  const again: Interceptor = {
    name: 'again',
    order: ORDER_RETRY,
    error(error, request, next) {
      if (isHttpError(error, 'NETWORK')) return next(request)
      throw error
    },
  }

  it('each attempt may be repaired', async () => {
    const { client, host, refreshes, sent } = createApp()
    client.use(again)
    host.fail(faults.connectionReset(), { url: 'a' })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect([refreshes(), sent()]).toEqual([1, ['old', 'old', 'new-1']])
  })

  it('the refresh’s own request is retried as well', async () => {
    const { client, host, refreshes } = createApp()
    client.use(again)
    host.fail(faults.connectionReset(), { url: 'refresh' })
    expect(await settled(client.get('a'), client.get('b'))).toEqual(['ok', 'ok'])
    expect(refreshes()).toBe(2)
  })

  it.each<readonly [string, Fault]>([
    ['a reset connection', faults.connectionReset()],
    ['status 503', faults.reply({ statusCode: 503 })],
  ])('requests whose refresh was lost by %s are repeated, and the second refresh serves them all', async (_, fault) => {
    const { client, host, refreshes } = createApp()
    client.use(retry())
    host.fail({ ...fault, delay: 10 }, { url: 'refresh' })
    expect(await settled(...times(9, (n) => client.get(`${n}`)))).toEqual(times(9, () => 'ok'))
    expect(refreshes()).toBe(2)
  })

  it('is told by the refresh’s own Retry-After how long to wait', async () => {
    const { client, host, sent } = createApp()
    client.use(retry())
    host.fail(faults.reply({ statusCode: 503, header: { 'Retry-After': '7' } }), { url: 'refresh' })
    const request = client.get('a')
    await pass(6_900)
    expect(sent()).toEqual(['old'])
    expect(await settled(request)).toEqual(['ok'])
  })
})

describe('with pages and a cache', () => {
  it('a page that goes ends its own requests, and the refresh for nobody else', async () => {
    const { client, host, refreshes } = createAll({
      refreshDelay: 50,
      delay: ({ path }) => (path === '/below' ? 10 : 0),
    })
    client.use(pageScope({ host: host.wx, getCurrentPages: host.getCurrentPages }))
    const below = client.get('below')
    host.wx.navigateTo({ url: '/pages/detail/detail' })
    await pass(0)
    // It begins the refresh, which the request of the page below joins.
    const first = client.get('first')
    first.catch(() => {})
    await pass(20)
    host.unloadPage()
    expect(await settled(first, below)).toEqual([expect.objectContaining({ code: 'ABORT' }), 'ok'])
    expect([host.pages.map(({ route }) => route), refreshes()]).toEqual([['pages/index/index'], 1])
  })

  it('a cache with staleIfError serves what it has when the refresh is lost', async () => {
    const { client, session, host } = createApp({ token: 'new-0', account: () => 'ann' })
    client.use(cache({ ttl: 1_000, staleIfError: 60_000 }))
    expect(await settled(client.get('a'))).toEqual(['ok'])
    await pass(2_000)
    session.token = 'old'
    for (const fault of [faults.connectionReset(), faults.reply({ statusCode: 503 })]) {
      host.fail(fault, { url: 'refresh' })
      expect(await settled(client.get('a'))).toEqual(['ok'])
    }
    expect(session.token).toBe('old')
  })

  it('and when the server is too busy for a refresh', async () => {
    const { client, session } = createApp({
      token: 'new-0',
      account: () => 'ann',
      refresh: () => Promise.reject(Object.assign(new ResponseError('business code BUSY'), { retryable: true })),
    })
    client.use(cache({ ttl: 1_000, staleIfError: 60_000 }))
    await settled(client.get('a'))
    await pass(2_000)
    session.token = 'old'
    expect(await settled(client.get('a'), client.get('a'))).toEqual(['ok', 'ok'])
  })

  it('a refresh by GET is asked for anew each time', async () => {
    const { client, session, sent } = createApp({
      account: () => 'ann',
      refresh: (api) => api.get<Issued>('refresh').then(({ data }) => data),
    })
    client.use(cache({ ttl: 60_000 }))
    expect(await settled(client.get('a'))).toEqual(['ok'])
    session.token = 'old-again'
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(sent()).toEqual(['old', 'new-1', 'old-again', 'new-2'])
  })
})

it('a visitor’s equal requests, whose silent login tells who they are, are one send before it and one after it', async () => {
  const app = createVisitorApp()
  app.client.use(dedupe())
  expect(await settled(...times(3, () => app.client.get('a')))).toEqual(times(3, () => 'ok'))
  expect(app.sent()).toEqual([undefined, 'new-1'])
})

it('a request that waited inside, and whose new token is refused in its turn, is refreshed for again', async () => {
  const valid = new Set(['new-1'])
  const { client, refreshes, sent } = createApp({ accepts: (token) => valid.has(`${token}`) })
  let free = () => {}
  const slot = new Promise<void>((resolve) => {
    free = resolve
  })
  client.use({
    name: 'slots',
    order: 650,
    request: (request) => (request.url === 'b' ? slot.then(() => request) : request),
  })
  const waiting = client.get('b')
  expect(await settled(client.get('a'))).toEqual(['ok'])
  valid.clear()
  valid.add('new-2')
  free()
  expect(await settled(waiting)).toEqual(['ok'])
  expect([refreshes(), sent()]).toEqual([2, ['old', 'new-1', 'new-1', 'new-2']])
})

it('the order is stated: redirect, the app, refresh, injection, expiry', () => {
  const { client } = createAll()
  client.use({ name: 'own' })
  expect(client.inspect().split('\n')).toEqual([
    '200 login-redirect',
    '250 own',
    '600 token-refresh',
    '700 token-injection',
    '800 token-expiry',
  ])
})

it('a host that hands 401 to fail, as WeChat for PC does, is repaired too', async () => {
  const { client, host, refreshes } = createApp()
  host.fail(faults.statusToFail(401), { url: baseURL })
  expect(await settled(client.get('a'))).toEqual(['ok'])
  expect(refreshes()).toBe(1)
})
