// HAR 1.2 of successes, failures, aborts, cache hits, streams, uploads: as a published validator takes it.
import { cache } from '@wxpipe/cache'
import { createCancelSource } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { stream } from '@wxpipe/stream'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { transfer } from '@wxpipe/transfer'
import validator from 'har-validator'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { createInspector, curlOf, harOf, type InspectedCall } from './index.ts'

useFakeTime()

/** One of each. */
async function everything() {
  const { host, client, inspector } = createApp({
    inspector: { bodies: 'all' },
    handler: ({ path }) =>
      path === '/events'
        ? { header: { 'content-type': 'text/event-stream' }, chunks: ['data: a\n\n', 'data: b\n\n'], chunkDelay: 10 }
        : path === '/fail'
          ? { statusCode: 503, data: { message: 'down' }, delay: 50 }
          : { data: { path }, delay: 50 },
  })
  const cached = client
    .use(cache({ ttl: 60_000 }))
    .use(retry({ limit: 1, baseDelay: 100 }))
    .use(transfer())
    .use(stream())
  const source = createCancelSource()
  const filePath = host.addFile('picture', 'jpg')
  const told: string[] = []
  await Promise.all([begun(cached.get('groups', { query: { 名: '活动 1', page: 1 } })), pass(1_000)])
  begun(cached.get('groups', { query: { 名: '活动 1', page: 1 } }))
  begun(cached.get('fail'))
  begun(cached.get('aborted', { signal: source.signal }))
  begun(cached.post('photos', { album: 7 }, { upload: { filePath } }))
  begun(cached.get('events', { stream: { onEvent: ({ data }) => told.push(data) } }))
  begun(cached.get('wrong', { query: { a: Symbol('a') } }))
  await pass(10)
  source.abort()
  await pass(5_000)
  begun(cached.get('pending', { data: { q: 'x y' } }))
  return { inspector, har: harOf(inspector.calls) }
}

describe('the archive', () => {
  it('is valid where another library has made the error, whose response and code are of another kind', async () => {
    const { inspector, client } = createApp()
    client.use({
      name: 'other',
      request: () => {
        throw Object.assign(new Error('refused'), { response: { status: 500 }, code: { token: 'abc' } })
      },
    })
    begun(client.get('groups'))
    await pass(100)
    expect(inspector.calls[0]).toMatchObject({ statusCode: 0, error: { name: 'Error', code: undefined } })
    const plain = JSON.parse(JSON.stringify(harOf(inspector.calls)))
    await expect(validator.har(plain)).resolves.toBe(plain)
    expect(JSON.stringify(plain)).not.toContain('abc')
  })

  it('is valid for har-validator: successes, hits, failures, aborts, uploads, streams, refused and pending calls', async () => {
    const { har } = await everything()
    const plain = JSON.parse(JSON.stringify(har))
    await expect(validator.har(plain)).resolves.toBe(plain)
    expect(
      har.log.entries.map(({ request, response, _fromCache, _wxpipe }) => [
        new URL(request.url).pathname,
        response.status,
        _fromCache,
        _wxpipe.outcome,
        _wxpipe.send,
      ]),
    ).toEqual([
      ['/groups', 200, undefined, 'ok', 1],
      ['/groups', 200, 'memory', 'ok', 0],
      ['/fail', 503, undefined, 'failed', 1],
      ['/fail', 503, undefined, 'failed', 2],
      ['/aborted', 0, undefined, 'aborted', 1],
      ['/photos', 200, undefined, 'ok', 1],
      ['/events', 200, undefined, 'ok', 1],
      ['/wrong', 0, undefined, 'failed', 1],
      ['/pending', 0, undefined, 'pending', 1],
    ])
    await pass(1_000)
  })

  it('an upload has its file’s name and none of its bytes', async () => {
    const { har } = await everything()
    const { postData } = har.log.entries[5]!.request
    expect(postData).toMatchObject({
      mimeType: 'multipart/form-data',
      params: [
        { name: 'album', value: '7' },
        { name: 'file', fileName: expect.stringMatching(/^[^/]+\.jpg$/) },
      ],
    })
    await pass(1_000)
  })

  it('the parts of a send add up to its time', async () => {
    const { har, inspector } = await everything()
    const sends = har.log.entries.filter(({ _wxpipe }) => _wxpipe.send > 0)
    const times = inspector.calls.flatMap((call) => call.sends.map(({ duration = 0 }) => duration))
    expect(times.filter((time) => time > 0).length).toBeGreaterThan(5)
    expect(sends.map(({ time }) => time)).toEqual(times)
    for (const { time, timings } of sends) {
      const { blocked, dns, connect, send, wait, receive } = timings
      expect([blocked, dns, connect, send, wait, receive].filter((part) => part > 0).reduce((a, b) => a + b, 0)).toBe(
        time,
      )
    }
    await pass(1_000)
  })
})

const call = (profile: object | undefined, changes: object = {}): InspectedCall => {
  const span = {
    method: 'GET',
    url: '/a b?c=%E6%B4%BB',
    startedAt: 1_000,
    duration: 100,
    outcome: 'ok',
    statusCode: 200,
    error: undefined,
  }
  const send = { ...span, header: {}, responseHeader: {}, profile, ...changes }
  return { ...span, id: 1, answeredBy: 'transport', steps: [], sends: [send] } as unknown as InspectedCall
}

describe('the timings', () => {
  const whole = {
    queueStart: 1_000,
    queueEnd: 1_010,
    domainLookUpStart: 1_010,
    domainLookUpEnd: 1_015,
    connectStart: 1_015,
    connectEnd: 1_035,
    SSLconnectionStart: 1_020,
    SSLconnectionEnd: 1_035,
    requestStart: 1_035,
    requestEnd: 1_036,
    responseStart: 1_076,
    responseEnd: 1_080,
  }
  const timingsOf = (profile?: object) => harOf([call(profile)]).log.entries[0]!.timings

  it('come from what the host measures; what is left is blocked', () => {
    expect(timingsOf(whole)).toEqual({
      blocked: 30,
      dns: 5,
      connect: 20,
      ssl: 15,
      send: 1,
      wait: 40,
      receive: 4,
      _blocked_queueing: 10,
    })
  })

  it('know a look-up as older base libraries spell it', () => {
    const { domainLookUpStart, domainLookUpEnd, ...rest } = whole
    expect(
      timingsOf({ ...rest, domainLookupStart: domainLookUpStart, domainLookupEnd: domainLookUpEnd }),
    ).toMatchObject({ dns: 5 })
  })

  it('of a socket that was there have neither look-up nor connection', () => {
    expect(timingsOf({ ...whole, socketReused: true })).toMatchObject({ dns: -1, connect: -1, ssl: -1, blocked: 55 })
  })

  it('are one wait where the host measures nothing', () => {
    expect(timingsOf()).toEqual({ blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 100, receive: 0 })
  })
})

it('a path without an origin becomes a URL, and its query is read', () => {
  const { request } = harOf([call(undefined)]).log.entries[0]!
  expect([request.url, request.queryString]).toEqual(['wx://a%20b?c=%E6%B4%BB', [{ name: 'c', value: '活' }]])
})

describe('curl', () => {
  it('quotes what a shell would read', () => {
    const text = curlOf(
      call(undefined, {
        method: 'POST',
        url: "https://a.com/?q='",
        header: { 'X-A': "it's" },
        body: { text: '{"a":1}', size: 7 },
      }),
    )
    expect(text).toBe(
      [
        "curl 'https://a.com/?q='\\'''",
        "-X 'POST'",
        "-H 'X-A: it'\\''s'",
        "-H 'content-type: application/json'",
        `--data-raw '{"a":1}'`,
      ].join(' \\\n  '),
    )
  })

  it('sends a file as a form, and only a head for HEAD', () => {
    expect(curlOf(call(undefined, { method: 'POST', file: 'wx://a.jpg' }))).toContain("-F 'file=@wx://a.jpg'")
    expect(curlOf(call(undefined, { method: 'HEAD' }))).toContain(' -I')
  })

  it('is of the call itself where nothing was sent', () => {
    expect(curlOf({ ...call(undefined), sends: [] })).toBe("curl '/a b?c=%E6%B4%BB'")
  })
})

it('an inspector that has seen nothing has a valid archive, too', async () => {
  const har = harOf(createInspector().calls)
  await expect(validator.har(har)).resolves.toBe(har)
})
