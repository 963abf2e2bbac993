// The second project on the same server: a bare token in its own header, and two ways to say no.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createServer, type MeetupServer } from '../src/server/index.ts'
import type { AdminEnvelope, AdminFailure, Report } from '../src/services/types.ts'
import { adminLogin, type Call, callerOf, login } from './caller.ts'

const API = '/admin/api/v1'
let server: MeetupServer
let call: Call

const reports = (sessionKey?: string) =>
  call<AdminEnvelope<Report[]>>(`${API}/reports`, sessionKey === undefined ? {} : { header: { sessionKey } })

beforeEach(async () => {
  server = createServer()
  call = callerOf(await server.listen())
})
afterEach(() => server.close())

test('a sessionKey without a scheme opens the reports', async () => {
  const { sessionKey, operator } = await adminLogin(call)
  expect(operator).toEqual({ id: 901, account: 'root', name: '管理员 Administrator' })
  const { status, body } = await reports(sessionKey)
  expect([status, body.errno, body.data.length]).toEqual([200, 0, 3])
  expect(server.requests.at(-1)).toMatchObject({ path: `${API}/reports`, token: sessionKey, code: '0' })
})

test('an expired sessionKey is an HTTP 400 with errno 40101', async () => {
  const { sessionKey } = await adminLogin(call)
  server.expireTokens()
  expect(await reports(sessionKey)).toEqual({ status: 400, body: { errno: 40101, errmsg: 'session expired' } })
})

test('no sessionKey, or one that never was, is an HTTP 401', async () => {
  const refused = { status: 401, body: { errno: 40100, errmsg: 'no session' } }
  expect(await reports()).toEqual(refused)
  expect(await reports('nobody')).toEqual(refused)
})

test('a token of the meetup project does not open the reports', async () => {
  expect((await reports((await login(call)).token)).status).toBe(401)
})

test('a report can be resolved', async () => {
  const { sessionKey } = await adminLogin(call)
  const options = { method: 'POST', header: { sessionKey } }
  const { body } = await call<AdminEnvelope<Report>>(`${API}/reports/501/resolve`, options)
  expect(body.data).toMatchObject({ id: 501, state: 'resolved' })
  expect((await reports(sessionKey)).body.data[0]?.state).toBe('resolved')
})

test('bad input and unknown routes are refused in the same dialect', async () => {
  const { sessionKey } = await adminLogin(call)
  const login = { method: 'POST', body: { account: 'root', password: 'guess' } }
  const responses = [
    await call<AdminFailure>(`${API}/login`, login),
    await call<AdminFailure>(`${API}/reports/999/resolve`, { method: 'POST', header: { sessionKey } }),
    await call<AdminFailure>(`${API}/nowhere`),
  ]
  expect(responses.map(({ status, body }) => [status, body.errno])).toEqual([
    [400, 40000],
    [404, 40400],
    [404, 40400],
  ])
})
