// The server's OpenAPI document: src/services/api.d.ts is made of it, and what the server returns fits it.
import { Ajv } from 'ajv'
import openapiTS, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from '../src/server/index.ts'
import type { Envelope, MatchImage } from '../src/services/types.ts'
import { bearer, type Call, callerOf, login } from './caller.ts'

const API = '/meetup/api/v1'
const server = createServer()
let call: Call
/** As JSON; its parts are looked at as they come. */
let document: { servers: unknown; paths: Record<string, unknown> }

beforeAll(async () => {
  call = callerOf(await server.listen())
  document = (await call<typeof document>(`${API}/openapi.json`)).body
})
afterAll(() => server.close())

test('src/services/api.d.ts is what the server says; `-u` writes it', async () => {
  const types = astToString(await openapiTS(JSON.stringify(document), { immutable: true }))
  const head = '// What the server takes and returns. Written by npx vitest run --project meetup document -u\n\n'
  await expect(head + types).toMatchFileSnapshot('../src/services/api.d.ts')
})

test('the document has every route but its own, relative to the API’s address', () => {
  expect(document.servers).toEqual([{ url: API }])
  expect(Object.keys(document.paths).sort()).toEqual([
    '/activity/ask',
    '/activity/getActivityList',
    '/activity/getJoinedActivities',
    '/activity/joinActivity',
    '/activity/leaveActivity',
    '/activity/{id}',
    '/group/getGroups',
    '/login',
    '/login/wechat',
    '/logout',
    '/match/createMatchImage',
    '/match/deleteImage/{id}',
    '/match/downloadImage/{id}',
    '/match/getMatchImages',
    '/match/uploadMatchImage',
    '/profile',
    '/token/refresh',
  ])
})

/** What of a body the document does not know, or misses in it; nothing when it fits. */
function misfits(path: string, method: string, status: number, body: unknown): unknown {
  // Objects may have no more than their documented fields.
  const closed = JSON.parse(JSON.stringify(document), (_key, value) =>
    value?.type === 'object' ? { ...value, additionalProperties: false } : value,
  )
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addSchema(closed, 'document')
  const route = encodeURI(path).replace(/\//g, '~1')
  const responses = `document#/paths/${route}/${method.toLowerCase()}/responses/${status === 200 ? 200 : 'default'}`
  const fits = ajv.compile({ $ref: `${responses}/content/application~1json/schema` })
  return fits(body) ? undefined : fits.errors
}

test('every response fits the document: successes, refusals, and an expired token in HTTP 200', async () => {
  const { token, refreshToken } = await login(call)
  const ask = (url: string, method: string, body?: object, auth = token) =>
    call<Envelope<MatchImage>>(API + url, { method, ...(body && { body }), ...bearer(auth) })
  const draft = { matchId: 1101, url: '/images/a.svg', caption: 'a' }
  const { id } = (await ask('/match/createMatchImage', 'POST', draft)).body.data

  for (const [method, path, url, body] of [
    ['POST', '/login', '/login', { username: 'lin', password: 'meetup' }],
    ['POST', '/login/wechat', '/login/wechat', { code: '0a1b' }],
    ['POST', '/token/refresh', '/token/refresh', { refreshToken }],
    ['GET', '/profile', '/profile'],
    ['GET', '/group/getGroups', '/group/getGroups'],
    ['GET', '/activity/getActivityList', '/activity/getActivityList?pageNo=2&pageSize=3'],
    ['GET', '/activity/{id}', '/activity/101'],
    ['POST', '/activity/joinActivity', '/activity/joinActivity', { id: 101 }],
    ['GET', '/activity/getJoinedActivities', '/activity/getJoinedActivities'],
    ['POST', '/activity/leaveActivity', '/activity/leaveActivity', { id: 101 }],
    ['POST', '/match/createMatchImage', '/match/createMatchImage', draft],
    ['GET', '/match/getMatchImages', '/match/getMatchImages?matchId=1101'],
    ['DELETE', '/match/deleteImage/{id}', `/match/deleteImage/${id}`],
    ['POST', '/logout', '/logout'],
  ] as const) {
    const { status, body: response } = await ask(url, method, body)
    expect([path, status, response.code, misfits(path, method, status, response)]).toEqual([
      path,
      200,
      '10000',
      undefined,
    ])
  }

  for (const [method, path, url, body] of [
    ['POST', '/match/uploadMatchImage', '/match/uploadMatchImage', {}],
    ['GET', '/match/downloadImage/{id}', '/match/downloadImage/9'],
    ['POST', '/activity/ask', '/activity/ask', { activityId: 101, question: '几点？' }],
    ['POST', '/login', '/login', { username: 'lin', password: 'guess' }],
    ['POST', '/login/wechat', '/login/wechat', {}],
    ['GET', '/profile', '/profile'],
    ['GET', '/activity/{id}', '/activity/9', undefined],
    ['GET', '/activity/getActivityList', '/activity/getActivityList?pageNo=0'],
    ['DELETE', '/match/deleteImage/{id}', '/match/deleteImage/9'],
  ] as const) {
    // The first login has ended above: those of the members are refused as expired.
    const { status, body: response } = await ask(url, method, body)
    expect([path, misfits(path, method, status, response)]).toEqual([path, undefined])
    expect(response.code).not.toBe('10000')
  }
  const again = await login(call)
  const unknown = await ask('/activity/9', 'GET', undefined, again.token)
  expect([unknown.status, misfits('/activity/{id}', 'GET', 404, unknown.body)]).toEqual([404, undefined])
  const full = await ask('/activity/joinActivity', 'POST', { id: 108 }, again.token)
  expect([full.status, misfits('/activity/joinActivity', 'POST', 200, full.body)]).toEqual([200, undefined])
})
