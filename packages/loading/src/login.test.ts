// Nothing lies over the login page: who logs in has to reach it.
import { createClient } from '@wxpipe/core'
import { loginRedirect } from '@wxpipe/login-redirect'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { baseURL, stepsOf, wordsOn } from '../test/app.ts'
import { loading } from './index.ts'

useFakeTime()
const on = { loading: true } as const
const loginPage = 'pages/login/login'

/** An app whose requests wait for the login page; without the new token, the server says no after 500 ms. */
function createLoginApp() {
  const session = { token: 'old' }
  const host = createHost({
    entry: 'pages/home/home',
    handler: ({ path, header, query }) =>
      header['authorization'] === 'Bearer new' || path === '/open'
        ? { data: path, delay: Number(query['ms'] ?? 1_000) }
        : { statusCode: 401, delay: 500 },
  })
  const login = loginRedirect({
    loginPage: `/${loginPage}`,
    getToken: () => session.token,
    whileLoggingIn: 'wait',
  })
  const client = createClient({ host: Object.assign(host.wx, { getCurrentPages: host.getCurrentPages }), baseURL })
    .use(loading())
    .use(login)
    .use(tokenInjection({ getToken: () => session.token }))
    .use(tokenExpiry())
  const logIn = () => {
    session.token = 'new'
    return login.completed()
  }
  /** What still waits for the login goes on. */
  const end = () => {
    void logIn()
    return pass(2_000)
  }
  return { client, host, logIn, end, session, steps: () => stepsOf(host), words: () => wordsOn(host) }
}

describe('a call whose session has expired', () => {
  it('takes the indicator with it when the login page opens, and shows it again when it is sent again', async () => {
    const { client, host, logIn, words, steps } = createLoginApp()
    const call = begun(client.get('orders', on))
    await pass(499)
    expect(words()).toBe('加载中')
    await pass(1)
    expect([host.page?.route, words()]).toEqual([loginPage, undefined])
    await pass(60_000)
    expect([host.page?.route, words()]).toEqual([loginPage, undefined])
    void logIn()
    await pass(299)
    expect(words()).toBe(undefined)
    await pass(1)
    expect(words()).toBe('加载中')
    expect(await outcomeOf(call)).toBe('/orders')
    expect(steps()).toEqual(['加载中', 'hide', '加载中', 'hide'])
  })

  it('takes the indicator with it although another call that shows it is running', async () => {
    const { client, host, words, steps, end } = createLoginApp()
    const slow = client.get('open?ms=9000', on)
    begun(client.get('orders', on))
    await pass(500)
    expect([host.page?.route, words()]).toEqual([loginPage, undefined])
    expect(await outcomeOf(slow)).toBe('/open')
    expect(steps()).toEqual(['加载中', 'hide'])
    await end()
  })

  it('keeps the indicator of another call from appearing over the login page', async () => {
    const { client, host, steps, end } = createLoginApp()
    begun(client.get('orders'))
    await pass(400)
    const slow = client.get('open?ms=9000', on)
    await pass(100)
    expect(host.page?.route).toBe(loginPage)
    await outcomeOf(slow)
    expect(steps()).toEqual([])
    await end()
  })

  it('leaves it on for the others when it opens no login page', async () => {
    const { client, host, words } = createLoginApp()
    const slow = client.get('open?ms=2000', on)
    expect(await outcomeOf(client.get('likes', { login: false }))).toMatchObject({ code: 'AUTH_EXPIRED' })
    expect([host.page?.route, words()]).toEqual(['pages/home/home', '加载中'])
    await outcomeOf(slow)
    expect(words()).toBe(undefined)
  })
})

it('what the login page itself sends may show the indicator', async () => {
  const { client, words, end } = createLoginApp()
  begun(client.get('orders', on))
  await pass(500)
  const own = client.get('open', { ...on, auth: false, login: false })
  await pass(300)
  expect(words()).toBe('加载中')
  await outcomeOf(own)
  expect(words()).toBe(undefined)
  await end()
})

it('a session that is refreshed meanwhile is one wait', async () => {
  const { client, session, steps } = createLoginApp()
  const getToken = () => session.token
  client.use(
    tokenRefresh<string>({
      getToken,
      refresh: (own) => own.get('open').then(() => 'new'),
      setToken: (token) => {
        session.token = token
      },
    }),
  )
  expect(await outcomeOf(client.get('orders', on))).toBe('/orders')
  expect(steps()).toEqual(['加载中', 'hide'])
})
