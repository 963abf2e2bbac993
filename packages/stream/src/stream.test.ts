// What a stream is to its caller: told while it comes, resolved at its end.
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, eventsOf, sse, streamed } from '../test/app.ts'
import { type ServerSentEvent, StreamError } from './index.ts'

useFakeTime()

describe('a stream of events', () => {
  it('is told event by event while it comes, and the call resolves at its end, without data', async () => {
    const { client, told, onEvent } = createApp()
    const call = client.post('chat', { messages: [] }, { stream: { onEvent } })
    await pass(150)
    expect(told).toEqual(['one'])
    await pass(100)
    expect(told).toEqual(['one', 'two'])
    await pass(100)
    expect(await call).toMatchObject({ statusCode: 200, data: undefined, header: sse })
    expect([told, timersLeft()]).toEqual([['one', 'two', 'three'], 0])
  })

  it('has the type, the data and the id of each event', async () => {
    const events: ServerSentEvent[] = []
    const { client } = createApp(streamed(['event: add\nid: 7\ndata: a\nda', 'ta: b\n\n', 'data: c\n\n']))
    const call = client.get('feed', { stream: { onEvent: (event) => events.push(event) } })
    await pass(300)
    await call
    expect(events).toEqual([
      { event: 'add', data: 'a\nb', id: '7' },
      { event: 'message', data: 'c', id: '7' },
    ])
  })

  it('is whole although pieces cut characters, come merged, or are bytes of another realm', async () => {
    const bytes = new TextEncoder().encode(eventsOf('你好', '👩‍💻').join(''))
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte))
    for (const quirks of [{}, { chunkViews: true }, { foreignChunks: true }, { mergedChunks: 2 }, { chunkLimit: 1 }]) {
      const { client, told, onEvent } = createApp(streamed(chunks, { chunkDelay: 1 }), { host: { quirks } })
      const call = client.get('feed', { stream: { onEvent } })
      await pass(100)
      await call
      expect(told).toEqual(['你好', '👩‍💻'])
    }
  })

  it('ends at [DONE], which is not told, although the server holds the line; the host’s task is ended first', async () => {
    const { client, host, told, onEvent } = createApp(
      streamed([...eventsOf('one', '[DONE]', 'more'), ': still here\n\n']),
    )
    const call = client.get('feed', { stream: { onEvent } })
    await pass(200)
    expect(await call).toMatchObject({ statusCode: 200, data: undefined, header: sse })
    expect([told, host.inFlight, timersLeft()]).toEqual([['one'], 0, 0])
  })

  it('ends where the request says: at another text, by a function called as its method, or nowhere', async () => {
    const ends = async (done: string | false | ((event: ServerSentEvent) => boolean)) => {
      const { client, told, onEvent } = createApp(streamed(eventsOf('one', '[DONE]', 'end', 'more')))
      const call = client.get('feed', { stream: { onEvent, done } })
      await pass(500)
      await call
      return told
    }
    expect(await ends('end')).toEqual(['one', '[DONE]'])
    expect(await ends(({ id }) => id === '3')).toEqual(['one', '[DONE]'])
    expect(await ends(false)).toEqual(['one', '[DONE]', 'end', 'more'])
  })

  it('leaves requests without the option alone', async () => {
    const { client, host } = createApp({ data: { a: 1 } })
    expect((await client.get('a')).data).toEqual({ a: 1 })
    expect(host.requests[0]).not.toHaveProperty('enableChunked')
  })
})

describe('other streams', () => {
  const told: unknown[] = []
  const run = async (chunks: readonly string[], rule: object, header = { 'Content-Type': 'application/x-ndjson' }) => {
    told.length = 0
    const { client } = createApp(streamed(chunks, { header }))
    const call = client.get('feed', { stream: rule as never })
    await pass(1_000)
    await call
    return told
  }

  it('are told as lines, the last one also without an end', async () => {
    const onLine = (line: string) => told.push(line)
    expect(await run(['{"a":1}\n{"b"', ':2}\r', '\n\n{"c":3}'], { onLine })).toEqual([
      '{"a":1}',
      '{"b":2}',
      '',
      '{"c":3}',
    ])
    expect(await run(['1\n', 'end\n', '2\n'], { onLine, done: 'end' })).toEqual(['1'])
    expect(await run(['1\n', 'end'], { onLine, done: (line: string) => line === 'end' })).toEqual(['1'])
  })

  it('are told as text, never cut inside a character, also at the end', async () => {
    const onText = (text: string) => told.push(text)
    const header = { 'Content-Type': 'text/plain' }
    expect(await run(['你', '好 [DONE]'], { onText }, header)).toEqual(['你', '好 [DONE]'])
    const { client } = createApp(streamed([Uint8Array.of(0xe4, 0xbd), Uint8Array.of(0xa0, 0xe4)], { header }))
    told.length = 0
    const call = client.get('feed', { stream: { onText } })
    await pass(300)
    await call
    expect(told).toEqual(['你', '\ufffd'])
  })

  it('are told as bytes, whatever they are', async () => {
    const onBytes = (bytes: Uint8Array) => told.push(Array.from(bytes))
    for (const quirks of [{}, { foreignChunks: true }, { noChunks: true }]) {
      told.length = 0
      const chunks = [Uint8Array.of(0xff, 0), Uint8Array.of(0xe4)]
      const header = { 'Content-Type': 'application/octet-stream' }
      const { client } = createApp(streamed(chunks, { header }), { host: { quirks } })
      const call = client.get('feed', { stream: { onBytes } })
      await pass(300)
      await call
      expect(told.flat()).toEqual([0xff, 0, 0xe4])
    }
  })
})

describe('a stream that breaks off', () => {
  it('before anything was told fails like any request', async () => {
    const { client, host, told, onEvent } = createApp()
    host.fail(faults.connectionReset())
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toMatchObject({ code: 'NETWORK' })
    expect(told).toEqual([])
  })

  it('after that is a StreamError that says how much was told and why it ended, and hides the server’s words', async () => {
    const { client, host, told, onEvent } = createApp()
    host.fail(faults.afterChunks(2, faults.connectionReset()))
    const error = (await outcomeOf(client.get('feed', { stream: { onEvent } }))) as StreamError
    expect(error).toBeInstanceOf(StreamError)
    expect(error).toMatchObject({
      name: 'StreamError',
      code: 'RESPONSE',
      events: 2,
      lastEventId: '2',
      retryable: false,
    })
    expect(error.cause).toMatchObject({ code: 'NETWORK' })
    expect(String(error)).toBe('StreamError: GET https://api.example.com/feed: broke off after 2 events')
    expect(JSON.stringify(error)).not.toContain('lastEventId')
    expect([told, timersLeft()]).toEqual([['one', 'two'], 0])
  })

  it('inside an event drops what has not ended', async () => {
    const { client, host, told, onEvent } = createApp(streamed(['data: one\n\ndata: tw', 'o\n\n']))
    host.fail(faults.afterChunks(1, faults.connectionReset()))
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toBeInstanceOf(StreamError)
    expect(told).toEqual(['one'])
  })

  it('with a line or an event that never ends is given up, and its connection with it', async () => {
    const { client, host, onEvent } = createApp(
      streamed([...eventsOf('one'), 'data: 0123456789', '0123456789', 'x\n\n']),
    )
    const error = await outcomeOf(client.get('feed', { stream: { onEvent, maxBuffer: 20 } }))
    expect(error).toMatchObject({ name: 'StreamError', events: 1, cause: { message: 'no end in 20 (maxBuffer)' } })
    expect(host.inFlight).toBe(0)
    const first = createApp(streamed(['data: 0123456789', '0123456789']))
    const call = first.client.get('feed', { stream: { onEvent, maxBuffer: 20 } })
    expect(await outcomeOf(call)).toMatchObject({ name: 'ResponseError', code: 'RESPONSE' })
  })
})

describe('an abort', () => {
  it('ends the stream at once: what still comes is told to nobody', async () => {
    const { client, host, told, onEvent } = createApp()
    host.fail(faults.chunksAfterAbort())
    const source = new AbortController()
    const call = begun(client.get('feed', { stream: { onEvent }, signal: source.signal }))
    await pass(150)
    source.abort()
    await expect(call).rejects.toMatchObject({ code: 'ABORT' })
    await pass(1_000)
    expect([told, host.inFlight, timersLeft()]).toEqual([['one'], 0, 0])
  })

  it('by the listener itself holds for what is left of the piece', async () => {
    const { client, told } = createApp(streamed([eventsOf('one', 'two').join('')]))
    const source = new AbortController()
    const onEvent = ({ data }: ServerSentEvent) => {
      told.push(data)
      source.abort()
    }
    expect(await outcomeOf(client.get('feed', { stream: { onEvent }, signal: source.signal }))).toMatchObject({
      code: 'ABORT',
    })
    expect(told).toEqual(['one'])
  })

  it('is not needed for a host without a working one: the call ends all the same', async () => {
    for (const fault of [faults.noTask(), faults.abortSwallowed()]) {
      const { client, host, told, onEvent } = createApp()
      host.fail(fault)
      const source = new AbortController()
      const call = begun(client.get('feed', { stream: { onEvent }, signal: source.signal }))
      await pass(50)
      source.abort()
      await expect(call).rejects.toMatchObject({ code: 'ABORT' })
      await pass(1_000)
      expect([told, timersLeft()]).toEqual([[], 0])
    }
  })
})
