// Time: what a host does with timeouts differs from phone to phone, so the plugin's own timers count.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createCancelSource, createClient, type HostRequestOptions } from '@wxpipe/core'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { baseURL, createApp, eventsOf, sse, streamed } from '../test/app.ts'
import { stream } from './index.ts'

useFakeTime()

it('where the host gives no chunks, the whole response has to come within idleTimeout after the headers', async () => {
  const open = () =>
    createApp(streamed(eventsOf(...'abcdefgh'), { chunkDelay: 10_000 }), { host: { quirks: { noChunks: true } } })
  const usual = open()
  expect(
    await outcomeOf(usual.client.get('feed', { timeout: 200_000, stream: { onEvent: usual.onEvent } })),
  ).toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('silent for 60000 ms') })
  const patient = open()
  await outcomeOf(patient.client.get('feed', { stream: { onEvent: patient.onEvent, idleTimeout: 200_000 } }))
  expect(patient.told.join('')).toBe('abcdefgh')
})

describe('a server that does not begin to respond', () => {
  it('has the request’s timeout, or a minute; then the call fails like any other, and the task is ended', async () => {
    for (const [options, silence] of [
      [{ timeout: 5_000 }, 5_000],
      [{}, 60_000],
      [{ timeout: 0 }, 60_000],
    ] as const) {
      const { client, host, now, onEvent } = createApp()
      host.fail(faults.neverAnswers())
      const error = await outcomeOf(client.get('feed', { ...options, stream: { onEvent } }))
      expect(error).toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining(`silent for ${silence} ms`) })
      expect([now(), host.inFlight, timersLeft()]).toEqual([silence, 0, 0])
    }
  })

  it('is not waited for longer than a timer can: a day is what the host is told', async () => {
    const { client, host, onEvent } = createApp()
    const asked: unknown[] = []
    const { request } = host.wx
    host.wx.request = (options) => {
      asked.push(options.timeout)
      return request(options)
    }
    await outcomeOf(client.get('feed', { timeout: 5_000, stream: { onEvent } }))
    expect(asked).toEqual([86_400_000])
  })
})

describe('a server that falls silent', () => {
  it('is given up after the idle timeout, as iOS tells nobody that the network is gone', async () => {
    const { client, host, now, told, onEvent } = createApp(undefined, { idleTimeout: 5_000 })
    host.fail(faults.lostMidway(2))
    const error = await outcomeOf(client.get('feed', { timeout: 1_000, stream: { onEvent } }))
    expect(error).toMatchObject({ name: 'StreamError', events: 2, cause: { code: 'TIMEOUT' } })
    expect([told, now(), host.inFlight, timersLeft()]).toEqual([['one', 'two'], 5_200, 0, 0])
  })

  it('has the request’s own idle timeout, and a minute when nobody says so', async () => {
    for (const [idleTimeout, end] of [
      [300, 400],
      [undefined, 60_100],
    ] as const) {
      const { client, host, now, onEvent } = createApp()
      host.fail(faults.lostMidway())
      await outcomeOf(client.get('feed', { stream: { onEvent, idleTimeout } }))
      expect(now()).toBe(end)
    }
  })

  it('may be so for as long as the request says', async () => {
    const { client, host, onEvent } = createApp()
    host.fail(faults.lostMidway())
    const source = createCancelSource()
    const stream = { onEvent, idleTimeout: Number.POSITIVE_INFINITY }
    const call = begun(client.get('feed', { stream, signal: source.signal }))
    await pass(3_600_000)
    expect(host.inFlight).toBe(1)
    source.abort()
    await expect(call).rejects.toMatchObject({ code: 'ABORT' })
  })

  it('has begun to respond with its head: the time until then counts no more', async () => {
    const { client, host, now, told, onEvent } = createApp(streamed(eventsOf('one'), { chunkDelay: 3_000 }))
    await outcomeOf(client.get('feed', { timeout: 1_000, stream: { onEvent } }))
    expect([told, now(), host.requests.length]).toEqual([['one'], 3_000, 1])
  })

  it('and sends comments to keep the line open is not silent', async () => {
    const { client, told, onEvent } = createApp(streamed([...Array(20).fill(':\n\n'), ...eventsOf('late')]), {
      idleTimeout: 150,
    })
    await outcomeOf(client.get('feed', { stream: { onEvent } }))
    expect(told).toEqual(['late'])
  })
})

/** The bytes in use when the garbage is gone. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return process.memoryUsage().heapUsed
}

describe('a stream of an hour', () => {
  it('is cut by nobody, and holds no more memory at its end than it did in its tenth minute', async () => {
    let tell: (text: string) => void = () => {}
    let end = () => {}
    const host = {
      request: (options: HostRequestOptions) => ({
        abort() {},
        onHeadersReceived: (listener: (head: object) => void) => listener({ statusCode: 200, header: sse }),
        onChunkReceived(listener: (chunk: { data: Uint8Array }) => void) {
          tell = (text) => listener({ data: new TextEncoder().encode(text) })
          end = () => options.success!({ statusCode: 200, header: sse, data: '' })
        },
      }),
    }
    const client = createClient({ host, baseURL, timeout: 10_000 }).use(stream())
    let count = 0
    const call = client.get('feed', { stream: { onEvent: () => count++ } })
    let used = 0
    for (let second = 0; second < 3_600; second += 6) {
      // Kilobytes each: what is kept of them would be megabytes in the end.
      tell(`id: ${second}\ndata: ${'你好'.repeat(2_000)}\n\nda`)
      tell('ta: and the rest\n\n')
      await pass(6_000)
      if (second === 600) used = usedBytes()
    }
    const grown = usedBytes() - used
    end()
    expect((await call).statusCode).toBe(200)
    expect([count, grown < 500_000]).toEqual([1_200, true])
  }, 60_000)
})
