// What is said of a stream that ends early, and of responses that only look like one.
import { cache } from '@wxpipe/cache'
import { outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, eventsOf, streamed } from '../test/app.ts'
import { events, type StreamOptions, stream } from './index.ts'

useFakeTime()

describe('the words', () => {
  it('of a silence name the request', async () => {
    const { client, host, onEvent } = createApp()
    host.fail(faults.neverAnswers())
    const error = await outcomeOf(client.get('feed', { timeout: 5_000, stream: { onEvent } }))
    expect(error).toMatchObject({ message: 'GET https://api.example.com/feed: silent for 5000 ms' })
  })

  it('of events that belong to another user name the request and the reason', async () => {
    const { client, session } = createApp()
    const iterator = events(client, 'feed')
    const first = iterator.next()
    await pass(1_000)
    await first
    session.user = 'bob'
    await expect(iterator.next()).rejects.toMatchObject({
      message: 'GET https://api.example.com/feed: the account has changed',
      cause: 'the account has changed',
    })
  })

  it('of a loop that was left reach the interceptors', async () => {
    const { client } = createApp()
    const causes: unknown[] = []
    client.use({
      name: 'watcher',
      error(error) {
        causes.push(Object(error).cause)
        throw error
      },
    })
    const iterator = events(client, 'feed')
    const first = iterator.next()
    await pass(150)
    await first
    await iterator.return()
    await pass(0)
    expect(causes).toEqual(['the loop was left'])
  })

  it.each([
    ['idleTimeout', 'number', '60000'],
    ['name', 'string', 7],
  ])('of the factory say which option is wrong: %s must be: %s', (name, kind, value) => {
    expect(() => stream({ [name]: value } as StreamOptions)).toThrow(`stream: "${name}" must be: ${kind}`)
  })
})

it('a line that never ends is given up, too, and its connection with it', async () => {
  const { client, host, told } = createApp(streamed(['one\n', '0123456789', '0123456789', 'x\n']))
  const onLine = (line: string) => void told.push(line)
  const error = await outcomeOf(client.get('feed', { stream: { onLine, maxBuffer: 19 } }))
  expect(error).toMatchObject({ name: 'StreamError', lastEventId: '', cause: { message: 'no end in 19 (maxBuffer)' } })
  expect([told, host.inFlight, timersLeft()]).toEqual([['one'], 0, 0])
})

it.each([
  [0x100000, undefined],
  [0x100001, 'no end in 1048576 (maxBuffer)'],
])('a line of %s characters, without a maxBuffer of the request', async (length, message) => {
  const { client, told } = createApp(streamed(['one\n', 'x'.repeat(length), '\n']))
  const onLine = (line: string) => void told.push(line)
  const outcome = await outcomeOf(client.get('feed', { stream: { onLine } }))
  expect(Object(Object(outcome).cause).message).toBe(message)
  expect(told).toHaveLength(message ? 1 : 2)
})

it('bytes of which there are none are no stream, also where the whole body comes at the end', async () => {
  const { client, host } = createApp()
  host.wx.request = ({ success }) => {
    success?.({ statusCode: 200, header: {}, data: new ArrayBuffer(0), cookies: [], errMsg: 'request:ok' })
    return undefined as never
  }
  const error = await outcomeOf(client.get('feed', { stream: { onBytes() {} } }))
  expect(error).toMatchObject({ code: 'RESPONSE', message: expect.stringContaining('no stream') })
})

it('JSON in the place of a stream is not kept by a cache: the stream may be there the next time', async () => {
  const { client, host, onEvent } = createApp({ data: { status: 'in the making' } })
  client.use(cache({ ttl: 60_000 }))
  for (const sends of [1, 2]) {
    expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toMatchObject({ code: 'RESPONSE' })
    expect(host.requests).toHaveLength(sends)
  }
})

it('a stream that ends at [DONE] on a host that never tells its head is a response of 200', async () => {
  const { client, host, told, onEvent } = createApp()
  host.wx.request = () =>
    ({
      abort() {},
      onChunkReceived(listener: (chunk: { data: ArrayBuffer }) => void) {
        for (const event of eventsOf('one', '[DONE]')) listener({ data: new TextEncoder().encode(event).buffer })
      },
    }) as never
  const response = await client.get('feed', { stream: { onEvent } })
  expect([response, told]).toEqual([{ statusCode: 200, header: {}, data: undefined }, ['one']])
})
