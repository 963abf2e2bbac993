// A response instead of a stream: it is what it would be without the option, and no listener hears of it.
import { StatusError } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { describe, expect, it } from 'vitest'
import { createApp, eventsOf, sse, streamed } from '../test/app.ts'
import { StreamError } from './index.ts'

useFakeTime()

const json = { 'Content-Type': 'application/json; charset=utf-8' }
const piecesOf = (value: unknown) => JSON.stringify(value).match(/[\s\S]{1,7}/g)!

/** What becomes of a stream with this reply, and what its listener heard. */
async function responded(reply: Reply, quirks: object = {}) {
  const { client, told, onEvent } = createApp(reply, { host: { quirks } })
  const outcome = await outcomeOf(client.get('feed', { stream: { onEvent } }))
  return { outcome, told, response: (outcome as { response?: unknown }).response }
}

describe('a refused status', () => {
  it('is a StatusError with the body as wx.request would have parsed it, in pieces or whole', async () => {
    for (const quirks of [{}, { noChunks: true }, { failStatuses: [500] }]) {
      const reply = streamed(piecesOf({ code: 'BUSY', words: '忙' }), { statusCode: 500, header: json })
      const { outcome, told, response } = await responded(reply, quirks)
      expect(outcome).toMatchObject({ code: 'STATUS' })
      expect(response).toMatchObject({ statusCode: 500, data: { code: 'BUSY', words: '忙' } })
      expect(told).toEqual([])
    }
  })

  it('is one also when the response says that it is a stream', async () => {
    const { outcome, told } = await responded(streamed(eventsOf('one'), { statusCode: 500 }))
    expect(outcome).toMatchObject({ code: 'STATUS', response: { data: 'id: 1\ndata: one\n\n' } })
    expect(told).toEqual([])
  })

  it('whose body the phone has lost is one without data', async () => {
    const { outcome } = await responded(streamed(['{}'], { statusCode: 402, header: json }), { lostErrorBodies: true })
    expect(outcome).toMatchObject({ code: 'STATUS', response: { statusCode: 402, data: '' } })
  })

  it('that developer tools tell only at the end is a StreamError when something was told', async () => {
    const { outcome, told } = await responded(streamed(eventsOf('one'), { statusCode: 503 }), { noHeadStatus: true })
    expect(outcome).toMatchObject({
      name: 'StreamError',
      events: 1,
      cause: { code: 'STATUS', response: { statusCode: 503 } },
    })
    expect([told, outcome instanceof StreamError]).toEqual([['one'], true])
  })

  it('is a StatusError there, too, when some of a plain text was told: nothing raw of the host', async () => {
    const { client, told } = createApp(
      streamed(['oh', ' no'], { statusCode: 500, header: { 'content-type': 'text/plain' } }),
      {
        host: { quirks: { noHeadStatus: true } },
      },
    )
    const outcome = await outcomeOf(client.get('feed', { stream: { onText: (text) => void told.push(text) } }))
    expect([outcome, told]).toMatchObject([{ name: 'StreamError', events: 2 }, ['oh', ' no']])
    const { cause } = outcome as StreamError
    expect(cause).toBeInstanceOf(StatusError)
    expect(cause).toMatchObject({
      code: 'STATUS',
      message: expect.stringMatching(/: answered 500$/),
      response: { statusCode: 500 },
    })
  })

  it('is what the request says that it is', async () => {
    const { client, told, onEvent } = createApp(streamed(eventsOf('one'), { statusCode: 418 }))
    const call = client.get('feed', { stream: { onEvent }, validateStatus: (status) => status === 418 })
    await pass(200)
    expect([(await call).statusCode, told]).toEqual([418, ['one']])
  })
})

describe('an accepted response', () => {
  it('that is JSON or a page is a ResponseError with the response, whatever its type says, in pieces or whole', async () => {
    const bodies: readonly (readonly [string, Reply['header'], unknown])[] = [
      ['{"a":1}', json, { a: 1 }],
      [' \n[1]', sse, [1]],
      ['{"a":', { 'Content-Type': 'text/plain' }, '{"a":'],
      ['<html>login</html>', { 'Content-Type': 'text/html' }, '<html>login</html>'],
      ['"text"', { 'content-type': 'application/problem+json' }, 'text'],
    ]
    for (const [body, header, data] of bodies) {
      for (const quirks of [{}, { noChunks: true }, { lowerCaseHeader: true, noHeadStatus: true }]) {
        const { outcome, told, response } = await responded(streamed([body], { header: header! }), quirks)
        expect(outcome).toMatchObject({ code: 'RESPONSE', message: expect.stringContaining('no stream') })
        expect([response, told]).toMatchObject([{ statusCode: 200, data }, []])
        expect(JSON.stringify(outcome)).not.toContain('login')
      }
    }
  })

  it('that is JSON is no stream of lines or text either; NDJSON is', async () => {
    for (const [type, lines] of [
      ['application/json', []],
      ['application/x-ndjson', ['{"a":1}']],
      ['application/json-seq', ['{"a":1}']],
      ['application/jsonl', ['{"a":1}']],
    ] as const) {
      const { client } = createApp(streamed(['{"a":1}\n'], { header: { 'Content-Type': type } }))
      const told: string[] = []
      const outcome = await outcomeOf(client.get('feed', { stream: { onLine: (line) => told.push(line) } }))
      expect(told).toEqual(lines)
      if (!lines.length) expect(outcome).toMatchObject({ code: 'RESPONSE' })
    }
  })

  it('without a byte is a ResponseError: some phones lose the body of an error', async () => {
    for (const [reply, quirks] of [
      [{ header: sse }, {}],
      [{ header: sse, statusCode: 204 }, {}],
      [streamed(['{"error":1}'], { header: json }), { lostErrorBodies: true }],
    ] as const) {
      expect(await responded(reply, quirks)).toMatchObject({ outcome: { code: 'RESPONSE' }, told: [] })
    }
  })

  it('with text of which no event came is a ResponseError: an empty answer would look like a good one', async () => {
    const bodies = [
      'data: one\ndata: two\n', // no empty line ends an event
      'data: cut off',
      'Internal Server Error',
      ': PING\n\n{"error":{"message":"no credit"}}', // a gateway that kept the connection alive before it failed
    ]
    for (const body of bodies) {
      for (const quirks of [{}, { noChunks: true }]) {
        const { outcome, told } = await responded(streamed(Array.from(body)), quirks)
        expect([body, outcome, told]).toMatchObject([body, { message: expect.stringContaining('no stream') }, []])
        expect(outcome).toMatchObject({ code: 'RESPONSE', response: { statusCode: 200 } })
      }
    }
  })

  it('that says no more than how to connect again, or that it ends, is a stream without an event', async () => {
    const { client, told, onEvent } = createApp(streamed(['retry: 3000\n\n', 'event: end\nid: 7\n\n: bye']))
    const call = client.get('feed', { stream: { onEvent } })
    await pass(300)
    expect([(await call).data, told]).toEqual([undefined, []])
  })

  it('whose last event has no empty line is a stream without that event, as the standard says', async () => {
    const { client, told, onEvent } = createApp(streamed(['data: one\n\n', 'data: tw']))
    const call = client.get('feed', { stream: { onEvent } })
    await pass(300)
    expect([(await call).data, told]).toEqual([undefined, ['one']])
  })

  it('that never ends is kept up to a bound', async () => {
    const { response } = await responded(
      streamed(Array(40).fill('x'.repeat(10_000)), { header: { 'Content-Type': 'text/html' } }),
    )
    expect((response as { data: string }).data.length).toBe(70_000)
  })

  it('of comments alone is a stream without an event', async () => {
    const { client, told, onEvent } = createApp(streamed([': hello\n\n', '\n']))
    const call = client.get('feed', { stream: { onEvent } })
    await pass(300)
    expect([(await call).data, told]).toEqual([undefined, []])
  })
})

describe('WeChat for PC, which tells no chunks', () => {
  it('gives the whole body at the end: the listener hears the same', async () => {
    const { client, told, onEvent } = createApp(streamed(['\ufeff', ...eventsOf('你', '好'), 'data: cut off']), {
      host: { quirks: { noChunks: true } },
    })
    const call = client.get('feed', { stream: { onEvent } })
    await pass(1_000)
    expect([(await call).data, told]).toEqual([undefined, ['你', '好']])
  })

  it('ends at [DONE], and its last line or text is told', async () => {
    const run = async (body: string, rule: object) => {
      const { client, told, onEvent } = createApp(
        { header: { 'Content-Type': 'text/plain' }, data: body },
        { host: { quirks: { noChunks: true } } },
      )
      const own = { onEvent, onLine: (line: string) => told.push(line), onText: (text: string) => told.push(text) }
      const [name] = Object.keys(rule) as ['onEvent']
      await outcomeOf(client.get('feed', { stream: { ...rule, [name]: own[name] } as never }))
      return told
    }
    expect(await run(eventsOf('one', '[DONE]', 'two').join(''), { onEvent: true })).toEqual(['one'])
    expect(await run('one\r\ntwo', { onLine: true })).toEqual(['one', 'two'])
    expect(await run('你好', { onText: true })).toEqual(['你好'])
  })
})

describe('the plugins inside', () => {
  const session = () => {
    const tokens = { now: 'old' }
    const getToken = () => tokens.now
    const server = createApp(({ path, header }) => {
      if (path === '/refresh') return { data: { code: 0, data: 'new' } }
      if (header['authorization'] === 'Bearer new') return streamed(eventsOf('one', 'two'))
      // In a 200, as business codes come.
      return streamed(piecesOf({ code: '99997', msg: 'expired' }), { header: json })
    })
    const client = server.client
      .use(tokenInjection({ getToken }))
      .use(tokenExpiry({ codes: ['99997'] }))
      .use(envelope({ success: [0] }))
      .use(
        tokenRefresh<string>({
          getToken,
          refresh: (api) => api.post<string>('refresh').then(({ data }) => data),
          setToken: (token) => {
            tokens.now = token
          },
        }),
      )
    return { ...server, client, tokens }
  }

  it('see an expired session; it is refreshed, and the stream comes after the replay, once', async () => {
    const { client, host, told, onEvent, tokens } = session()
    const call = client.post('chat', { messages: [] }, { stream: { onEvent } })
    await pass(1_000)
    expect((await call).data).toBeUndefined()
    expect([told, tokens.now, host.requests.map(({ url }) => url.slice(24))]).toEqual([
      ['one', 'two'],
      'new',
      ['chat', 'refresh', 'chat'],
    ])
  })

  it('see one on PC, and one that comes to fail, too', async () => {
    for (const quirks of [{ noChunks: true }, { failStatuses: [401] }]) {
      const { client, told, onEvent } = createApp(
        ({ header }) =>
          header['authorization'] === 'Bearer new' ? streamed(eventsOf('one')) : { statusCode: 401, data: { code: 1 } },
        { host: { quirks } },
      )
      const tokens = { now: 'old' }
      client
        .use(tokenInjection({ getToken: () => tokens.now }))
        .use(tokenExpiry())
        .use(
          tokenRefresh<string>({
            getToken: () => tokens.now,
            refresh: () => Promise.resolve('new'),
            setToken: (token) => {
              tokens.now = token
            },
          }),
        )
      const call = client.get('feed', { stream: { onEvent } })
      await pass(1_000)
      await call
      expect(told).toEqual(['one'])
    }
  })

  it('see a refusal in an envelope, and let a stream pass that has none', async () => {
    const { client, onEvent, told } = createApp(({ path }) =>
      path === '/no' ? streamed(piecesOf({ code: 7, msg: 'no' }), { header: json }) : streamed(eventsOf('one')),
    )
    client.use(envelope({ success: [0] }))
    expect(await outcomeOf(client.get('no', { stream: { onEvent } }))).toMatchObject({ name: 'BusinessError' })
    await outcomeOf(client.get('feed', { stream: { onEvent } }))
    expect(told).toEqual(['one'])
  })

  it('may have taken the transport: what they return is no stream', async () => {
    const { client, onEvent, told, host } = createApp()
    client.use({ name: 'own', order: 900, request: () => ({ statusCode: 200, header: {}, data: 'data: one\n\n' }) })
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toMatchObject({ code: 'RESPONSE' })
    expect([told, host.requests.length]).toEqual([[], 0])
  })
})

describe('a transport of the app’s own', () => {
  it('that promises its response gives it whole', async () => {
    const { client, onEvent, told } = createApp()
    const transport = () => Promise.resolve({ statusCode: 200, header: {}, data: eventsOf('one', 'two').join('') })
    expect(await outcomeOf(client.get('feed', { stream: { onEvent }, transport }))).toBeUndefined()
    expect(told).toEqual(['one', 'two'])
    const failing = () => Promise.reject(new Error('own'))
    expect(await outcomeOf(client.get('feed', { stream: { onEvent }, transport: failing }))).toMatchObject({
      message: 'own',
    })
  })

  it('on a host without wx.request is told what to write', async () => {
    const { client, onEvent, host } = createApp(undefined, { host: { quirks: { noRequest: true } } })
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('no wx.request'),
    })
    expect(host.requests).toHaveLength(0)
  })

  it('or a host that fails at once fails the call', async () => {
    const { client, onEvent, host } = createApp()
    host.fail(faults.throws())
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toMatchObject({ code: 'NETWORK' })
  })
})
