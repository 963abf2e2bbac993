// Silent WeChat login as a refresh: wx.checkSession, wx.login, the code, the app's server.
import { createClient, type Host } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { fault, faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, type Issued, settled, times } from '../test/app.ts'
import { type LoginHost, type TokenRefreshKeys, type WxLoginOptions, wxLogin } from './index.ts'

useFakeTime()

/** An app that logs in silently, over the simulated wx unless another is given. */
function createSilent(options: Partial<WxLoginOptions<Issued>> = {}) {
  const app: ReturnType<typeof createApp> = createApp({
    token: null,
    refresh: (api) =>
      wxLogin<Issued>({
        host: app.host.wx,
        exchange: (code, client) => client.post<Issued>('login/refresh', { code }).then(({ data }) => data),
        ...options,
      })(api),
  })
  const calls = () => app.host.calls.map(({ api }) => api).filter((api) => api !== 'request')
  return { ...app, calls }
}

/** A client whose requests know `auth`, as the one that refresh is given. */
const withAuth = (host?: Host) => createClient({ host }).use<TokenRefreshKeys>({ name: 'auth' })

const failing = (errMsg: string, errno?: number): LoginHost => ({
  login: ({ fail }) => fail({ errMsg, errno }),
  checkSession: ({ fail }) => fail({ errMsg: 'checkSession:fail' }),
})

describe('wxLogin', () => {
  it('turns one code into the session of any number of requests', async () => {
    const { client, calls, host, sent } = createSilent()
    expect(await settled(...times(5, (n) => client.get(`${n}`)))).toEqual(times(5, () => 'ok'))
    expect(calls()).toEqual(['login'])
    expect(host.requests[5]).toMatchObject({ url: 'https://api.example.com/login/refresh', data: { code: 'code-1' } })
    expect(sent()).toEqual([...times(5, () => undefined), ...times(5, () => 'new-1')])
  })

  it('takes a new code for each refresh, because a code serves once', async () => {
    const exchange = vi.fn((code: string) => ({ token: `new-${code}` }))
    const { client, session } = createSilent({ exchange })
    await settled(client.get('a'))
    session.token = 'expired'
    expect(await settled(client.get('b'))).toEqual(['ok'])
    expect(exchange.mock.calls.map(([code]) => code)).toEqual(['code-1', 'code-2'])
  })

  it('exchanges a code once, whatever the host calls twice', async () => {
    const exchange = vi.fn((code: string) => ({ token: `new-${code}` }))
    const renew = vi.fn(() => Promise.reject(new Error('no')))
    const twice: LoginHost = {
      login({ success, fail }) {
        success({ code: 'code-1' })
        success({ code: 'code-1' })
        fail({ errMsg: 'login:fail' })
      },
      checkSession({ success, fail }) {
        success({})
        success({})
        fail({ errMsg: 'checkSession:fail' })
      },
    }
    await wxLogin<Issued>({ exchange, renew, host: twice })(withAuth())
    expect([exchange.mock.calls.length, renew.mock.calls.length]).toEqual([1, 1])
  })

  it('takes the global wx when the client was given no host', async () => {
    const { host } = createApp()
    const uninstall = host.install()
    const session = await wxLogin<Issued>({ exchange: (code) => ({ token: `new-${code}` }) })(withAuth())
    uninstall()
    expect(session.token).toBe('new-code-1')
  })

  it('hands a failure of exchange on, thrown or rejected', async () => {
    const reason = new Error('banned')
    const thrower = () => {
      throw reason
    }
    for (const exchange of [thrower, () => Promise.reject(reason)]) {
      const { client } = createSilent({ exchange })
      expect(await settled(client.get('a'))).toEqual([expect.objectContaining({ code: 'AUTH_EXPIRED', cause: reason })])
    }
  })
})

describe('wxLogin with renew', () => {
  const renew = vi.fn(() => Promise.resolve({ token: 'new-renewed' }))

  it('renews without a code while wx.checkSession holds', async () => {
    const { client, calls, session } = createSilent({ renew })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(calls()).toEqual(['checkSession'])
    expect(session.token).toBe('new-renewed')
  })

  it('takes a code when wx.checkSession fails', async () => {
    renew.mockClear()
    const { client, calls, session, host } = createSilent({ renew })
    host.fail(fault('checkSession:fail session time out'), { api: 'checkSession' })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(calls()).toEqual(['checkSession', 'login'])
    expect(session.token).toBe('new-1')
    expect(renew).not.toHaveBeenCalled()
  })

  it('takes a code when the server does not renew, or the app’s renew throws', async () => {
    const refused: WxLoginOptions<Issued>['renew'] = (api) => api.post<Issued>('refused').then(({ data }) => data)
    const thrower = () => {
      throw new Error('no refresh token')
    }
    for (const fails of [refused, thrower]) {
      const { client, calls } = createSilent({ renew: fails })
      expect(await settled(client.get('a'))).toEqual(['ok'])
      expect(calls()).toEqual(['checkSession', 'login'])
    }
  })
})

describe('what wx fails with', () => {
  it.each([
    ['login:fail timeout', 5, 'TIMEOUT'],
    ['login:fail 请求超时。', undefined, 'TIMEOUT'],
    ['login:fail net::ERR_INTERNET_DISCONNECTED', undefined, 'NETWORK'],
    ['login:fail 系统错误，错误码：-12000', undefined, 'NETWORK'],
    ['login:fail invalid appid', undefined, 'CONFIG'],
  ])('"%s" is typed, and logs nobody out', async (errMsg, errno, code) => {
    const { client } = createSilent({ host: failing(errMsg, errno) })
    const [error] = await settled(client.get('a'))
    expect(error).toMatchObject({ code, cause: { code, cause: { errMsg } } })
    expect((error as Error).message).toContain(errMsg)
  })

  it('over the simulated host too', async () => {
    const { client, host } = createSilent()
    host.fail(faults.timeout(), { api: 'login' })
    const [error] = await settled(client.get('a'))
    expect(error).toMatchObject({ code: 'TIMEOUT', cause: { code: 'TIMEOUT' } })
  })

  it.each([
    ['no code', { errMsg: 'login:ok' }],
    ['an empty code', { errMsg: 'login:ok', code: '' }],
    ['nothing at all', undefined],
  ])('a success with %s is a ResponseError, and nothing is exchanged', async (_, result) => {
    const exchange = vi.fn(() => ({ token: 'new' }))
    const host: LoginHost = { ...failing(''), login: ({ success }) => success(result) }
    const { client } = createSilent({ host, exchange })
    const [error] = await settled(client.get('a'))
    expect(error).toMatchObject({ code: 'AUTH_EXPIRED', cause: { code: 'RESPONSE', message: 'wx.login gave no code' } })
    expect(exchange).not.toHaveBeenCalled()
  })

  it.each(['login', 'checkSession'] as const)(
    '%s that never calls back is ended by the refresh’s timeout',
    async (api) => {
      const { client, host } = createSilent({ renew: () => ({ token: 'new' }) })
      host.fail(faults.neverAnswers(), { api })
      if (api === 'login') host.fail(fault('checkSession:fail'), { api: 'checkSession' })
      const [error] = await settled(client.get('a'))
      expect(error).toMatchObject({ code: 'TIMEOUT', cause: { code: 'TIMEOUT' } })
    },
  )

  // useFakeTime looks for what is left unhandled.
  it('leaves nothing unhandled where the host rejects a promise besides, as Taro’s functions do', async () => {
    const rejecting = ({ fail }: { fail: (failure: unknown) => void }) => {
      fail({ errMsg: 'login:fail timeout' })
      return Promise.reject({ errMsg: 'login:fail timeout' })
    }
    const { client } = createSilent({
      host: { login: rejecting, checkSession: rejecting },
      renew: () => ({ token: 'new' }),
    })
    expect(await settled(client.get('a'))).toEqual([expect.objectContaining({ code: 'TIMEOUT' })])
  })

  it('login that throws says nothing about the session', async () => {
    const { client, host } = createSilent()
    host.fail(faults.throws(new Error('not allowed')), { api: 'login' })
    expect(await settled(client.get('a'))).toEqual([expect.objectContaining({ code: 'NETWORK' })])
  })

  it('checkSession that throws is a session that does not hold: a new code is taken', async () => {
    const renew = vi.fn(() => ({ token: 'renewed' }))
    const { client, host } = createSilent({ renew })
    host.fail(faults.throws(new Error('not allowed')), { api: 'checkSession' })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(renew).not.toHaveBeenCalled()
  })
})

describe('the host of wxLogin', () => {
  const exchange = (code: string) => ({ token: `new-${code}` })
  const logInOn = (host: object | undefined, renew?: () => Issued) =>
    wxLogin<Issued>({ exchange, renew })(withAuth(host as Host))

  it('is that of the client', async () => {
    const { client, calls } = createSilent({ host: undefined })
    expect(await settled(client.get('a'))).toEqual(['ok'])
    expect(calls()).toEqual(['login'])
  })

  it('is named when it cannot log in', async () => {
    const { login } = failing('')
    for (const [host, renew, missing] of [
      [undefined, undefined, 'login'],
      [{ request() {} }, undefined, 'login'],
      [{ login }, () => ({ token: 'a' }), 'checkSession'],
    ] as const) {
      const failure = await logInOn(host, renew).catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'CONFIG', message: `wxLogin: the host has no ${missing}` })
    }
  })

  it.each([
    ['{}', 'wxLogin needs exchange, a function'],
    ['{ "exchange": "login/wechat" }', 'wxLogin: "exchange" must be: function'],
  ])('with %s instead of an exchange is a ConfigError at once', (options, message) => {
    expect(() => wxLogin(JSON.parse(options))).toThrow(expect.objectContaining({ code: 'CONFIG', message }))
  })
})
