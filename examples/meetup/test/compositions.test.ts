// The same packages, composed four times: what each client sends, and what it makes of an expired session.
import { isHttpError } from '@wxpipe/core'
import { describe, expect, test } from 'vitest'
import { createAdminApp } from '../src/admin/app.ts'
import { adminConfig } from '../src/admin/config.ts'
import { adminPages } from '../src/admin/pages.ts'
import { createApp } from '../src/app.ts'
import { config } from '../src/config.ts'
import { createHttp } from '../src/http.ts'
import { createSeamlessHttp } from '../src/http-seamless.ts'
import { createWeatherproofHttp } from '../src/http-weatherproof.ts'
import { pages } from '../src/pages/pages.ts'
import type { Session } from '../src/services/types.ts'
import { createSession } from '../src/session.ts'
import { launch } from './phone.ts'

const entry = 'pages/login/login'
const anySession = () => createSession<Session>('any', ({ user }) => user.id)
const start = (http?: typeof createHttp) =>
  launch({ origin: config.baseURL, create: () => createApp({ http }), pages, entry })
const startSeamless = () =>
  launch({ origin: config.baseURL, create: () => createApp({ http: createSeamlessHttp }), pages, entry })
const startAdmin = () =>
  launch({
    origin: adminConfig.baseURL,
    create: () => createAdminApp(),
    pages: adminPages,
    entry: 'pages/sign-in/sign-in',
  })

const rejectsAsExpired = (call: Promise<unknown>) =>
  expect(call).rejects.toSatisfy((error) => isHttpError(error, 'AUTH_EXPIRED'))

describe('the main project', () => {
  test('its client runs the interceptors in this order', () => {
    expect(createHttp({ session: anySession() }).client.inspect()).toBe(
      ['200 login-redirect', '250 client-version', '700 token-injection', '750 envelope', '800 token-expiry'].join(
        '\n',
      ),
    )
  })

  test('the token travels as a bearer, and every request names the version of the app', async () => {
    const { app, server } = await start()
    await app.services.login('lin', 'meetup')
    await app.services.profile()
    const [login, profile] = server.requests
    expect(login?.header).toMatchObject({ 'x-client': config.version })
    expect(login?.header).not.toHaveProperty('authorization')
    expect(profile?.header).toMatchObject({
      'x-client': config.version,
      authorization: `Bearer ${app.session.get()?.token}`,
    })
  })

  test('five calls with an expired token are all rejected, and one login page opens', async () => {
    const { app, host, server } = await start()
    await app.services.login('lin', 'meetup')
    await host.wx.reLaunch({ url: config.homePage })
    await host.idle()
    server.expireTokens()
    const { getGroups, getActivities, getActivity, getMatchImages, profile } = app.services
    const calls = [getGroups(), getActivities(1, 10), getActivity(101), getMatchImages(1101), profile()]
    await Promise.all(calls.map(rejectsAsExpired))
    await expect.poll(() => host.pages.map(({ route }) => route)).toEqual(['pages/index/index', entry])
    await host.idle()
    expect(host.pages).toHaveLength(2)
    expect(app.session.get()).toBeUndefined()
  })
})

describe('the main project with a seamless session', () => {
  test('token-refresh stands outside token-injection, so that a replay gets the new token', () => {
    expect(createSeamlessHttp({ session: anySession() }).client.inspect()).toBe(
      [
        '200 login-redirect',
        '250 client-version',
        '600 token-refresh',
        '700 token-injection',
        '750 envelope',
        '800 token-expiry',
      ].join('\n'),
    )
  })

  test('an expired token is refreshed once for any number of calls', async () => {
    const { app, paths, server } = await startSeamless()
    await app.services.login('lin', 'meetup')
    server.expireTokens()
    const { getGroups, profile } = app.services
    const responses = await Promise.all([getGroups(), profile(), getGroups()])
    expect(responses.map((response) => Array.isArray(response))).toEqual([true, false, true])
    expect(paths().filter((path) => path === 'POST token/refresh')).toHaveLength(1)
  })

  test('the refreshed session is stored with its new refresh token', async () => {
    const { app, server } = await startSeamless()
    await app.services.login('lin', 'meetup')
    const before = app.session.get()
    server.expireTokens()
    await app.services.profile()
    const after = app.session.get()
    expect([after?.token === before?.token, after?.refreshToken === before?.refreshToken]).toEqual([false, false])
    server.expireTokens()
    expect((await app.services.profile()).nameEn).toBe('Lin Xiao')
  })

  test('nobody logged in: no refresh is sent', async () => {
    const { app, paths } = await startSeamless()
    await rejectsAsExpired(app.services.profile())
    expect(paths()).toEqual(['GET profile'])
  })
})

test('seven plugins more stand around the seamless client, and nothing in it has moved', () => {
  expect(createWeatherproofHttp({ session: anySession() }).client.inspect()).toBe(
    [
      '150 page-scope',
      '200 login-redirect',
      '205 deadline',
      '250 client-version',
      '300 cache',
      '400 dedupe',
      '500 retry',
      '550 resume',
      '600 token-refresh',
      '650 queue',
      '700 token-injection',
      '750 envelope',
      '800 token-expiry',
    ].join('\n'),
  )
})

describe('the second project', () => {
  test('its key travels in a header of its own, without a scheme', async () => {
    const { app, server } = await startAdmin()
    await app.services.signIn('root', 'admin')
    expect(await app.services.getReports()).toHaveLength(3)
    const header = server.requests.at(-1)?.header
    expect(header).toMatchObject({ 'x-client': adminConfig.version, sessionkey: app.session.get()?.sessionKey })
    expect(header).not.toHaveProperty('authorization')
  })

  test('its own codes mean expiry: errno 40101 in an HTTP 400, and HTTP 401', async () => {
    const { app, server } = await startAdmin()
    await rejectsAsExpired(app.services.getReports())
    await app.services.signIn('root', 'admin')
    server.expireTokens()
    await rejectsAsExpired(app.services.resolveReport(501))
    expect(server.requests.map(({ status, code }) => `${status} ${code}`)).toEqual(['401 40100', '200 0', '400 40101'])
  })

  test('who goes back from the sign-in page without signing in is not led there again', async () => {
    const { app, host, server } = await startAdmin()
    await app.services.signIn('root', 'admin')
    await host.wx.reLaunch({ url: adminConfig.homePage })
    await host.idle()
    server.expireTokens()
    await rejectsAsExpired(app.services.getReports())
    await expect.poll(() => host.pages).toHaveLength(2)
    host.pages[0]?.setData({ error: 'Please log in again' })
    const asked = server.requests.length
    host.unloadPage()
    await host.idle()
    expect([host.page?.url, server.requests.length]).toEqual([adminConfig.homePage, asked])
  })

  test("the first project's codes mean nothing to it, nor its token", async () => {
    const { app } = await startAdmin()
    await expect(app.services.signIn('lin', 'meetup')).rejects.toMatchObject({
      business: { code: '40000', message: 'wrong account or password' },
    })
  })
})
