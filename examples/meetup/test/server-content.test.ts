// What the server has to show: activities, groups, pictures, and how it refuses bad input.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from '../src/server/index.ts'
import type { Activity, ActivityPage, Envelope, Failure, Group, MatchImage } from '../src/services/types.ts'
import { bearer, type Call, callerOf, login } from './caller.ts'

const API = '/meetup/api/v1'
const server = createServer()
let origin: string
let call: Call
let token: string

const get = async <T>(path: string) => (await call<Envelope<T>>(API + path, bearer(token))).body.data
const send = <T>(method: string, path: string, body?: unknown) =>
  call<T>(API + path, { method, ...bearer(token), ...(body === undefined ? {} : { body }) })

beforeAll(async () => {
  origin = await server.listen()
  call = callerOf(origin)
  token = (await login(call)).token
})
afterAll(() => server.close())

describe('content', () => {
  test('the activities come in pages, the last one shorter, none twice', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map((pageNo) => get<ActivityPage>(`/activity/getActivityList?pageNo=${pageNo}&pageSize=5`)),
    )
    expect(pages.map(({ list }) => list.length)).toEqual([5, 5, 4, 0])
    expect(pages[1]).toMatchObject({ total: 14, pageNo: 2, pageSize: 5 })
    expect(new Set(pages.flatMap(({ list }) => list.map(({ id }) => id))).size).toBe(14)
  })

  test('every activity is still to come and belongs to a group', async () => {
    const [{ list }, groups] = await Promise.all([
      get<ActivityPage>('/activity/getActivityList?pageSize=100'),
      get<Group[]>('/group/getGroups'),
    ])
    for (const { startsAt, groupId } of list) {
      expect(Date.parse(startsAt)).toBeGreaterThan(Date.now())
      expect(groups.map(({ id }) => id)).toContain(groupId)
    }
  })

  test('one activity is found by its id', async () => {
    expect(await get<Activity>('/activity/106')).toMatchObject({ name: '九溪十八涧', nameEn: 'Nine Creeks Trail' })
  })

  test('a picture can be added, seen and deleted, once', async () => {
    const draft = { matchId: 1103, url: '/images/whiteboard.svg', caption: '白板 · Whiteboard' }
    const { body } = await send<Envelope<MatchImage>>('POST', '/match/createMatchImage', draft)
    const { id } = body.data
    expect(body.data).toMatchObject({ ...draft, url: `${origin}${draft.url}`, uploadedBy: '林晓' })
    expect(await get<MatchImage[]>('/match/getMatchImages?matchId=1103')).toEqual([body.data])
    expect((await send('DELETE', `/match/deleteImage/${id}`)).body).toEqual({ code: '10000', data: { id } })
    expect(await get<MatchImage[]>('/match/getMatchImages?matchId=1103')).toEqual([])
    expect((await send('DELETE', `/match/deleteImage/${id}`)).status).toBe(404)
  })

  test('every cover, avatar and picture is an SVG that the server itself serves', async () => {
    const { list } = await get<ActivityPage>('/activity/getActivityList?pageSize=100')
    const [first] = await get<MatchImage[]>('/match/getMatchImages?matchId=1101')
    for (const url of [...list.map(({ cover }) => cover), first?.url ?? '']) {
      const response = await fetch(url)
      expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
      expect(await response.text()).toMatch(/^<svg xmlns="[^"]+" width="640" height="400".*<\/svg>$/s)
    }
  })

  test('the same name is always the same picture, in any script, and no name is markup', async () => {
    const draw = async (name: string) => await fetch(`${origin}/images/${encodeURIComponent(name)}.svg`)
    const [one, again, chinese] = await Promise.all(['smash', 'smash', '决赛'].map(draw))
    const picture = await one?.text()
    expect(await again?.text()).toBe(picture)
    expect(await chinese?.text()).not.toBe(picture)
    expect(chinese?.status).toBe(200)
    expect((await draw('<script>')).status).toBe(404)
  })
})

describe('bad input', () => {
  test.each([
    ['a login without a password', 'POST', '/login', { username: 'lin' }],
    ['a wrong password', 'POST', '/login', { username: 'lin', password: 'guess' }],
    ['a login without a body', 'POST', '/login', undefined],
    ['a body that is not JSON', 'POST', '/login', '{"username":'],
    ['a body with __proto__ in it', 'POST', '/login', '{"username":"lin","password":"meetup","__proto__":{}}'],
    ['an empty WeChat code', 'POST', '/login/wechat', { code: '' }],
    ['page 0', 'GET', '/activity/getActivityList?pageNo=0', undefined],
    ['a page of 101', 'GET', '/activity/getActivityList?pageSize=101', undefined],
    ['an id that is not a number', 'GET', '/activity/first', undefined],
    ['pictures of no match', 'GET', '/match/getMatchImages', undefined],
    ['a picture without a caption', 'POST', '/match/createMatchImage', { matchId: 1101, url: '/images/a.svg' }],
  ])('%s is an HTTP 400 with code 40000', async (_what, method, path, body) => {
    const { status, body: failure } = await send<Failure>(method, path, body)
    expect([status, failure]).toEqual([400, { code: '40000', message: expect.any(String), status: 'ERROR' }])
  })

  test.each(['/activity/999', '/match/getMatchImages?matchId=1', '/no/such/route'])(
    '%s is an HTTP 404 with code 40400',
    async (path) => {
      const { status, body } = await send<Failure>('GET', path)
      expect([status, body.code, body.status]).toEqual([404, '40400', 'ERROR'])
    },
  )

  test('a form is read like JSON', async () => {
    const header = { 'content-type': 'application/x-www-form-urlencoded' }
    const options = { method: 'POST', header, body: 'username=amy&password=meetup' }
    expect((await call<Failure>(`${API}/login`, options)).body.code).toBe('10000')
  })

  test('the token is looked at before the input', async () => {
    expect((await call<Failure>(`${API}/activity/first`)).body.code).toBe('99997')
  })
})
