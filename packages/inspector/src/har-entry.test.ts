// All that an entry of the archive says: sizes, bodies, failures, pages, and the times that a host does not measure.
import { type Transport, withRequest } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { curlOf, harOf, type InspectedCall, rowOf } from './index.ts'

useFakeTime()

const span = {
  method: 'GET',
  url: 'https://api.example.com/a',
  startedAt: 1_000,
  duration: 100,
  outcome: 'ok',
  statusCode: 200,
  error: undefined,
}

/** The entry of a call with one send. */
const entryOf = (send: object, call: object = {}) => {
  const whole = { ...span, id: 1, answeredBy: 'transport', steps: [], ...call }
  const sends = [{ ...span, header: {}, responseHeader: {}, ...send }]
  return harOf([{ ...whole, sends } as unknown as InspectedCall]).log.entries[0]!
}

it('an entry has what the host tells of sizes, protocol and server', () => {
  const profile = { protocol: 'h2', peerIP: '10.0.0.1', sendBytesCount: 7, receivedBytedCount: 40 }
  const responseHeader = { 'Content-Type': 'text/plain' }
  const { request, response, serverIPAddress } = entryOf({ profile, responseHeader })
  expect(request).toMatchObject({ httpVersion: 'h2', bodySize: 7, headersSize: -1 })
  expect(response).toEqual({
    status: 200,
    statusText: '',
    httpVersion: 'h2',
    cookies: [],
    headers: [{ name: 'Content-Type', value: 'text/plain' }],
    content: { size: 40, mimeType: 'text/plain' },
    redirectURL: '',
    headersSize: -1,
    bodySize: 40,
  })
  expect(serverIPAddress).toBe('10.0.0.1')
})

it('a size of nothing is 0, and one that is not told is not known', () => {
  expect(entryOf({ profile: { sendBytesCount: 0 } }).request.bodySize).toBe(0)
  const { request, response } = entryOf({})
  expect([request.bodySize, response.bodySize, response.content]).toEqual([-1, -1, { size: 0, mimeType: 'x-unknown' }])
})

it('a body that was kept is there, with the size of the whole', () => {
  const { content } = entryOf({ responseBody: { text: '{"a":', size: 50_000 } }).response
  const comment = 'cut: 10000 of 50000 characters'
  expect(content).toEqual({ size: 50_000, mimeType: 'x-unknown', text: '{"a":', comment })
})

it('a failure is named by its code, or by its class where it has none', () => {
  const failed = (error?: object) => entryOf({ error }).response
  expect(failed({ name: 'NetworkError', code: 'NETWORK', message: 'offline' })).toHaveProperty('_error', 'NETWORK')
  expect(failed({ name: 'TypeError', code: undefined, message: 'x' })).toHaveProperty('_error', 'TypeError')
  expect(failed()).not.toHaveProperty('_error')
})

it('a page stands in the archive once, at the time of its first call, and each of its entries names it', () => {
  const on = (id: string | undefined, startedAt: number) =>
    ({ ...span, startedAt, sends: [], steps: [], page: id && { id, route: `pages/${id}` } }) as unknown as InspectedCall
  const { creator, pages, entries } = harOf([on('a', 1_000), on('b', 2_000), on('a', 3_000), on(undefined, 4_000)]).log
  expect(creator.name).toBe('wxpipe')
  expect(pages).toEqual([
    { id: 'a', title: 'pages/a', startedDateTime: '1970-01-01T00:00:01.000Z', pageTimings: {} },
    { id: 'b', title: 'pages/b', startedDateTime: '1970-01-01T00:00:02.000Z', pageTimings: {} },
  ])
  expect(entries.map(({ pageref }) => pageref)).toEqual(['a', 'b', 'a', undefined])
  expect(entries[3]).not.toHaveProperty('pageref')
})

it('a call on a host without pages has none', async () => {
  const { host, inspector, client } = createApp()
  await outcomeOf(client.extend({ host: { request: host.wx.request } }).get('groups'))
  expect(inspector.calls[0]?.page).toBeUndefined()
})

it.each([
  ['/a?at=b:1', 'wx://a?at=b:1'],
  ['//a.com/x', 'wx://a.com/x'],
])('the URL of %s, which has no scheme, is %s', (url, whole) => {
  expect(entryOf({ url }).request.url).toBe(whole)
})

it('a query that cannot be decoded is given as it was sent', () => {
  expect(entryOf({ url: 'https://a.com/?rate=50%' }).request.queryString).toEqual([{ name: 'rate', value: '50%' }])
})

describe('the timings', () => {
  const timingsOf = (profile: object) => entryOf({ profile }).timings

  it('of what only began, or only ended, are not known', () => {
    expect(timingsOf({ domainLookUpStart: 0, domainLookUpEnd: 1_005, connectStart: 1_005, connectEnd: 0 })).toEqual(
      timingsOf({}),
    )
  })

  it('may be 0: a connection has its encryption, a wait is one, and a queue that held nothing up is left out', () => {
    const times = { connectStart: 1_000, connectEnd: 1_000, SSLconnectionStart: 1_000, SSLconnectionEnd: 1_000 }
    expect(timingsOf(times)).toMatchObject({ connect: 0, ssl: 0 })
    expect(timingsOf({ requestEnd: 1_050, responseStart: 1_050 })).toMatchObject({ blocked: 100, wait: 0 })
    expect(timingsOf({ queueStart: 1_000, queueEnd: 1_000 })).not.toHaveProperty('_blocked_queueing')
  })
})

describe('a row', () => {
  it.each([
    ['https://a.com', '/'],
    ['https://a.com/x?next=https://b.com/y', '/x'],
    ['https://a.com/go//b.com/y', '/go//b.com/y'],
    ['//a.com/x', '/x'],
    ['/x#top', '/x'],
  ])('of %s has the path %s', (url, path) => {
    expect(rowOf({ ...span, url, sends: [] } as unknown as InspectedCall).path).toBe(path)
  })
})

it('a form with half an emoji, its own or one that the limit has cut, is in the archive and in curl as JSON', async () => {
  const { client, inspector } = createApp({ inspector: { bodies: 'all' } })
  const header = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const a of ['\ud83d', `${'x'.repeat(9_993)}😀`]) await outcomeOf(client.post('a', { a }, { header }))
  const { calls } = inspector
  const bodies = harOf(calls).log.entries.map(({ request }) => request.postData?.text)
  expect(bodies).toEqual([String.raw`{"a":"\ud83d"}`, expect.stringMatching(/^{"a":"x+.$/)])
  for (const call of calls) expect(curlOf(call)).toContain('--data-raw')
})

it('a response without a header, from a transport of the app’s own, breaks no archive', async () => {
  const { client, inspector } = createApp()
  const transport: Transport = (_request, settle) => settle({ statusCode: 200, header: null, data: '' })
  await client.use({ name: 'own', request: (request) => withRequest(request, { transport }) }).get('a')
  expect(harOf(inspector.calls).log.entries[0]!.response.headers).toEqual([])
})
