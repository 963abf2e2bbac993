// What the session pages write by hand, beside the plugins, does what the text says.
import { type Client, createClient, type Interceptor, isHttpError } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { loginRedirect } from '@wxpipe/login-redirect'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { jwtExpiresAt, tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

describe('session/refresh.md', () => {
  it('a new token in a header is stored, unless the user has logged out meanwhile', async () => {
    const { host, load } = runPage('docs/session/refresh.md', {
      handler: () => ({ data: {}, header: { 'X-New-Token': 'new' }, delay: 100 }),
    })
    const { renewal } = await load<{ renewal: Interceptor }>('src/renewal.ts')
    const client = createClient({ baseURL: 'https://api.example.com/' })
      .use(tokenInjection({ getToken: () => host.wx.getStorageSync('token') as string }))
      .use(renewal)
    host.wx.setStorageSync('token', 'old')
    const late = begun(client.get('a'))
    await pass(50)
    host.wx.removeStorageSync('token')
    await outcomeOf(late)
    expect(host.wx.getStorageSync('token')).toBe('')

    host.wx.setStorageSync('token', 'old')
    await outcomeOf(client.get('a'))
    expect(host.wx.getStorageSync('token')).toBe('new')
    await outcomeOf(client.get('https://maps.example.org/a'))
    expect(host.wx.getStorageSync('token')).toBe('new')
  })

  it('a new token that comes with a refusal is stored too', async () => {
    let count = 0
    const { host, load } = runPage('docs/session/refresh.md', {
      handler: ({ path }) => ({
        statusCode: path === '/404' ? 404 : 200,
        data: { code: 20001 },
        header: { 'X-New-Token': `new${++count}` },
      }),
    })
    const { renewal } = await load<{ renewal: Interceptor }>('src/renewal.ts')
    const client = createClient({ baseURL: 'https://api.example.com/' })
      .use(tokenInjection({ getToken: () => host.wx.getStorageSync('token') as string }))
      .use(envelope({ success: [0] }))
      .use(renewal)
    host.wx.setStorageSync('token', 'old')
    for (const url of ['404', 'sold-out']) expect(await outcomeOf(client.get(url))).toBeInstanceOf(Error)
    expect(host.wx.getStorageSync('token')).toBe('new2')
  })
})

describe('session/refresh.md: a server that refuses with a 500, or is busy in a 200', () => {
  it.each<[string, Reply, object, boolean]>([
    [
      'a refusal',
      { statusCode: 500, data: { error: { message: 'Refresh token is not valid!' } } },
      { code: 'AUTH_EXPIRED' },
      true,
    ],
    [
      'a refusal whose words ASP.NET Zero hides in production: that takes the expiry',
      { statusCode: 500, data: { error: { code: 0, message: 'An internal error occurred during your request!' } } },
      { code: 'STATUS' },
      false,
    ],
    ['a broken server', { statusCode: 500, data: { error: { message: 'oops' } } }, { code: 'STATUS' }, false],
    ['a page', { data: '<html>系统维护中</html>' }, { code: 'RESPONSE' }, false],
    ['a network that is lost', { data: 'never' }, { code: 'NETWORK' }, false],
  ])('%s', async (what, data, outcome, isOver) => {
    const { host, load } = runPage('docs/session/refresh.md', {
      entry: 'pages/index/index',
      handler: ({ path }) => (path === '/token/refresh' ? data : { statusCode: 401 }),
    })
    if (what.includes('network')) host.fail(faults.offline(), { url: '/token/refresh' })
    const { refresh } = await load<{ refresh(api: Client): Promise<{ token: string }> }>('src/refusals.ts')
    const onRedirect = vi.fn()
    const session = { getToken: () => 'old', refresh, loginPage: '/pages/login/login', onRedirect }
    const client = createClient({ baseURL: 'https://api.example.com/' })
      .use(tokenInjection(session))
      .use(tokenExpiry(session))
      .use(tokenRefresh(session))
      .use(loginRedirect(session))
    const call = client.get('a').catch((error: unknown) => error)
    await pass(60_000)
    expect(await call).toMatchObject(outcome)
    expect(onRedirect).toHaveBeenCalledTimes(isOver ? 1 : 0)
  })
})

describe('session/refresh.md: a phone whose clock is ahead, and a server that refreshes no token that still holds', () => {
  const holds = `x.${btoa(JSON.stringify({ exp: 1 }))}.y`

  /** Three requests one after the other, how often the server was asked to refresh, and whether a login page opened. */
  async function ask(options: { readonly expiresAt?: typeof jwtExpiresAt }, keeps = false) {
    const host = createHost({
      pages: ['pages/index/index', 'pages/login/login'],
      handler: ({ path }) => (path === '/refresh' ? { statusCode: 400, data: 'not yet' } : { data: 'ok' }),
    })
    let token = holds
    const session = {
      ...options,
      getToken: () => token,
      setToken: (next: { token: string }) => {
        token = next.token
      },
      async refresh(api: Client) {
        try {
          return (await api.post<{ token: string }>('refresh')).data
        } catch (error) {
          if (keeps && isHttpError(error, 'STATUS') && error.response?.data === 'not yet') return { token }
          throw error
        }
      },
      loginPage: '/pages/login/login',
    }
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
      .use(tokenInjection(session))
      .use(tokenRefresh(session))
      .use(loginRedirect(session))
    const outcomes: unknown[] = []
    for (let count = 0; count < 3; count++) outcomes.push(await outcomeOf(client.get('me')))
    await pass(5_000)
    const refreshes = host.requests.filter(({ url }) => url.endsWith('refresh')).length
    return { outcomes: outcomes.map((each) => Object(each).code ?? each), refreshes, page: host.page?.route }
  }

  it('is logged out', async () => {
    const { outcomes, page } = await ask({ expiresAt: jwtExpiresAt })
    expect([outcomes[0], page]).toEqual(['AUTH_EXPIRED', 'pages/login/login'])
  })

  it('is not, without `expiresAt`, or where `refresh` returns the token that is there', async () => {
    const all = { outcomes: ['ok', 'ok', 'ok'], page: 'pages/index/index' }
    expect(await ask({})).toEqual({ ...all, refreshes: 0 })
    expect(await ask({ expiresAt: jwtExpiresAt }, true)).toEqual({ ...all, refreshes: 1 })
  })
})

describe('session/whole-way.md', () => {
  it('a refresh that returns tokens alone leaves the session whose it was', async () => {
    const { host, load } = runPage('docs/session/whole-way.md', {
      handler: ({ path, header }) => {
        if (path === '/token/refresh') return { data: { token: 'T2', refreshToken: 'R2' } }
        return header['authorization'] === 'Bearer T2' ? { data: 'ok' } : { statusCode: 401 }
      },
    })
    host.wx.setStorageSync('session', { token: 'T1', refreshToken: 'R1', userId: 7 })
    const { client } = await load<{ client: Client }>('src/session-object.ts')
    expect(await outcomeOf(client.get('me'))).toBe('ok')
    expect(host.wx.getStorageSync('session')).toEqual({ token: 'T2', refreshToken: 'R2', userId: 7 })
  })
})

describe('session/accounts.md', () => {
  it('goes back to the open page for the same user, and starts the pages anew for another', async () => {
    const { host, load } = runPage('docs/session/accounts.md', { entry: 'pages/detail/detail' })
    const { enter } = await load<{ enter(login: object, next: object): Promise<void> }>('src/enter.ts')
    const completed = vi.fn()
    for (const userId of [1, 1, 2]) await enter({ completed }, { token: `T${userId}`, userId })
    await pass(1_000)
    expect([completed.mock.calls.length, host.page?.route]).toEqual([2, 'pages/index/index'])
    expect(host.wx.getStorageSync('session')).toEqual({ token: 'T2', userId: 2 })
  })
})

describe('session/accounts.md: several accounts at the same time', () => {
  interface Account {
    readonly client: Client
    setSession(next?: { token: string; refreshToken: string; userId: number }): void
  }
  const sessionOf = (userId: number, token = `T${userId}`) => ({ token, refreshToken: `R${userId}`, userId })

  async function open() {
    const { host, load } = runPage('docs/session/accounts.md', {
      handler: ({ path, header, data }) => {
        if (path === '/token/refresh')
          return { data: { token: `T${(data as { refreshToken: string }).refreshToken[1]}` } }
        return header['authorization'] === 'Bearer old' ? { statusCode: 401 } : { data: header['authorization'] }
      },
    })
    return { host, ...(await load<{ buyer: Account; seller: Account }>('src/accounts.ts')) }
  }

  it('each refreshes its own token, and stays the person that it was', async () => {
    const { host, buyer, seller } = await open()
    buyer.setSession(sessionOf(1, 'old'))
    seller.setSession(sessionOf(2, 'old'))
    const both = [buyer, seller].map(({ client }) => begun(client.get('me')))
    await pass(1_000)
    expect((await Promise.all(both)).map(({ data }) => data)).toEqual(['Bearer T1', 'Bearer T2'])
    expect(host.wx.getStorageSync('session:buyer')).toEqual(sessionOf(1))
  })

  it('what one buyer began is not sent as the next one’s', async () => {
    const { host, buyer } = await open()
    buyer.setSession(sessionOf(1))
    let go = () => {}
    buyer.client.use({
      name: 'wait',
      request: (request) =>
        new Promise<typeof request>((resolve) => {
          go = () => resolve(request)
        }),
    })
    const address = outcomeOf(buyer.client.put('address', { street: 'of the first' }))
    buyer.setSession(undefined)
    expect(host.wx.getStorageSync('session:buyer')).toBe('')
    buyer.setSession(sessionOf(3))
    go()
    expect(await address).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    expect(host.requests).toEqual([])
  })
})
