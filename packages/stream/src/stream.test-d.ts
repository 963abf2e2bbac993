// The types: the option key follows the plugin, a listener says what it is told, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { events, type ServerSentEvent, type StreamError, type StreamKeys, stream } from './index.ts'

const client = createClient().use(stream({ idleTimeout: 30_000 }))

test('the key belongs to clients that have the plugin', () => {
  client.post(
    'chat',
    {},
    { stream: { onEvent: ({ data, event, id }) => expectTypeOf(data + event + id).toBeString() } },
  )
  client.get('log', { stream: { onLine: (line) => expectTypeOf(line).toBeString(), done: 'end' } })
  client.get('log', { stream: { onText: (text) => expectTypeOf(text).toBeString(), idleTimeout: 5_000 } })
  client.get('log', { stream: { onBytes: (bytes) => expectTypeOf(bytes).toExtend<Uint8Array>(), maxBuffer: 100 } })
  client.get('log', { stream: { onEvent: () => {}, done: ({ id }: ServerSentEvent) => id === '9' } })
  client.get('log', { stream: { onLine: () => {}, done: (line: string) => line === 'end' } })
  // @ts-expect-error what it is told, TypeScript does not infer where undefined is allowed as well: the README says to name it
  client.get('log', { stream: { onEvent: () => {}, done: ({ id }) => id === '9' } })
  // @ts-expect-error nobody would hear it
  client.get('log', { stream: {} })
  // @ts-expect-error a rule, not a switch
  client.get('log', { stream: true })
  // @ts-expect-error text has no last event
  client.get('log', { stream: { onText: () => {}, done: 'end' } })
  // @ts-expect-error this client does not have the plugin
  createClient().get('log', { stream: { onText: () => {} } })
  expectTypeOf(client).toExtend<Client<StreamKeys>>()
})

test('events are an async iterable, of clients that have the plugin', () => {
  const loop = events(client, 'chat', { method: 'POST', data: {}, query: { a: 1 }, done: false, idleTimeout: 5_000 })
  expectTypeOf(loop).toExtend<AsyncIterable<ServerSentEvent>>()
  expectTypeOf(loop.return).toBeFunction()
  // @ts-expect-error the loop is the listener
  events(client, 'chat', { onEvent: () => {} })
  // @ts-expect-error this client does not have the plugin
  events(createClient(), 'chat')
})

test('the error has what was told', () => {
  expectTypeOf<StreamError>().toExtend<{ events: number; lastEventId: string; code: 'RESPONSE'; retryable: false }>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<
    'stream' | 'events' | 'createSseParser' | 'createUtf8Decoder' | 'StreamError'
  >()
})
