// What session/login.md writes by hand does what the text says: a popup, and nothing sent before the login.
import { type Client, createClient, isHttpError, type Plugin } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

type Call = Promise<{ readonly data: unknown }>

describe('session/login.md', () => {
  /** Three expired requests, whose popup is answered so. */
  async function ask(isLoggedIn: boolean) {
    const { host, load } = runPage('docs/session/login.md', {
      handler: ({ header, path }) => ({
        statusCode: header['authorization'] === 'Bearer good' ? 200 : 401,
        data: 'ok',
        delay: path === '/slow' ? 8_000 : 10,
      }),
    })
    host.wx.setStorageSync('token', 'old')
    let popups = 0
    const open = (callback: (isLoggedIn: boolean) => void) => {
      popups++
      setTimeout(() => {
        if (isLoggedIn) host.wx.setStorageSync('token', 'good')
        callback(isLoggedIn)
      }, 5_000)
    }
    vi.stubGlobal('getCurrentPages', () => [{ selectComponent: () => ({ open }) }])
    const { client } = await load<{ client: Client }>('src/popup-client.ts')
    const calls = ['a', 'b', 'slow'].map((url) => begun(client.get(url)))
    await pass(30_000)
    const outcomes = await Promise.all(calls.map((call) => outcomeOf(call as Call)))
    vi.unstubAllGlobals()
    return { popups, outcomes }
  }

  it('a login page that the app has not is told by wx alone, and only to whoever asks', async () => {
    const { host, load } = runPage('docs/session/login.md', {
      entry: 'pages/index/index',
      pages: ['pages/index/index', 'pages/logIn/logIn'],
      handler: () => ({ statusCode: 401 }),
    })
    const said = vi.spyOn(console, 'error')
    const { client } = await load<{ client: Client }>('src/http.ts')
    const failure = await outcomeOf(client.get('a'))
    await pass(30_000)
    expect((failure as Error).message).toContain('the session has expired')
    expect([host.page?.route, host.logs.local, said.mock.calls]).toEqual(['pages/index/index', [], []])
    const fail = vi.fn()
    host.wx.navigateTo({ url: '/pages/login/login', fail })
    await pass(1_000)
    expect(fail.mock.calls[0]?.[0].errMsg).toContain('page "pages/login/login" is not found')
  })

  it('one popup for all that fail; after the login each is sent again, also what fails late', async () => {
    expect(await ask(true)).toEqual({ popups: 1, outcomes: ['ok', 'ok', 'ok'] })
  })

  it('a popup that is closed fails those that wait for it', async () => {
    const { outcomes } = await ask(false)
    expect(outcomes.map((each) => isHttpError(each, 'AUTH_EXPIRED'))).toEqual([true, true, true])
  })

  it.each([true, false])(
    'one dialog for all that fail asks first; who confirms (%s) gets the login page',
    async (confirm) => {
      const { host, load } = runPage('docs/session/login.md', {
        entry: 'pages/index/index',
        handler: () => ({ data: { code: 401 }, delay: 10 }),
      })
      host.wx.setStorageSync('token', 'old')
      const showModal = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 500, { confirm })))
      Object.assign(host.wx, { showModal })
      const { client } = await load<{ client: Client }>('src/ask-first.ts')
      const outcomes = Promise.all(['a', 'b', 'c'].map((url) => outcomeOf(client.get(url))))
      await pass(1_000)
      expect(await outcomes).toMatchObject(Array(3).fill({ code: 'AUTH_EXPIRED' }))
      expect([showModal.mock.calls.length, host.pages.map(({ route }) => route), host.storage]).toEqual([
        1,
        [confirm ? 'pages/login/login' : 'pages/index/index'],
        confirm ? {} : { token: 'old' },
      ])
      const later = outcomeOf(client.get('d'))
      await pass(1_000)
      expect([await later, showModal.mock.calls.length]).toMatchObject([{ code: 'AUTH_EXPIRED' }, 2])
    },
  )

  it('a popup whose page has gone with it is given up after five minutes, and the next request opens another', async () => {
    const { host, load } = runPage('docs/session/login.md', { handler: () => ({ statusCode: 401 }) })
    host.wx.setStorageSync('token', 'old')
    const open = vi.fn()
    vi.stubGlobal('getCurrentPages', () => [{ selectComponent: () => ({ open }) }])
    const { client } = await load<{ client: Client }>('src/popup-client.ts')
    const calls = ['a', 'b'].map((url) => outcomeOf(client.get(url)))
    await pass(300_000)
    expect((await Promise.all(calls)).map((each) => isHttpError(each, 'AUTH_EXPIRED'))).toEqual([true, true])
    void outcomeOf(client.get('c'))
    await pass(100)
    expect(open).toHaveBeenCalledTimes(2)
    await pass(300_000)
    vi.unstubAllGlobals()
  })

  it('a refusal that comes after a logout opens no popup; one of a visitor does', async () => {
    const { host, load } = runPage('docs/session/login.md', { handler: () => ({ statusCode: 401, delay: 50 }) })
    host.wx.setStorageSync('token', 'old')
    const open = vi.fn((callback: (isLoggedIn: boolean) => void) => callback(false))
    vi.stubGlobal('getCurrentPages', () => [{ selectComponent: () => ({ open }) }])
    const { client } = await load<{ client: Client }>('src/popup-client.ts')
    const late = outcomeOf(client.get('a'))
    host.wx.removeStorageSync('token')
    expect(isHttpError(await late, 'AUTH_EXPIRED')).toBe(true)
    expect(open).not.toHaveBeenCalled()
    expect(isHttpError(await outcomeOf(client.get('a')), 'AUTH_EXPIRED')).toBe(true)
    expect(open).toHaveBeenCalledTimes(1)
    vi.unstubAllGlobals()
  })

  /** A client whose requests all need a login, on a phone that nobody is logged in on. */
  async function membersOnly() {
    const { host, load } = runPage('docs/session/login.md', {
      pages: ['pages/index/index', 'pages/login/login'],
      handler: ({ path }) => ({ data: path === '/login' ? { token: 'good' } : 'ok' }),
    })
    const getToken = () => host.wx.getStorageSync('token') as string
    const page = await load<{ membersOnly(read: () => string): Plugin<{ auth: boolean }> }>('src/members-only.ts')
    const client = createClient({ baseURL: 'https://api.example.com/' })
      .use(tokenInjection({ getToken }))
      .use(page.membersOnly(getToken))
    return { host, getToken, client }
  }

  it('without a login nothing is sent but the login itself, and the login page opens', async () => {
    const { host, client } = await membersOnly()
    client.use(loginRedirect({ loginPage: '/pages/login/login' }))
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await pass(5_000)
    expect([host.page?.route, host.requests]).toEqual(['pages/login/login', []])
    expect(await outcomeOf(client.post('login', {}, { auth: false }))).toEqual({ token: 'good' })
  })

  it('what goes to another server needs no login of this one', async () => {
    const { host, client } = await membersOnly()
    expect(await outcomeOf(client.get('https://maps.example.org/geo'))).toBe('ok')
    expect(host.requests).toHaveLength(1)
  })

  it('a silent login comes before the first request is sent', async () => {
    const { host, getToken, client } = await membersOnly()
    client.use(
      tokenRefresh<{ token: string }>({
        getToken,
        setToken: ({ token }) => host.wx.setStorageSync('token', token),
        refresh: (api) => api.post<{ token: string }>('login').then(({ data }) => data),
      }),
    )
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(host.requests.map(({ url }) => url.slice(24))).toEqual(['login', 'a'])
  })
})
