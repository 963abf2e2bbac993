// Only the server ends a session: what the requests that waited get for each way in which a refresh can fail.
import { AbortError, ConfigError, HttpError, isHttpError, NetworkError, ResponseError, StatusError } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { type Fault, faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { type AppOptions, createApp, settled, times } from '../test/app.ts'

useFakeTime()

const responseWith = (statusCode: number) => ({
  errMsg: 'request:ok',
  statusCode,
  data: { secret: 's3cr3t' },
  header: {},
})
const status = (statusCode: number) => new StatusError('no', { response: { statusCode, data: '', header: {} } })
const rejecting = (reason: unknown): AppOptions => ({ refresh: () => Promise.reject(reason) })

/** What became of requests that failed with an expired token, or began while it was refreshed. */
async function outcomesOf(app: ReturnType<typeof createApp>) {
  const failed = times(3, (n) => app.client.get(`${n}`))
  const begunLater = pass(1).then(() => app.client.get('3'))
  return settled(...failed, begunLater)
}

/** How Taro's request rejects in H5 when `fetch` does (@tarojs/taro-h5 4.2.1). */
const tarosFailure = (message: string) => Object.assign(new TypeError(message), { errMsg: message })

describe('a refresh that says nothing about the session', () => {
  it.each<readonly [string, Fault, string]>([
    ['a reset connection', faults.connectionReset(), 'NETWORK'],
    ['no network', faults.offline(), 'NETWORK'],
    ['a move into the background', faults.interrupted(), 'NETWORK'],
    ['a timeout of the host', faults.timeout(), 'TIMEOUT'],
    ['status 408', faults.reply({ statusCode: 408 }), 'STATUS'],
    ['status 429', faults.reply({ statusCode: 429 }), 'STATUS'],
    ['status 500', faults.reply({ statusCode: 500 }), 'STATUS'],
    ['status 503', faults.reply({ statusCode: 503 }), 'STATUS'],
    ['a URL that is not in the domain list', faults.notInDomainList(), 'CONFIG'],
  ])('rejects every waiter with its own kind, and logs nobody out: %s', async (_, fault, code) => {
    const app = createApp()
    app.host.fail({ ...fault, delay: 10 }, { url: 'refresh' })
    const outcomes = await outcomesOf(app)
    outcomes.forEach((error, n) => {
      expect(isHttpError(error, code as 'NETWORK')).toBe(true)
      const { cause, message } = error as HttpError
      expect(error).toMatchObject({ code, request: { url: `${n}` } })
      expect(cause).toMatchObject({ code, request: { url: 'refresh' } })
      expect((error as object).constructor).toBe((cause as object).constructor)
      expect(message).toContain(`GET https://api.example.com/${n}: the refresh could not be done: POST `)
    })
    expect([app.session.token, app.refreshes()]).toEqual(['old', 1])
    expect(await settled(app.client.get('next'))).toEqual(['ok'])
  })

  it.each<readonly [string, unknown, string]>([
    ['an abort', new AbortError('the account has changed'), 'ABORT'],
    ['a mistake in the app', new ConfigError('wxLogin: the host has no login'), 'CONFIG'],
    ['what wx fails with', { errMsg: 'login:fail timeout', errno: 5 }, 'TIMEOUT'],
    ['what wx fails with, as an Error', Object.assign(new Error(), { errMsg: 'request:fail ' }), 'NETWORK'],
    ['what wx fails with, its words alone', 'request:fail timeout', 'TIMEOUT'],
    ['what wx fails with in the background', { errMsg: 'network interrupted error', errno: 600_003 }, 'NETWORK'],
    ['what wx fails with, as the message of an Error', new Error('login:fail 系统错误'), 'NETWORK'],
    ['what a cloud fails with, as the message of an Error', new Error('cloud.callFunction:fail timeout'), 'TIMEOUT'],
    ['what Alipay fails with', { error: 13, errorMessage: '请求超时' }, 'TIMEOUT'],
    ['what Douyin fails with', { errNo: 10_301, errMsg: 'request:fail' }, 'NETWORK'],
    ['what Taro fails with in H5', tarosFailure('Failed to fetch'), 'NETWORK'],
    ['its own timeout', tarosFailure('signal is aborted without reason'), 'NETWORK'],
    ['what the app’s own fetch fails with in Safari', new TypeError('Load failed'), 'NETWORK'],
    ['in a newer Chrome', new TypeError('Failed to fetch (api.example.com)'), 'NETWORK'],
    ['in Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'NETWORK'],
    ['a response 503 in the words of Alipay', { status: 503, headers: {} }, 'STATUS'],
    ['a response 503', responseWith(503), 'STATUS'],
    ['a busy code under 200', Object.assign(new ResponseError('business code BUSY'), { retryable: true }), 'RESPONSE'],
    ['a response 429', responseWith(429), 'STATUS'],
  ])('may be one that the app hands on: %s', async (_, reason, code) => {
    const setToken = vi.fn()
    for (const error of await outcomesOf(createApp({ ...rejecting(reason), setToken }))) {
      expect(error).toMatchObject({ code, cause: { code } })
      expect(`${error} ${JSON.stringify(error)}`).not.toContain('s3cr3t')
    }
    expect(setToken).not.toHaveBeenCalled()
  })

  it('that never ends rejects every waiter with a TimeoutError', async () => {
    for (const error of await outcomesOf(createApp({ refresh: () => new Promise(() => {}) }))) {
      expect(error).toMatchObject({ code: 'TIMEOUT', cause: { code: 'TIMEOUT' } })
      expect((error as Error).message).toMatch(/could not be done: refresh .*took more than 30000 ms/)
    }
  })

  it('of a class that wxpipe does not know keeps that class and its code', async () => {
    class QueueFullError extends HttpError {
      constructor(readonly size: number) {
        super('QueueFullError', 'QUEUE_FULL', `${size} are waiting`)
      }
    }
    const full = new QueueFullError(5)
    for (const error of await outcomesOf(createApp(rejecting(full)))) {
      expect(error).toBeInstanceOf(QueueFullError)
      expect(error).toMatchObject({ name: 'QueueFullError', code: 'QUEUE_FULL', size: 5, cause: full })
      expect((error as Error).message).toContain('could not be done: 5 are waiting')
    }
  })

  it('is told by its status when the app hands on the bare response, which is on the error', async () => {
    const response = { ...responseWith(503), header: { 'Retry-After': '7' } }
    const [error] = await settled(createApp(rejecting(response)).client.get('a'))
    expect((error as Error).message).toContain('the refresh could not be done: answered 503')
    expect(error).toMatchObject({ response })
  })

  it('leaves its response on the error, so that a retry knows the status and Retry-After', async () => {
    const app = createApp()
    app.host.fail(faults.reply({ statusCode: 503, header: { 'Retry-After': '7' } }), { url: 'refresh' })
    const [error] = await settled(app.client.get('a'))
    expect(error).toMatchObject({ response: { statusCode: 503, header: { 'Retry-After': '7' } } })
  })
})

describe('a refresh that is refused', () => {
  it.each<readonly [string, unknown]>([
    ['status 400', status(400)],
    ['status 401', status(401)],
    ['status 403', status(403)],
    // A 5 that is not the first digit makes no server error.
    ['status 405', status(405)],
    ['status 415', status(415)],
    ['status 451', status(451)],
    ['a response 401', responseWith(401)],
    ['a response 401 that the host hands to fail', { errMsg: 'request:fail', statusCode: 401 }],
    ['a ResponseError', new ResponseError('code 7')],
    ['a ResponseError in a host’s words', new ResponseError('request:fail code 7')],
    ['an error of the app', new Error('banned')],
    ['an object', { code: 1, refreshToken: 's3cr3t' }],
    ['an envelope that says errno', { errno: 5, errmsg: 'refresh token expired' }],
    ['an envelope that says errCode and errMsg', { errCode: 40_101, errMsg: 'refresh token expired' }],
    ['an envelope that says error', { error: 401, message: 'refresh token expired' }],
    ['an envelope that says error in words', { error: 'invalid_grant', errorMessage: 'refresh token expired' }],
    // A code of five digits that begins or ends like a busy server's status is none.
    ['an envelope that says status', { status: 50_014, message: 'refresh token expired' }],
    ['an envelope that says statusCode', { statusCode: 40_429, message: 'refresh token expired' }],
    ['an Error whose text is not wx’s', new Error('login:failed')],
    ['an Error that quotes wx’s text', new Error('banned after login:fail')],
    ...['Failed to fetch token', 'Load failed: refresh token expired', 'login aborted', 'network login expired'].map(
      (words) => [`an Error of the app’s that begins like a browser’s: ${words}`, new Error(words)] as const,
    ),
    // The server has refused in its own words, and the app reads a token from them.
    ['a mistake of the app’s own', new TypeError("Cannot read properties of undefined (reading 'token')")],
  ])('rejects every waiter with an AuthExpiredError, and shows no secret: %s', async (_, reason) => {
    for (const error of await outcomesOf(createApp(rejecting(reason)))) {
      expect(error).toMatchObject({ code: 'AUTH_EXPIRED' })
      expect((error as Error).message).toMatch(/the session could not be refreshed: [^[]/)
      expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/s3cr3t|old/)
    }
  })
})

it('a busy server’s mark is on each waiter’s error too, for whoever repeats or keeps by it', async () => {
  const busy = Object.assign(new ResponseError('business code BUSY'), { retryable: true })
  for (const error of await outcomesOf(createApp(rejecting(busy)))) expect(error).toMatchObject({ retryable: true })
})

it('such a mark may be a getter of the error’s class', async () => {
  class BusyError extends ResponseError {
    get retryable() {
      return true
    }
  }
  for (const error of await outcomesOf(createApp(rejecting(new BusyError('busy'))))) {
    expect(error).toMatchObject({ code: 'RESPONSE', retryable: true })
  }
})

it.each([
  [
    'throws',
    () => {
      throw new Error('getStorageSync:fail internal error')
    },
  ],
  ['rejects', () => Promise.reject(new Error('getStorage:fail internal error'))],
])(
  'a getToken that %s after the server has given a token ends no session, and nothing is stored',
  async (_, broken) => {
    const setToken = vi.fn()
    let isBroken = false
    const app: ReturnType<typeof createApp> = createApp({
      getToken: () => (isBroken ? broken() : app.session.token),
      refresh: () => {
        isBroken = true
        return { token: 'new-1' }
      },
      setToken,
    })
    const [error] = await settled(app.client.get('a'))
    expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('getToken failed: getStorage') })
    expect(setToken).not.toHaveBeenCalled()
  },
)

it('a getToken that throws after a lost refresh does not turn it into a refusal', async () => {
  let isBroken = false
  const app: ReturnType<typeof createApp> = createApp({
    getToken: () => {
      if (isBroken) throw new Error('storage')
      return app.session.token
    },
    refresh: () => {
      isBroken = true
      return Promise.reject(new NetworkError('lost'))
    },
  })
  expect(await settled(app.client.get('a'))).toEqual([expect.objectContaining({ code: 'NETWORK' })])
})
