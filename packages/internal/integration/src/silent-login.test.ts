// docs/en/session/wechat.md: its own code, as the page shows it, logs in over a simulated phone.
import type { Client } from '@wxpipe/core'
import type { loginRedirect } from '@wxpipe/login-redirect'
import { createHost, faults, type Host } from '@wxpipe/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { guideApp } from '../test/guide-app.ts'

interface App {
  readonly client: Client
  readonly login: ReturnType<typeof loginRedirect>
  readonly getToken: () => string | undefined
  readonly setSession: (next: { token: string; userId: number }) => void
  readonly logOut: () => void
  /** With `renew`. */
  readonly logIn: (client: Client) => Promise<unknown>
}

const launch = guideApp<App>('docs/en/session/wechat.md', ['session', 'http', 'renewed'])

const launchReader = guideApp<{ reader: Client }>('docs/en/session/wechat.md', ['reader'])

let host: Host
let uninstall: () => void
const server = { refusal: 0, goodTokens: new Set<string>(), usedCodes: new Set<string>() }

beforeEach(() => {
  Object.assign(server, { refusal: 0, goodTokens: new Set(), usedCodes: new Set() })
  host = createHost({
    entry: 'pages/index/index',
    handler({ path, header, data }) {
      if (path === '/login/wechat') {
        const { code } = data as { code: string }
        if (server.refusal) return { statusCode: server.refusal }
        if (server.usedCodes.has(code)) return { statusCode: 400, data: { errcode: 40163 } }
        server.usedCodes.add(code)
        server.goodTokens.add(`token-of-${code}`)
        return { data: { token: `token-of-${code}`, userId: 7 } }
      }
      if (path === '/login/renew') return { data: { token: `${(data as { token: string }).token}, renewed` } }
      return server.goodTokens.has(`${header['authorization']}`.replace('Bearer ', ''))
        ? { data: path }
        : { statusCode: 401 }
    },
  })
  uninstall = host.install()
})
afterEach(() => uninstall())

const sent = () => host.requests.map(({ url }) => url.replace('https://api.example.com/', ''))
const logins = () => host.calls.filter(({ api }) => api === 'login').length
/** The caller has its error before the page is open. */
const opensLogin = () => vi.waitFor(() => expect(host.page?.route).toBe('pages/login/login'))
const failureOf = (call: Promise<unknown>) => call.catch((error: unknown) => error)

describe('the silent login of the guide', () => {
  it('logs in once for five requests of a first launch', async () => {
    const { client } = await launch()
    const responses = await Promise.all([1, 2, 3, 4, 5].map((n) => client.get(`${n}`)))
    expect(responses.map(({ data }) => data)).toEqual(['/1', '/2', '/3', '/4', '/5'])
    expect(logins()).toBe(1)
    expect(sent()).toEqual(['1', '2', '3', '4', '5', 'login/wechat', '1', '2', '3', '4', '5'])
  })

  it('sends once what begins while the login that onLaunch began is running', async () => {
    const { client } = await launch()
    const me = client.get('me')
    await vi.waitFor(() => expect(logins()).toBe(1))
    await Promise.all([me, client.get('a'), client.get('b')])
    expect(sent()).toEqual(['me', 'login/wechat', 'me', 'a', 'b'])
  })

  it('needs no login when the next launch finds a good token in storage', async () => {
    await (await launch()).client.get('a')
    const { client, getToken } = await launch()
    expect(getToken()).toBe('token-of-code-1')
    await client.get('b')
    expect(logins()).toBe(1)
    expect(sent().slice(3)).toEqual(['b'])
  })

  it('takes a new code when the token has expired', async () => {
    const { client } = await launch()
    await client.get('a')
    server.goodTokens.clear()
    await client.get('b')
    expect([...server.usedCodes]).toEqual(['code-1', 'code-2'])
  })

  it('takes a new code after the response of an exchange was lost', async () => {
    const { client } = await launch()
    host.fail(faults.delivered(faults.connectionReset()), { url: '/login/wechat' })
    expect(await failureOf(client.get('a'))).toMatchObject({ code: 'NETWORK' })
    expect((await client.get('a')).data).toBe('/a')
    expect([...server.usedCodes]).toEqual(['code-1', 'code-2'])
  })

  it('opens the login page once when the server refuses the code, or knows no such user', async () => {
    for (const refusal of [400, 403]) {
      server.refusal = refusal
      const { client, login } = await launch()
      const failures = await Promise.all([failureOf(client.get('a')), failureOf(client.get('b'))])
      expect(failures).toMatchObject([{ code: 'AUTH_EXPIRED' }, { code: 'AUTH_EXPIRED' }])
      await opensLogin()
      expect(host.pages).toHaveLength(2)
      await login.completed()
    }
  })

  it.each([429, 503])(
    'keeps everybody where they are when the server responds with %s, and logs in later',
    async (status) => {
      server.refusal = status
      const { client } = await launch()
      expect(await failureOf(client.get('a'))).toMatchObject({ code: 'STATUS', response: { statusCode: status } })
      expect(host.page?.route).toBe('pages/index/index')
      server.refusal = 0
      expect((await client.get('a')).data).toBe('/a')
    },
  )

  it('opens no login page when wx.login itself fails', async () => {
    const { client } = await launch()
    host.fail(faults.timeout(), { api: 'login' })
    expect(await failureOf(client.get('a'))).toMatchObject({ code: 'TIMEOUT' })
    expect(host.page?.route).toBe('pages/index/index')
  })

  it('does not log in again after a logout, nor after the next launch, until somebody has used the login page', async () => {
    const first = await launch()
    await first.client.get('a')
    first.logOut()
    expect(await failureOf(first.client.get('b'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await opensLogin()
    const { client, login, setSession } = await launch()
    expect(await failureOf(client.get('c'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(logins()).toBe(1)
    server.goodTokens.add('by-phone')
    setSession({ token: 'by-phone', userId: 7 })
    await login.completed()
    expect((await client.get('d')).data).toBe('/d')
    server.goodTokens.clear()
    expect((await client.get('e')).data).toBe('/e')
    expect(logins()).toBe(2)
  })

  it('renews without a code while the WeChat session holds, where the server can', async () => {
    const { logIn, client, setSession } = await launch()
    setSession({ token: 'old', userId: 7 })
    expect(await logIn(client)).toEqual({ token: 'old, renewed' })
    expect(logins()).toBe(0)
    host.fail(faults.errMsgOnly('checkSession:fail session time out'), { api: 'checkSession' })
    expect(await logIn(client)).toMatchObject({ token: 'token-of-code-1' })
  })

  it('lets nobody log in where the page has been opened from Moments', async () => {
    Object.assign(host.wx, { getLaunchOptionsSync: () => ({ scene: 1154 }) })
    const { reader } = await launchReader()
    expect(await failureOf(reader.get('a'))).toMatchObject({ code: 'STATUS' })
    expect([logins(), host.pages.length]).toEqual([0, 1])
    Object.assign(host.wx, { getLaunchOptionsSync: () => ({ scene: 1001 }) })
    expect((await (await launchReader()).reader.get('a')).data).toBe('/a')
  })
})
