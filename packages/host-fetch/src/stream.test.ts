// @wxpipe/stream over fetch: events as they come, and what happens when they stop.
import { createCancelSource, createClient } from '@wxpipe/core'
import { StreamError, stream } from '@wxpipe/stream'
import { expect, it } from 'vitest'
import { failure, site } from '../test/site.ts'
import { fetchHost } from './index.ts'

it('tells events while they come, also a character that is cut in two', async () => {
  let go = () => {}
  const { client } = await site({}, (response) => {
    response.setHeader('content-type', 'text/event-stream')
    const bytes = Buffer.from('data: 晨跑\n\n')
    response.write(bytes.subarray(0, 8))
    setTimeout(() => response.write(bytes.subarray(8)), 30)
    go = () => response.end('data: 咖啡\n\ndata: [DONE]\n\n')
  })
  const told: string[] = []
  await client.use(stream()).get('chat', {
    stream: {
      onEvent({ data }) {
        told.push(data)
        // The rest is sent only when this one has come.
        if (told.length === 1) go()
      },
    },
  })
  expect(told).toEqual(['晨跑', '咖啡'])
})

it('a refusal is no stream', async () => {
  const { client } = await site({}, (response) =>
    response.writeHead(402, { 'content-type': 'application/json' }).end('{"reason":"不够"}'),
  )
  const { code, response } = await failure(client.use(stream()).get('chat', { stream: { onEvent() {} } }))
  expect([code, response.data]).toEqual(['STATUS', { reason: '不够' }])
})

it('that breaks off after its first event is a StreamError', async () => {
  const { client } = await site({}, (response) => {
    response.setHeader('content-type', 'text/event-stream')
    response.write('data: a\n\n')
    setTimeout(() => response.destroy(), 30)
  })
  const error = await failure(client.use(stream()).get('chat', { stream: { onEvent() {} } }))
  expect(error).toBeInstanceOf(StreamError)
  expect(error.cause.code).toBe('NETWORK')
})

it('is cut by an abort', async () => {
  let cut = (_: string) => {}
  const isCut = new Promise((resolve) => {
    cut = resolve
  })
  const { client } = await site({}, (response) => {
    response.setHeader('content-type', 'text/event-stream')
    response.write('data: a\n\n')
    response.on('close', () => cut('cut'))
  })
  const { abort, signal } = createCancelSource()
  const error = await failure(client.use(stream()).get('chat', { signal, stream: { onEvent: () => abort('enough') } }))
  expect([error.code, await isCut]).toEqual(['ABORT', 'cut'])
})

it('what came in chunks is not repeated, and a body of nothing ends', async () => {
  const { host, baseURL } = await site({}, (response, { url }) =>
    url === '/none' ? response.writeHead(204).end() : response.end('abc'),
  )
  const ask = (url: string) =>
    new Promise((success) => {
      const told: unknown[] = []
      const end = ({ data, statusCode }: { data: unknown; statusCode: number }) => success([data, statusCode, told])
      const task = host.request({ url: baseURL + url, enableChunked: true, success: end })
      task.onHeadersReceived(({ statusCode }) => told.push(statusCode))
      task.onChunkReceived(({ data }) => told.push(Buffer.from(data).toString()))
    })
  expect(await ask('')).toEqual(['', 200, [200, 'abc']])
  expect(await ask('none')).toEqual(['', 204, [204]])
})

it('tells what a body says whose pieces are Buffers, whose memory is part of a larger one', async () => {
  const fetch = async () =>
    new Response(
      new ReadableStream({
        start(body) {
          body.enqueue(Buffer.from('data: a\n\n'))
          body.close()
        },
      }),
    )
  const told: string[] = []
  const client = createClient({ host: fetchHost({ fetch }), baseURL: 'https://a.com/' }).use(stream())
  await client.get('chat', { stream: { onEvent: ({ data }) => told.push(data) } })
  expect(told).toEqual(['a'])
})
