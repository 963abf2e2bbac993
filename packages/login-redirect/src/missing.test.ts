// What is missing is said: a host that cannot open pages, a login page that is not named.
import { AuthExpiredError, createClient, type HttpRequest, isHttpError, withRequest } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { failureOf, LOGIN, startApp } from '../test/app.ts'
import { type LoginRedirectOptions, loginRedirect } from './index.ts'

useFakeTime()

const expired = {
  name: 'expired',
  request: (request: HttpRequest) => {
    throw new AuthExpiredError('the session has expired', { request: withRequest(request, { credential: 'old' }) })
  },
}

describe('a host that opens no pages', () => {
  const { request } = createHost().wx

  it.each([
    ['is none at all', undefined],
    ['has no routing', { request }],
  ])('that %s is a ConfigError with the auth error as cause, and clears no session', async (_, host) => {
    const message = 'login-redirect needs host.navigateTo'
    const onRedirect = vi.fn()
    const login = loginRedirect({ loginPage: LOGIN, onRedirect })
    const client = createClient({ host, baseURL: 'https://api.example.com/' }).use(login).use(expired)
    const error = await failureOf(client.get('groups'))
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(message),
      request: { url: 'groups' },
    })
    expect(isHttpError((error as { cause?: unknown }).cause, 'AUTH_EXPIRED')).toBe(true)
    expect(onRedirect).not.toHaveBeenCalled()
    expect(await failureOf(login.completed())).toMatchObject({ code: 'CONFIG' })
    expect(login.returnPage()).toBeUndefined()
    login.cancelled()
  })
})

describe('loginPage', () => {
  it.each<[string, unknown, string]>([
    ['missing', {}, 'login-redirect needs loginPage'],
    ['no text', { loginPage: 5 }, 'login-redirect: "loginPage" must be: string'],
    ['called url', { url: LOGIN }, 'login-redirect needs loginPage'],
    [
      'there, with a word that nobody knows',
      { loginPage: LOGIN, whileLoggingIn: 'wiat' },
      'whileLoggingIn: write wait',
    ],
    ['in options that are none', undefined, 'login-redirect takes a plain object'],
  ])('that is %s is a ConfigError', (_, options, message) => {
    expect(() => loginRedirect(options as LoginRedirectOptions)).toThrow(
      expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(message) }),
    )
  })
})

describe('an option', () => {
  it.each([
    [{ redirectTimeout: '3000' }, 'login-redirect: "redirectTimeout" must be: number'],
    [{ onRedirect: 'clear' }, 'login-redirect: "onRedirect" must be: function'],
    [{ whileLoggingIn: true }, 'login-redirect: "whileLoggingIn" must be: string'],
    [{ host: 'wx' }, 'login-redirect: "host" must be: object function'],
    [{ returnParam: 5 }, 'login-redirect: "returnParam" must be: string'],
    [{ getToken: 'token' }, 'login-redirect: "getToken" must be: function'],
    [{ waitTimeout: '300000' }, 'login-redirect: "waitTimeout" must be: number'],
    [{ maxWaiting: null }, 'login-redirect: "maxWaiting" must be: number'],
    [{ name: 7 }, 'login-redirect: "name" must be: string'],
    [{ maxwaiting: 5 }, 'login-redirect has no "maxwaiting": write maxWaiting'],
  ])('%j is a ConfigError that says what it must be', (options: object, message) => {
    expect(() => loginRedirect({ loginPage: LOGIN, ...options })).toThrow(
      expect.objectContaining({ code: 'CONFIG', message }),
    )
  })

  it('may be a function where it is the host, and a text where it is the name', () => {
    const host = Object.assign(() => {}, createHost().wx)
    expect(loginRedirect({ loginPage: LOGIN, host, name: 'admin' }).name).toBe('admin')
  })
})

describe('options', () => {
  const polluted = Object.prototype as { [name: string]: unknown }
  afterEach(() => {
    for (const name of ['whileLoggingIn', 'getToken', 'home']) delete polluted[name]
  })

  it('that stand on Object.prototype are none', async () => {
    Object.assign(polluted, { whileLoggingIn: 'wait', getToken: () => 'other', home: '/pages/evil/evil' })
    const app = startApp({}, { entry: '' })
    expect(await failureOf(app.client().get('groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await app.host.idle()
    expect(app.logins()).toBe(1)
    expect(await app.login.completed({})).toBe(false)
  })

  it('are called as methods of the object that was given', async () => {
    const session = {
      loginPage: LOGIN,
      token: 'old',
      getToken() {
        return this.token
      },
      onRedirect() {
        this.token = ''
      },
    }
    const { host } = startApp()
    const client = createClient({ host: host.wx }).use(loginRedirect(session)).use(expired)
    expect(await failureOf(client.get('https://api.example.com/groups'))).toMatchObject({ code: 'AUTH_EXPIRED' })
    await host.idle()
    expect(session.token).toBe('')
    expect(host.pages).toHaveLength(2)
  })

  it('a getToken that yields no text is told', async () => {
    const getToken = () => ({ token: 'T' }) as unknown as string
    const error = await failureOf(startApp({ getToken }).client().get('groups'))
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('getToken') })
  })
})
