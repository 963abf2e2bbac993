// guide/places.md: its code in the places it is about, over a phone that has the functions of each place and no others.
import { cache, storageStore } from '@wxpipe/cache'
import { type Client, createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults, type Handler, type Host, type HostOptions } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { wxLogin } from '@wxpipe/token-refresh'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

type Login = ReturnType<typeof loginRedirect>

const page = 'docs/guide/places.md'
const routing = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack']
const handler: Handler = ({ path, header }) =>
  path === '/free' || header['authorization'] === 'Bearer good' ? { data: path } : { statusCode: 401 }

const start = (options: HostOptions) => runPage(page, { handler, ...options })
const without = (host: Host, ...names: string[]) => {
  for (const name of names) Reflect.deleteProperty(host.wx, name)
  return host.wx
}
afterEach(() => vi.unstubAllGlobals())

describe('a mini game', () => {
  /** The game, and its login scene. */
  async function launch() {
    const { host, load } = start({ entry: '', quirks: { brokenPages: 'missing', noRouteEvents: true } })
    const { onAppShow: onShow, offAppShow: offShow } = host.wx
    const wx = without(host, ...routing, 'onAppShow', 'offAppShow', 'onAppHide', 'offAppHide')
    Object.assign(wx, { onShow, offShow })
    const openLogin = vi.fn()
    vi.stubGlobal('openLogin', openLogin)
    const { client, login } = await load<{ client: Client; login: Login }>('src/game/http.ts')
    return { host, client, login, openLogin }
  }

  it('opens one login scene, and sends what has waited for it', async () => {
    const { host, client, login, openLogin } = await launch()
    const calls = ['a', 'b'].map((path) => begun(client.get(path)))
    await pass(1_000)
    expect(openLogin).toHaveBeenCalledTimes(1)
    expect(await outcomeOf(client.get('meanwhile'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect(openLogin).toHaveBeenCalledTimes(1)
    host.wx.setStorageSync('token', 'good')
    expect(await login.completed()).toBe(false)
    expect(await Promise.all(calls.map(outcomeOf))).toEqual(['/a', '/b'])
  })

  it('opens it again after a login that was cancelled', async () => {
    const { client, login, openLogin } = await launch()
    const call = begun(client.get('a'))
    await pass(1_000)
    login.cancelled()
    expect(await outcomeOf(call)).toMatchObject({ code: 'AUTH_EXPIRED' })
    begun(client.get('a').catch(() => ({ data: '' })))
    await pass(1_000)
    expect(openLogin).toHaveBeenCalledTimes(2)
    login.cancelled()
    await pass(0)
  })

  it('replays what the background interrupted as soon as it is shown again', async () => {
    const { host, client } = await launch()
    host.background()
    const call = begun(client.get('free'))
    await pass(300)
    host.foreground()
    await pass(10)
    expect(host.requests).toHaveLength(2)
    expect(await outcomeOf(call)).toBe('/free')
  })

  it('that asks for the end of a page is told what is missing', async () => {
    const { host, client } = await launch()
    const scoped = createClient({ host: host.wx, baseURL: client.baseURL }).use(pageScope())
    expect(await outcomeOf(scoped.get('free'))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('no getCurrentPages'),
    })
  })
})

describe('a plugin', () => {
  const own = 'plugin-private://wx0123456789abcdef/pages'

  /** The plugin's `wx`: it may open pages only from pages of its own, and sees no others. */
  async function launch() {
    const { host, load } = start({ entry: 'pages/host/host' })
    const { getCurrentPages } = host
    const missing = ['checkSession', 'getStorageInfoSync', 'onAppShow', 'offAppShow', 'onAppHide', 'offAppHide']
    const wx = without(host, ...missing)
    const ownPages = () => getCurrentPages().filter(({ route }) => route.startsWith(own))
    vi.stubGlobal('getCurrentPages', ownPages)
    const loaded = await load<{ client: Client; login: Login }>('src/plugin/http.ts')
    return { host, wx, ...loaded, open: (url: string) => host.wx.navigateTo({ url }) }
  }

  it('opens its own login page from a page of its own, and goes back to that', async () => {
    const { host, client, login, open } = await launch()
    await open(`${own}/shop/shop?id=1`)
    expect(await outcomeOf(client.get('me'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(100)
    expect(host.pages.map(({ route }) => route)).toEqual(['pages/host/host', `${own}/shop/shop`, `${own}/login/login`])
    host.wx.setStorageSync('token', 'good')
    expect(await login.completed()).toBe(true)
    expect(host.page?.url).toBe(`${own}/shop/shop?id=1`)
    expect(await outcomeOf(client.get('me'))).toBe('/me')
  })

  it('a component on a page of the host opens nothing with login: false, and little without', async () => {
    const { host, client } = await launch()
    for (const api of routing) host.fail(faults.errMsgOnly(`${api}:fail`), { api })
    const quiet: object = { login: false }
    expect(await outcomeOf(client.get('me', quiet))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(100)
    expect(host.calls.filter(({ api }) => routing.includes(api))).toEqual([])
    expect(await outcomeOf(client.get('me'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(100)
    expect(host.page?.route).toBe('pages/host/host')
  })

  it('a store in the storage and a renewal say what is missing', async () => {
    const { wx } = await launch()
    const make = () => createClient({ host: wx, baseURL: 'https://api.example.com/', account: () => null })
    const stored = make().use(cache({ ttl: 1_000, store: storageStore() }))
    expect(await outcomeOf(stored.get('free'))).toMatchObject({
      code: 'CONFIG',
      message: 'storageStore: the host has no getStorageInfoSync; leave the option store out',
    })
    expect(
      await outcomeOf(
        make()
          .use(cache({ ttl: 1_000 }))
          .get('free'),
      ),
    ).toBe('/free')
    const token = { token: 'good' }
    const logIn = (renew?: object) => wxLogin({ exchange: () => token, ...renew })(make() as never)
    await expect(logIn({ renew: () => token })).rejects.toThrow('wxLogin: the host has no checkSession')
    expect(await logIn()).toBe(token)
  })
})

describe('the single-page mode', () => {
  it('without auth: false, a refused request tries the four ways and fails, even where it was to wait', async () => {
    const host = createHost({ handler, entry: 'pages/host/host' })
    for (const api of routing) host.fail(faults.errMsgOnly(`${api}:fail`), { api })
    const session = { loginPage: '/pages/login/login', whileLoggingIn: 'wait' as const }
    const waiting = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
      .use(tokenExpiry())
      .use(loginRedirect(session))
    expect(await outcomeOf(waiting.get('me'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    const tried = () => host.calls.filter(({ api }) => routing.includes(api)).map(({ api }) => api)
    expect(tried()).toEqual(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'])
    const visitor: object = { auth: false }
    expect(await outcomeOf(waiting.extend(visitor).get('me'))).toMatchObject({ code: 'STATUS' })
    expect(tried()).toHaveLength(4)
  })
})

it('an app made with Donut logs in by the code that wx.getMiniProgramCode gives', async () => {
  const host = createHost({ handler })
  const { login: getMiniProgramCode, checkSession } = host.wx
  const exchange = vi.fn(() => ({ token: 'good' }))
  const client = createClient({ host: without(host, 'login'), baseURL: 'https://api.example.com/' })
  await wxLogin({ exchange, host: { login: getMiniProgramCode, checkSession } })(client as never)
  expect(exchange).toHaveBeenCalledWith(expect.any(String), client)
})
