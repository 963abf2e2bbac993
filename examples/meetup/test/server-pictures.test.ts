// Pictures of a match at the server: a multipart form comes in, the same bytes go out, and everything else is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from '../src/server/index.ts'
import type { Envelope, Failure, MatchImage } from '../src/services/types.ts'
import { bearer, type Call, callerOf, login } from './caller.ts'

const API = '/meetup/api/v1'
const server = createServer()
let origin: string
let call: Call
let token: string

beforeAll(async () => {
  origin = await server.listen()
  call = callerOf(origin)
  token = (await login(call)).token
})
afterAll(() => server.close())

const pixels = Uint8Array.from({ length: 1_000 }, (_, at) => at % 251)

interface Sent {
  readonly fields?: Record<string, string>
  readonly bytes?: Uint8Array<ArrayBuffer> | string
  readonly type?: string
  readonly header?: Record<string, string>
}

/** Sends a form as a phone does: fields first, then the file. */
async function upload<T>({ fields, bytes = pixels, type = 'image/jpeg', header }: Sent = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? { matchId: '1101', caption: '冲线' })) form.append(name, value)
  if (typeof bytes === 'string') form.append('file', bytes)
  else form.append('file', new Blob([bytes], { type }), 'tmp_1.jpg')
  const options = { method: 'POST', body: form, headers: header ?? bearer(token).header }
  const response = await fetch(`${origin}${API}/match/uploadMatchImage`, options)
  return { status: response.status, body: (await response.json()) as T }
}

const download = (id: number, auth = token) => fetch(`${origin}${API}/match/downloadImage/${id}`, bearerOf(auth))
const bearerOf = (auth: string) => ({ headers: bearer(auth).header })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('a picture', () => {
  test('is one of its match, and can be downloaded as it was sent', async () => {
    const { status, body } = await upload<Envelope<MatchImage>>()
    expect([status, body]).toMatchObject([
      200,
      { code: '10000', data: { matchId: 1101, caption: '冲线', uploadedBy: '林晓' } },
    ])
    const list = await call<Envelope<MatchImage[]>>(`${API}/match/getMatchImages?matchId=1101`, bearer(token))
    expect(list.body.data).toContainEqual(body.data)
    const response = await download(body.data.id)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(await bytesOf(response)).toEqual(pixels)
  })

  test('is shown by an <image>, which sends no token, at an address that only its match tells', async () => {
    const { url } = (await upload<Envelope<MatchImage>>({ type: 'image/png' })).body.data
    const response = await fetch(url)
    const { headers } = response
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['image/png', 'nosniff'])
    expect(await bytesOf(response)).toEqual(pixels)
    expect((await fetch(`${origin}/images/uploaded/guessed`)).status).toBe(404)
  })

  test('is gone when it is deleted', async () => {
    const { id, url } = (await upload<Envelope<MatchImage>>()).body.data
    await call(`${API}/match/deleteImage/${id}`, { method: 'DELETE', ...bearer(token) })
    expect([(await download(id)).status, (await fetch(url)).status]).toEqual([404, 404])
  })

  test('makes room when there are fifty', async () => {
    const first = (await upload<Envelope<MatchImage>>()).body.data.id
    let last = 0
    for (let count = 0; count < 50; count++) last = (await upload<Envelope<MatchImage>>()).body.data.id
    expect([(await download(first)).status, (await download(last)).status]).toEqual([404, 200])
  })
})

describe('what is refused', () => {
  const tooLarge = new Uint8Array(2 * 1024 * 1024 + 1)
  test.each<[string, number, string, Sent]>([
    ['more than 2 MB', 413, 'NO MORE THAN 2097152 BYTES', { bytes: tooLarge }],
    ['a page', 415, 'ONLY image/jpeg, image/png, image/webp, image/gif', { type: 'text/html' }],
    ['no file', 400, 'body/file should be a file', { bytes: 'text' }],
    ['no match', 400, "body must have required property 'matchId'", { fields: { caption: 'a' } }],
    ['no number', 400, 'body/matchId must be integer', { fields: { matchId: 'a', caption: 'a' } }],
    ['another match', 404, 'NO SUCH MATCH', { fields: { matchId: '1', caption: 'a' } }],
  ])('%s is an HTTP %i that says so: %s', async (_, status, message, sent) => {
    const response = await upload<Failure>(sent)
    expect([response.status, response.body]).toEqual([status, { code: `${status}00`, message, status: 'ERROR' }])
  })

  test('what is no form is bad input', async () => {
    const options = { method: 'POST', body: { matchId: 1101, caption: 'a' }, ...bearer(token) }
    expect((await call<Failure>(`${API}/match/uploadMatchImage`, options)).body.code).toBe('40000')
  })

  test('an expired token is an HTTP 200, for the upload and for the download, and nothing is stored', async () => {
    const { id } = (await upload<Envelope<MatchImage>>()).body.data
    const images = async () =>
      (await call<Envelope<MatchImage[]>>(`${API}/match/getMatchImages?matchId=1101`, bearer(token))).body.data.length
    const before = await images()
    server.expireTokens()
    for (const response of [
      await upload<Failure>(),
      await call<Failure>(`${API}/match/downloadImage/${id}`, bearer(token)),
    ])
      expect([response.status, response.body.code]).toEqual([200, '99997'])
    token = (await login(call)).token
    expect(await images()).toBe(before)
  })
})
