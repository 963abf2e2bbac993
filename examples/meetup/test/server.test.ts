// The server speaks the classic protocol: its logins, its tokens, and the log that tests read.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createServer, type MeetupServer, type ServerOptions } from '../src/server/index.ts'
import type { Envelope, Failure, Session, User } from '../src/services/types.ts'
import { bearer, type Call, callerOf, login } from './caller.ts'

const API = '/meetup/api/v1'
let server: MeetupServer
let call: Call
let clock: number

const start = async (options: ServerOptions = {}) => {
  server = createServer({ now: () => clock, ...options })
  call = callerOf(await server.listen())
}
const post = <T>(path: string, body: unknown) => call<T>(API + path, { method: 'POST', body })
const profile = (token: string) => call<Envelope<User>>(`${API}/profile`, bearer(token))
const expired = (date: string) => ({
  status: 200,
  body: { code: '99997', date, message: 'TOKEN EXPIRED', status: 'ERROR' },
})

beforeEach(async () => {
  clock = Date.UTC(2025, 10, 22, 8)
  await start()
})
afterEach(() => server.close())

describe('tokens', () => {
  test('a login gives a token that opens the profile', async () => {
    const session = await login(call)
    expect(session).toMatchObject({ user: { name: '林晓' }, expiresIn: 1800 })
    expect((await profile(session.token)).body).toEqual({ code: '10000', data: session.user })
  })

  test('a token expires when its lifetime is over, in an HTTP 200', async () => {
    const { token } = await login(call)
    clock += 30 * 60_000 - 1
    expect((await profile(token)).body.code).toBe('10000')
    clock += 1
    expect(await profile(token)).toEqual(expired('2025-11-22T08:30:00.000Z'))
  })

  test('the lifetime is an option', async () => {
    await server.close()
    await start({ tokenLifetime: 50 })
    const { token, expiresIn } = await login(call)
    expect(expiresIn).toBe(0.05)
    clock += 50
    expect((await profile(token)).body.code).toBe('99997')
  })

  test.each([
    ['no token', {}],
    ['an unknown token', { authorization: 'Bearer nobody' }],
    ['another scheme', { authorization: 'Basic bGluOm1lZXR1cA==' }],
  ])('%s is refused like an expired one', async (_what, header) => {
    expect(await call(`${API}/profile`, { header })).toEqual(expired('2025-11-22T08:00:00.000Z'))
  })

  test('expireTokens expires every token issued so far and none issued later', async () => {
    const before = await login(call)
    server.expireTokens()
    const after = await login(call)
    expect((await profile(before.token)).body.code).toBe('99997')
    expect((await profile(after.token)).body.code).toBe('10000')
  })

  test('a refresh token gives a new pair once, and reuse is refused as expired', async () => {
    const first = await login(call)
    server.expireTokens()
    const second = (await post<Envelope<Session>>('/token/refresh', { refreshToken: first.refreshToken })).body.data
    expect(second.token).not.toBe(first.token)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect((await profile(second.token)).body.code).toBe('10000')
    expect((await post<Failure>('/token/refresh', { refreshToken: first.refreshToken })).body.code).toBe('99997')
  })

  test('logout ends every token of its login and leaves other logins alone', async () => {
    const [mine, other] = [await login(call), await login(call)]
    await call(`${API}/logout`, { method: 'POST', ...bearer(mine.token) })
    expect((await profile(mine.token)).body.code).toBe('99997')
    expect((await post<Failure>('/token/refresh', mine)).body.code).toBe('99997')
    expect((await profile(other.token)).body.code).toBe('10000')
  })

  test('endSessions refuses the refresh tokens too', async () => {
    const { token, refreshToken } = await login(call)
    server.endSessions()
    expect((await profile(token)).body.code).toBe('99997')
    expect((await post<Failure>('/token/refresh', { refreshToken })).body.code).toBe('99997')
  })

  test('a WeChat code logs the owner of the phone in, once', async () => {
    const { body } = await post<Envelope<Session>>('/login/wechat', { code: '0a1b2c' })
    expect((await profile(body.data.token)).body.data.name).toBe('林晓')
    expect(await post('/login/wechat', { code: '0a1b2c' })).toEqual({
      status: 400,
      body: { code: '40000', message: 'CODE BEEN USED', status: 'ERROR' },
    })
  })
})

describe('a busy server', () => {
  test('it refuses so many requests with 503 and says when to come again', async () => {
    server.beBusy(2, 20)
    const responses = await Promise.all(
      [1, 2].map(() => post<Failure>('/login', { username: 'lin', password: 'meetup' })),
    )
    const refused = { status: 503, body: { code: '50300', message: 'SERVER ERROR', status: 'ERROR' } }
    expect(responses).toEqual([refused, refused])
    expect(server.requests.map(({ status, code }) => `${status} ${code}`)).toEqual(['503 50300', '503 50300'])
    expect((await login(call)).user.name).toBe('林晓')
  })
})

describe('the log', () => {
  test('it says what was asked, with which token, and what the response was', async () => {
    const { token } = await login(call)
    await call(`${API}/activity/getActivityList?pageNo=1`, bearer(token))
    server.expireTokens()
    await profile(token)
    expect(server.requests.map(({ method, path, token, status, code }) => [method, path, token, status, code])).toEqual(
      [
        ['POST', `${API}/login`, null, 200, '10000'],
        ['GET', `${API}/activity/getActivityList`, token, 200, '10000'],
        ['GET', `${API}/profile`, token, 200, '99997'],
      ],
    )
    server.clearRequests()
    expect(server.requests).toEqual([])
  })

  test('latency comes after the judgement, so a token that expires meanwhile still gets a good response', async () => {
    await server.close()
    await start({ latency: (path) => (path.endsWith('/profile') ? 40 : 0) })
    const { token } = await login(call)
    const response = profile(token)
    await expect.poll(() => server.requests.at(-1)).toMatchObject({ path: `${API}/profile`, status: 200 })
    server.expireTokens()
    expect((await response).body.code).toBe('10000')
  })

  test('two servers share nothing', async () => {
    const other = createServer()
    const { token } = await login(call)
    const elsewhere = callerOf(await other.listen())
    expect((await elsewhere<Failure>(`${API}/profile`, bearer(token))).body.code).toBe('99997')
    expect(other.requests).toHaveLength(1)
    await other.close()
  })
})
