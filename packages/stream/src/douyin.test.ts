// Streams on Douyin: its createEventSource behind the same request option, by the recipe of the documents.
import { readFileSync } from 'node:fs'
import { createCancelSource, createClient } from '@wxpipe/core'
import { timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost, runtimes } from '@wxpipe/testing'
import { afterEach, expect, it } from 'vitest'
import { douyin } from '../test/douyin.ts'
import { type ServerSentEvent, stream } from './index.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

type Listener = (told: object) => void

/** What a `tt` has from base library 3.35 on, and the hands of its server. */
function open() {
  const { wx: tt } = createHost({ quirks: runtimes.douyin, handler: () => ({ data: { id: 1 } }) })
  const heard: { [name: string]: Listener } = {}
  const asked: object[] = []
  let isClosed = false
  const on = (name: string) => (listener: Listener) => {
    heard[name] = listener
  }
  const createEventSource = (options: object) => {
    asked.push(options)
    const close = () => {
      isClosed = true
    }
    return { onOpen: on('open'), onMessage: on('message'), onError: on('error'), onClose: on('close'), close }
  }
  const client = createClient({
    host: douyin({ ...tt, createEventSource } as never),
    baseURL: 'https://api.example.com/',
  }).use(stream())
  const events: ServerSentEvent[] = []
  const onEvent = (event: ServerSentEvent) => void events.push(event)
  const tell = (name: string, told: object = {}) => heard[name]?.(told)
  return { client, events, onEvent, asked, tell, isClosed: () => isClosed }
}

it('tells each event with its type and its id, and ends with the stream', async () => {
  const { client, events, onEvent, asked, tell } = open()
  const sent = client.post('chat', { text: '你' }, { stream: { onEvent }, header: { 'X-A': 'b' } })
  expect(asked).toMatchObject([{ url: 'https://api.example.com/chat', method: 'POST', data: { text: '你' } }])
  tell('open')
  tell('message', { data: 'one', event: 'add', lastEventId: '7' })
  tell('message', { data: 'two\nlines' })
  tell('close')
  expect((await sent).statusCode).toBe(200)
  expect(events).toEqual([
    { event: 'add', data: 'one', id: '7' },
    { event: 'message', data: 'two\nlines', id: '' },
  ])
})

it('a failure before the first event is a NetworkError, after it a StreamError', async () => {
  const early = open()
  const first = early.client.get('chat', { stream: { onEvent: early.onEvent } })
  early.tell('error', { errMsg: 'createEventSource:fail network error' })
  await expect(first).rejects.toMatchObject({ code: 'NETWORK' })

  const late = open()
  const second = late.client.get('chat', { stream: { onEvent: late.onEvent } })
  late.tell('open')
  late.tell('message', { data: 'one' })
  late.tell('error', { errMsg: 'createEventSource:fail network error' })
  await expect(second).rejects.toMatchObject({ name: 'StreamError' })
})

it('an abort closes the source', async () => {
  const { client, onEvent, isClosed } = open()
  const { signal, abort } = createCancelSource()
  const sent = client.get('chat', { stream: { onEvent }, signal })
  abort()
  await expect(sent).rejects.toMatchObject({ code: 'ABORT' })
  expect(isClosed()).toBe(true)
})

it('any other request goes through tt.request, PATCH too', async () => {
  const { client, asked } = open()
  expect((await client.request({ url: 'a', method: 'PATCH', data: {} })).data).toEqual({ id: 1 })
  expect(asked).toEqual([])
})

it.each(['hosts', 'en/hosts'])('stands in docs/%s/other.md to the letter', (folder) => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const recipe = read('../test/douyin.ts').replace(/^\/\/.*\n/, '')
  expect(read(`../../../docs/${folder}/other.md`)).toContain(recipe)
})
