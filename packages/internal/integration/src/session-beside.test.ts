// The session plugins beside what else an app has: other tokens, options of its own, calls whose values it changes.
import { cloudContainer } from '@wxpipe/cloud'
import { createClient, type HttpRequest } from '@wxpipe/core'
import { deadline } from '@wxpipe/deadline'
import { loginRedirect } from '@wxpipe/login-redirect'
import { queue } from '@wxpipe/queue'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, type HostRequest, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { expect, it } from 'vitest'

useFakeTime()

const failureOf = (call: Promise<unknown>) => call.catch((error: unknown) => error)
const delayed = <T>(value: T, ms: number) => new Promise<T>((done) => setTimeout(() => done(value), ms))

/** An app whose token "A" has expired; a refresh yields "B". */
function startApp(replyTo: (request: HostRequest) => Reply | undefined = () => undefined) {
  const state = { token: 'A' as string | undefined, refreshes: 0 }
  const host = createHost({
    entry: 'pages/index/index',
    handler(request) {
      const own = replyTo(request)
      if (own) return own
      if (request.path === '/refresh') {
        state.refreshes++
        return { data: { token: 'B' } }
      }
      return request.header['authorization'] === 'Bearer B' ? { data: 'ok' } : { statusCode: 401 }
    },
  })
  const session = {
    getToken: () => state.token as string,
    refresh: (api: { post(url: string): Promise<{ data: unknown }> }) =>
      api.post('refresh').then(({ data }) => data as { token: string }),
    setToken: (next: { token: string }) => Object.assign(state, next),
    loginPage: '/pages/login/login',
    onRedirect() {
      state.token = undefined
    },
  }
  const bare = () => createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
  const login = loginRedirect(session)
  const client = (tokens = [tokenInjection(session)]) =>
    tokens
      .reduce((made, each) => made.use(each), bare())
      .use(tokenExpiry())
      .use(tokenRefresh(session))
      .use(login)
  return { state, host, session, bare, client, logins: () => host.pages.filter(({ url }) => /login/.test(url)).length }
}

const shop = () => tokenInjection({ name: 'shop', header: 'x-shop', scheme: '', getToken: () => 'shop-key' })

it.each(['before', 'after'])('a second token, used %s the session’s, does not stand for it', async (place) => {
  const app = startApp()
  const own = tokenInjection(app.session)
  const client = app.client(place === 'before' ? [shop(), own] : [own, shop()])
  expect((await client.get('a')).data).toBe('ok')
  expect(app.state.refreshes).toBe(1)
  expect(app.host.requests.at(-1)?.header).toMatchObject({ Authorization: 'Bearer B', 'x-shop': 'shop-key' })
})

it.each(['before', 'after'])(
  'nor for a visitor, who has none: used %s it, somebody is logged in silently',
  async (place) => {
    const app = startApp()
    app.state.token = undefined
    const own = tokenInjection(app.session)
    const client = app.client(place === 'before' ? [shop(), own] : [own, shop()])
    expect((await client.get('a')).data).toBe('ok')
    expect([app.state.refreshes, app.logins()]).toEqual([1, 0])
  },
)

it.each(['before', 'after'])(
  'an option that an app has by the name of another plugin’s is its own: %s',
  async (place) => {
    const app = startApp()
    const seen: unknown[] = []
    const mine = {
      name: 'mine',
      keys: { loading: 'object' },
      request(request: HttpRequest) {
        seen.push(Object(request.options).loading)
        return request
      },
    }
    const base = app.bare().use(tokenInjection(app.session)).use(tokenExpiry())
    const client =
      place === 'before' ? base.use(mine).use(tokenRefresh(app.session)) : base.use(tokenRefresh(app.session)).use(mine)
    const options = { loading: { title: 'Saving' } } as object
    expect((await client.get('a', options)).data).toBe('ok')
    expect(seen).toContainEqual({ title: 'Saving' })
    expect(app.state.refreshes).toBe(1)
  },
)

it('a login that getToken waits for goes past the queue, whose slots those hold who wait for the token', async () => {
  const app = startApp(({ path }) => (path === '/login' ? { data: { token: 'B' }, delay: 50 } : undefined))
  let token: Promise<string> | undefined
  const client = app
    .bare()
    .use(tokenInjection({ getToken: () => token }))
    .use(queue({ concurrency: 2 }))
  const logIn = (options: { queue?: false }) =>
    delayed('code', 100)
      .then((code) => client.post<{ token: string }>('login', { code }, { auth: false, timeout: 2_000, ...options }))
      .then(({ data }) => data.token)
  const sendAll = (options: { queue?: false }) => {
    token = logIn(options)
    token.catch(() => {})
    return Promise.all(['a', 'b', 'c'].map((url) => failureOf(client.get(url, { timeout: 1_000 }))))
  }
  const served = sendAll({ queue: false })
  await pass(1_000)
  expect(await served).toMatchObject([{ data: 'ok' }, { data: 'ok' }, { data: 'ok' }])
  const stuck = sendAll({})
  await pass(5_000)
  const words = 'getToken (auth: false, queue: false?) took more than'
  expect((await stuck)[0]).toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining(words) })
})

it('a cloud client beside an https client sends the token by plugins of its own of one session object, with one refresh', async () => {
  const tokens: unknown[] = []
  const app = startApp()
  const client = app.client()
  const cloud = {
    callContainer({ header, success }: { header: Record<string, string>; success(response: object): void }) {
      tokens.push(header['Authorization'])
      success({ statusCode: header['Authorization'] === 'Bearer B' ? 200 : 401, data: 'ok' })
    },
  }
  const container = createClient({
    host: app.host.wx,
    transport: cloudContainer({ service: 'api', cloud: () => cloud }),
  })
    .use(tokenInjection(app.session))
    .use(tokenExpiry())
    .use(tokenRefresh(app.session))
  const responses = await Promise.all([client.get('a'), container.get('b')])
  expect(responses.map(({ data }) => data)).toEqual(['ok', 'ok'])
  expect([tokens, app.state.refreshes]).toEqual([['Bearer A', 'Bearer B'], 1])
})

it('a query that the app goes on to change is sent as it was at the call', async () => {
  const { host } = startApp()
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use({
    name: 'slow',
    request: (request) => delayed(request, 100),
  })
  const query = { page: 1 }
  const calls = [client.get('list', { query })]
  query.page++
  calls.push(client.get('list', { query }))
  await Promise.all([pass(200), ...calls.map(failureOf)])
  expect(host.requests.map(({ url }) => url.split('?')[1])).toEqual(['page=1', 'page=2'])
})

it('late refusals share one refresh, also where the server gives the same token text anew', async () => {
  let isGood = false
  let refreshes = 0
  const app = startApp(({ path }) => {
    if (path === '/refresh') {
      refreshes++
      isGood = true
      return { data: { token: 'A' } }
    }
    if (isGood) return { data: 'ok' }
    return { statusCode: 401, delay: path.endsWith('0') ? 10 : 300 }
  })
  const client = app.client()
  const calls = Promise.all(Array.from({ length: 8 }, (_, n) => client.get(`${n}`)))
  await pass(1_000)
  expect((await calls).map(({ data }) => data)).toEqual(Array(8).fill('ok'))
  expect([refreshes, app.logins()]).toEqual([1, 0])
})

it('a refusal of another credential, which the caller has put on, does not end the session', async () => {
  const app = startApp()
  app.state.token = 'B'
  const ticket = { header: { Authorization: 'Bearer ticket' } }
  expect(await failureOf(app.client().get('a', ticket))).toMatchObject({ code: 'AUTH_EXPIRED' })
  expect([app.state.token, app.state.refreshes, app.logins()]).toEqual(['B', 0, 0])
})

it('the session’s own token is known, also where the caller has put it on', async () => {
  const app = startApp()
  const own = { header: { Authorization: 'Bearer A' } }
  await failureOf(app.client().get('a', own))
  expect(app.state.refreshes).toBe(1)
})

it('a refusal of what a visitor has sent, which comes after a login, is no word on the new session', async () => {
  const app = startApp(({ header }) => (header['authorization'] ? undefined : { statusCode: 401, delay: 500 }))
  app.state.token = undefined
  const call = app.client().get('a')
  await pass(100)
  app.state.token = 'B'
  await pass(1_000)
  expect((await call).data).toBe('ok')
  expect([app.state.refreshes, app.logins()]).toEqual([0, 0])
})

it('a body that writes itself as JSON takes no token, and says so', async () => {
  const app = startApp()
  const client = app.bare().use(tokenInjection({ getToken: () => 't', body: 'token' }))
  class Order {
    secret = 's'
    toJSON() {
      return { id: 1 }
    }
  }
  expect(await failureOf(client.post('a', new Order()))).toMatchObject({ code: 'CONFIG' })
  expect(app.host.requests).toEqual([])
})

it('a deadline of the app’s calls does not cut the refresh, which has a bound of its own', async () => {
  const app = startApp(({ path }) => (path === '/refresh' ? { data: { token: 'B' }, delay: 3_000 } : undefined))
  const client = app.client().use(deadline({ total: 2_000 }))
  const calls = [failureOf(client.get('a', { deadline: false })), failureOf(client.get('b'))]
  await pass(4_000)
  expect(await Promise.all(calls)).toMatchObject([{ data: 'ok' }, { code: 'TIMEOUT' }])
})

it('no request leaves with the token of a user who has logged out meanwhile', async () => {
  const { host } = startApp()
  let user: number | null = 1
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => user })
    .use(tokenInjection({ getToken: () => 'A' }))
    .use({ name: 'signing', order: 710, request: (request) => delayed(request, 100) })
  const call = failureOf(client.post('a'))
  await pass(50)
  user = null
  await pass(100)
  expect(await call).toMatchObject({ code: 'ABORT' })
  expect(host.requests).toEqual([])
})
