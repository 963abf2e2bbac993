// The host in a simulated Taro: in a Mini Program what Taro has, in a web page with wx's responses.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTaro, Taro } from '../test/taro.ts'
import { taroHost, usePageScope } from './index.ts'

vi.mock('./taro.ts', () => import('../test/taro.ts'))
useFakeTime()

let app: ReturnType<typeof createTaro>
const open = (options: Parameters<typeof createTaro>[0] = {}) => {
  app = createTaro(options)
  return createClient({ host: taroHost(), baseURL: 'https://api.example.com/' })
}
afterEach(() => app.dispose())

const places = [
  ['a Mini Program', false],
  ['a web page', true],
] as const

describe.each(places)('in %s', (_where, isWeb) => {
  it('sends through Taro.request, whose promise leaves nothing unhandled', async () => {
    const client = open({
      isWeb,
      handler: ({ path }) => ({ statusCode: 200, data: path === '/a' ? { a: 1 } : 'text' }),
    })
    expect((await client.get('a')).data).toEqual({ a: 1 })
    expect((await client.get('b')).data).toBe('text')
    expect(await outcomeOf(client.get('http://bad'))).toBeDefined()
  })

  it('aborts by Taro’s task', async () => {
    const client = open({ isWeb, handler: () => ({ delay: 1_000 }) })
    const source = new AbortController()
    const outcome = outcomeOf(client.get('a', { signal: source.signal }))
    source.abort()
    expect([await outcome, app.host.inFlight, timersLeft()]).toMatchObject([{ code: 'ABORT' }, 0, 0])
  })

  it('is one object, whose functions are those that Taro has now', () => {
    expect(open({ isWeb }).host).toBe(taroHost())
    Taro['showToast'] = undefined
    expect(Object(taroHost()).showToast).toBeUndefined()
  })

  it('opens one login page for two clients, goes back to the page with its query and sends again what waited', async () => {
    let isLoggedIn = false
    open({ isWeb, handler: () => ({ statusCode: isLoggedIn ? 200 : 401 }) })
    const login = loginRedirect({ loginPage: '/pages/login/login', whileLoggingIn: 'wait' })
    const clients = [1, 2].map(() =>
      createClient({ host: taroHost(), baseURL: 'https://api.example.com/' }).use(tokenExpiry()).use(login),
    )
    app.host.wx.navigateTo({ url: '/pages/x/y?q=%E4%BD%A0%26b' })
    await pass(0)
    const calls = Promise.all(clients.map((client) => client.get('private')))
    await pass(200)
    expect([app.host.pages.length, login.returnPage()]).toEqual([3, '/pages/x/y?q=%E4%BD%A0%26b'])
    isLoggedIn = true
    const completed = login.completed()
    await pass(200)
    expect([await completed, (await calls).length, app.host.page?.route]).toEqual([true, 2, 'pages/x/y'])
  })

  it('usePageScope ends the requests of the page that goes, also when it was rendered again under another', async () => {
    open({ isWeb, handler: () => ({ data: 'ok', delay: 300 }), quirks: { noRouteEvents: true } })
    const scope = pageScope()
    const client = createClient({ host: taroHost(), baseURL: 'https://api.example.com/' }).use(scope)
    const get = (url: string) =>
      client.get(url).then(
        ({ data }) => data,
        (error) => error,
      )
    const below = get('below')
    app.host.wx.navigateTo({ url: '/pages/w/w' })
    await pass(0)
    app.host.wx.navigateTo({ url: '/pages/x/y?id=7' })
    await pass(0)
    const rendered = app.render()
    usePageScope(scope)
    const own = get('own')
    app.host.wx.navigateTo({ url: '/pages/z/z' })
    await pass(0)
    const above = get('above')
    rendered.again()
    usePageScope(scope)
    app.unload()
    expect(await own).toMatchObject({ code: 'ABORT' })
    await pass(300)
    expect([await below, await above, timersLeft()]).toEqual(['ok', 'ok', 0])
  })
})

it('carries every function that a plugin asks for, under its own name', () => {
  open()
  const names = Object.keys(taroHost()).filter((name) => !/^(hasPatch|getCurrentPages)$/.test(name))
  for (const name of names) Taro[name] = name
  expect(names.map((name) => Object(taroHost())[name])).toEqual(names)
  expect(names).toHaveLength(28)
})

it('usePageScope in what has no page yet, as the app’s own component, ends nothing of the page that is on top then', async () => {
  open({ handler: () => ({ data: 'ok', delay: 300 }), quirks: { noRouteEvents: true } })
  const scope = pageScope()
  const client = createClient({ host: taroHost(), baseURL: 'https://api.example.com/' }).use(scope)
  const { getCurrentPages } = Taro
  Taro['getCurrentPages'] = () => []
  app.render()
  usePageScope(scope)
  Taro['getCurrentPages'] = getCurrentPages
  const call = outcomeOf(client.get('a'))
  app.unload()
  await pass(300)
  expect(await call).toBe('ok')
})

describe('a web page', () => {
  it('takes PATCH, which a Mini Program refuses', async () => {
    expect(await outcomeOf(open().request({ url: 'a', method: 'PATCH' }))).toMatchObject({ code: 'CONFIG' })
    app.dispose()
    expect(Object(open({ isWeb: true }).host).hasPatch).toBe(true)
  })

  it('leaves text alone that the request wants as text, and bytes', async () => {
    const client = open({ isWeb: true, handler: () => ({ data: '{"a":1}' }) })
    expect((await client.get('a', { dataType: 'text' })).data).toBe('{"a":1}')
    expect((await client.get('a')).data).toEqual({ a: 1 })
    expect((await client.get('a', { responseType: 'arraybuffer' })).data).toBeInstanceOf(ArrayBuffer)
  })

  it('gives a text that is no JSON as it is, where Taro’s own response is null', async () => {
    const client = open({ isWeb: true })
    // As in Taro, where what `success` throws goes to `fail`.
    Taro['request'] = ({ success, fail }: { success(result: object): void; fail(reason: unknown): void }) =>
      Promise.resolve({ data: 'OK <b>', statusCode: 200, header: {} }).then(success).catch(fail)
    expect((await client.get('a')).data).toBe('OK <b>')
  })

  it('tells an abort by Taro’s own timer as a timeout', async () => {
    const client = open({ isWeb: true })
    Taro['request'] = ({ fail, timeout }: { fail: (reason: unknown) => void; timeout: number }) => {
      setTimeout(() => fail({ name: 'AbortError', message: 'signal is aborted without reason' }), timeout)
      return { abort() {} }
    }
    const outcome = outcomeOf(client.get('a', { timeout: 500 }))
    await pass(500)
    expect([await outcome, timersLeft()]).toMatchObject([{ code: 'TIMEOUT' }, 0])
  })

  it('a request without callbacks, of the app’s own, fails nowhere', async () => {
    const { request } = Object(open({ isWeb: true }).host)
    const success = vi.fn()
    Taro['request'] = (options: { success(result: object): void }) => options.success({ data: '{}', statusCode: 200 })
    request({ url: 'https://api.example.com/a' })
    request({ url: 'https://api.example.com/a', success })
    expect(success).toHaveBeenCalledWith({ data: {}, statusCode: 200 })
  })

  it('lacks what Taro has only to say that it succeeded', () => {
    open({ isWeb: true })
    expect(Object.keys(taroHost())).toContain('getRealtimeLogManager')
    const { login, checkSession, getFileSystemManager, getAccountInfoSync } = Object(taroHost())
    expect([login, checkSession, getFileSystemManager, getAccountInfoSync]).toEqual(Array(4).fill(undefined))
  })
})
