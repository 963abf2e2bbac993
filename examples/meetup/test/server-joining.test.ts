// A place in an activity: each user has their own, twice is as once, and there are no more than there are.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createServer, type MeetupServer } from '../src/server/index.ts'
import type { Activity, ActivityPage, Envelope, Failure } from '../src/services/types.ts'
import { bearer, type Call, callerOf, login } from './caller.ts'

const API = '/meetup/api/v1'
let server: MeetupServer
let call: Call

const open = async (username = 'lin') => {
  const { token } = await login(call, username)
  const get = async <T>(path: string) => (await call<Envelope<T>>(API + path, bearer(token))).body.data
  const post = <T = Envelope<Activity>>(path: string, id: unknown) =>
    call<T>(API + path, { method: 'POST', body: { id }, ...bearer(token) })
  return {
    get,
    join: (id: unknown) => post('/activity/joinActivity', id),
    leave: (id: unknown) => post('/activity/leaveActivity', id),
    refused: (id: unknown) => post<Failure>('/activity/joinActivity', id),
    activity: (id: number) => get<Activity>(`/activity/${id}`),
    joined: async () => (await get<Activity[]>('/activity/getJoinedActivities')).map(({ id }) => id),
  }
}

beforeEach(async () => {
  server = createServer()
  call = callerOf(await server.listen())
})
afterEach(() => server.close())

test('who joins has a place, which everybody sees counted and only they as their own', async () => {
  const [lin, amy] = [await open(), await open('amy')]
  const { body } = await lin.join(101)
  expect(body).toMatchObject({ code: '10000', data: { id: 101, joined: 19, isJoined: true } })
  expect(body.data).toEqual(await lin.activity(101))
  expect(await amy.activity(101)).toMatchObject({ joined: 19, isJoined: false })
  const { list } = await lin.get<ActivityPage>('/activity/getActivityList')
  expect(list.filter(({ isJoined }) => isJoined).map(({ id }) => id)).toEqual([101])
  expect([await lin.joined(), await amy.joined()]).toEqual([[101], []])
})

test('joining twice is as once, and so is leaving', async () => {
  const lin = await open()
  await lin.join(101)
  expect((await lin.join(101)).body.data).toMatchObject({ joined: 19, isJoined: true })
  await lin.leave(101)
  expect((await lin.leave(101)).body.data).toMatchObject({ joined: 18, isJoined: false })
  expect(await lin.joined()).toEqual([])
})

test('the last place is one: who comes too late is refused in an HTTP 200, who has it may ask again', async () => {
  const [lin, amy] = [await open(), await open('amy')]
  await lin.join(102)
  const full = { status: 200, body: { code: '20001', message: 'ACTIVITY IS FULL', status: 'ERROR' } }
  expect(await amy.refused(102)).toEqual(full)
  expect(await lin.refused(108)).toEqual(full)
  expect((await lin.join(102)).body).toMatchObject({ code: '10000', data: { joined: 12 } })
  await lin.leave(102)
  expect((await amy.join(102)).body).toMatchObject({ code: '10000', data: { joined: 12, isJoined: true } })
})

test('what there is not cannot be joined or left, and no id is bad input', async () => {
  const lin = await open()
  expect([(await lin.join(9)).status, (await lin.leave(9)).status]).toEqual([404, 404])
  expect((await lin.refused('first')).body.code).toBe('40000')
})
