// Responses whose first piece does not say yet what they are, and what a server numbers without telling it.
import process from 'node:process'
import { createClient, type Host, type HttpError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { expect, it } from 'vitest'
import { createApp, streamed } from '../test/app.ts'
import { stream } from './index.ts'

useFakeTime()

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)

/** A host that gives these pieces one after another, in one turn: the simulated one takes a timer for each. */
const hostOf = (pieces: readonly Uint8Array[]): Host => ({
  request: ({ success }) => ({
    abort() {},
    onChunkReceived(listener: (chunk: { data: Uint8Array }) => void) {
      for (const data of pieces) listener({ data })
      success!({ statusCode: 200, data: '', header: {} })
    },
  }),
})

it('an expired session in JSON is seen also when nothing or blanks come before it', async () => {
  for (const first of ['', '\n', ' \r\n', bytes(0xef, 0xbb, 0xbf), bytes(0xef)]) {
    const rest = bytes(0xbb, 0xbf)
    const chunks = [first, ...(first[0] === 0xef && first.length === 1 ? [rest] : []), '{"code":', '"99997"}']
    const { client, told, onEvent } = createApp(streamed(chunks as string[]))
    client.use(tokenExpiry({ codes: ['99997'] }))
    const outcome = await outcomeOf(client.get('feed', { stream: { onEvent } }))
    expect([outcome, told], JSON.stringify(first)).toMatchObject([{ code: 'AUTH_EXPIRED' }, []])
  }
})

it('events after blanks are told, and blanks alone are a stream without an event', async () => {
  for (const quirks of [{}, { noChunks: true }]) {
    for (const [chunks, data] of [
      [['\n', '\r\n', 'data: one\n\n'], ['one']],
      [['\n', '\n'], []],
    ]) {
      const { client, told, onEvent } = createApp(streamed(chunks!), { host: { quirks } })
      const outcome = await outcomeOf(client.get('feed', { stream: { onEvent } }))
      expect([outcome, told]).toEqual([undefined, data])
    }
  }
})

it('blank lines before the first event, such as a server sends to keep a connection open, are read once each', async () => {
  /** Processor time in microseconds: what else the machine does is not in it. */
  const cost = async (lines: number) => {
    const began = process.cpuUsage()
    const pieces = Array.from({ length: lines }, () => bytes(0x0a))
    await outcomeOf(
      createClient({ host: hostOf(pieces) })
        .use(stream())
        .get('feed', { stream: { onEvent() {} } }),
    )
    const { user, system } = process.cpuUsage(began)
    return user + system
  }
  await cost(4_000)
  const few = Math.min(await cost(4_000), await cost(4_000), await cost(4_000))
  // Sixteen times as many take some sixteen times as long, never 256 times.
  expect((await cost(64_000)) / few).toBeLessThan(64)
})

it('an id without data counts from its empty line on, as the standard says, and not before', async () => {
  const { client, host, onEvent } = createApp(streamed(['id: 1\ndata: one\n\nid: 2\n\nid: 3\n', 'data: lost\n\n']))
  host.fail(faults.afterChunks(1, faults.connectionReset()))
  const error = await outcomeOf(client.get('feed', { stream: { onEvent } }))
  expect(error).toMatchObject({ name: 'StreamError', events: 1, lastEventId: '2' })
})

it('a request that an app’s interceptor sends again as its error gives it is a stream like the first', async () => {
  const { client, host, told, onEvent } = createApp()
  client.use({
    name: 'again',
    error: (error, _request, next) => next((error as HttpError).request!),
  })
  host.fail(faults.connectionReset())
  expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toBeUndefined()
  expect(told).toEqual(['one', 'two', 'three'])
})

it('events are told although later pieces of them begin as JSON or a page does', async () => {
  const { client, told, onEvent } = createApp(streamed(['data: ', '{"a":1}\n\n', 'data: ', '<b>\n', '\n', '[1]\n\n']))
  expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toBeUndefined()
  expect(told).toEqual(['{"a":1}', '<b>'])
})

it('events are told after any number of blanks', async () => {
  const { client, told, onEvent } = createApp(streamed(['\n'.repeat(70_000), 'data: ', 'one\n\n']))
  expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toBeUndefined()
  expect(told).toEqual(['one'])
})

it.each([
  ['nothing but blanks', ['\n', 'data: one\n\n']],
  ['half of a JSON body', ['{"code":', '1}']],
])('a connection that breaks after %s is a failure, and no response', async (_what, chunks) => {
  const { client, host, told, onEvent } = createApp(streamed(chunks))
  host.fail(faults.afterChunks(1, faults.connectionReset()))
  expect(await outcomeOf(client.get('feed', { stream: { onEvent } }))).toMatchObject({ code: 'NETWORK' })
  expect(told).toEqual([])
})

it('a host whose task cannot tell the header, as in uni-app’s H5, gives the stream whole or in pieces', async () => {
  const onHeadersReceived = () => {
    throw new Error('Method not implemented.')
  }
  for (const pieces of [[], ['data: one\n\n'].map((text) => new TextEncoder().encode(text))]) {
    const request: Host['request'] = (options) => {
      if (pieces[0]) return Object.assign(hostOf(pieces).request!(options) as object, { onHeadersReceived })
      setTimeout(() => options.success!({ statusCode: 200, data: 'data: one\n\n', header: {} }))
      return { abort() {}, onHeadersReceived }
    }
    const told: string[] = []
    const client = createClient({ host: { request }, baseURL: 'https://a.com/' }).use(stream())
    const outcome = await outcomeOf(client.get('feed', { stream: { onEvent: ({ data }) => told.push(data) } }))
    expect([outcome, told]).toEqual([undefined, ['one']])
  }
})
