// loginRedirect and pageScope in a page of the web.
import { type Client, createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { pageScope } from '@wxpipe/page-scope'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openWindow } from '../test/browser.ts'
import { failure, site } from '../test/site.ts'
import { fetchHost, historyRouter, memoryRouter } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

const FROM = '/pages/group/group?id=7&title=%E6%99%A8%E8%B7%91%20%26'
const runtimes = [
  [
    'a browser',
    () => {
      openWindow(FROM)
      return historyRouter()
    },
  ],
  ['the memory', () => historyRouter(memoryRouter(FROM))],
] as const

describe.each(runtimes)('in %s', (_what, openRouter) => {
  async function start(whileLoggingIn?: 'wait') {
    const router = openRouter()
    let isIn = false
    const { baseURL, got } = await site({}, (response) => response.writeHead(isIn ? 200 : 401).end('{"n":1}'))
    const host = { ...fetchHost(), ...router }
    const login = loginRedirect({ loginPage: '/pages/login/login', whileLoggingIn })
    return {
      router,
      login,
      got,
      client: createClient({ host, baseURL }).use(login).use(tokenExpiry()) as Client,
      top: () => router.getCurrentPages().slice(-1)[0]!,
      logIn: () => {
        isIn = true
      },
    }
  }

  it('an expired session opens one login page, and the way back keeps the query as it was', async () => {
    const { client, login, logIn, top, router } = await start()
    const codes = await Promise.all([1, 2, 3].map(() => failure(client.get('a')).then(({ code }) => code)))
    expect(codes).toEqual(['AUTH_EXPIRED', 'AUTH_EXPIRED', 'AUTH_EXPIRED'])
    await vi.waitFor(() => expect(top().route).toBe('pages/login/login'))
    expect(top().options).toEqual({ from: FROM })
    expect([router.getCurrentPages().length, login.returnPage()]).toEqual([2, FROM])
    logIn()
    expect(await login.completed()).toBe(true)
    expect(top().$page.fullPath).toBe(FROM)
    expect((await client.get('a')).statusCode).toBe(200)
  })

  it('the first page of a site has a way back too', async () => {
    const { client, login, router, top } = await start()
    await new Promise((success) => router.reLaunch({ url: '/?q=1', success }))
    expect((await failure(client.get('a'))).code).toBe('AUTH_EXPIRED')
    await vi.waitFor(() => expect(top().options).toEqual({ from: '/?q=1' }))
    expect(login.returnPage()).toBe('/?q=1')
  })

  it('requests that wait for the login are sent when the user is back', async () => {
    const { client, login, logIn, top, got } = await start('wait')
    const parked = [1, 2].map((n) => client.get(`a?n=${n}`))
    await vi.waitFor(() => expect(top().route).toBe('pages/login/login'))
    logIn()
    await login.completed()
    expect((await Promise.all(parked)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(got.length).toBe(4)
  })

  it('a user who leaves the login page is back where they were; the waiting requests fail', async () => {
    const { client, login, top, router } = await start('wait')
    const parked = failure(client.get('a'))
    router.onBeforePageUnload(({ path }) => {
      if (path === 'pages/login/login') login.cancelled()
    })
    await vi.waitFor(() => expect(top().route).toBe('pages/login/login'))
    router.navigateBack()
    expect((await parked).code).toBe('AUTH_EXPIRED')
    await vi.waitFor(() => expect(top().$page.fullPath).toBe(FROM))
  })

  it('a page that has lost its memory goes where the login page says', async () => {
    const { login, router, top } = await start()
    await new Promise((success) => router.reLaunch({ url: '/pages/login/login?from=x', success }))
    expect(await login.completed({ home: FROM })).toBe(true)
    expect(top().$page.fullPath).toBe(FROM)
  })

  it('a page that goes ends its reads, and nothing else', async () => {
    const router = openRouter()
    const { baseURL } = await site({}, (response, { method }) => {
      if (method === 'POST') setTimeout(() => response.end('{}'), 30)
    })
    const client = createClient({ host: { ...fetchHost(), ...router }, baseURL }).use(pageScope())
    const below = client.get('below')
    let isBelowOver = false
    const belowEnded = failure(below).then((error) => {
      isBelowOver = true
      return error
    })
    await new Promise((success) => router.navigateTo({ url: '/pages/b', success }))
    const read = failure(client.get('a'))
    const write = client.post('b')
    router.navigateBack()
    const { code, cause } = await read
    expect([code, cause, (await write).statusCode, isBelowOver]).toEqual(['ABORT', 'the page was unloaded', 200, false])
    router.redirectTo({ url: '/pages/c' })
    expect((await belowEnded).code).toBe('ABORT')
  })
})
