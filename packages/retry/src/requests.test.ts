// Which requests are sent again: by their method, their body and their own `retry`.
import { type Method, NetworkError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'

useFakeTime()

describe('the method', () => {
  it.each<Method>(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])('%s is retried', async (method) => {
    const { client, sent } = createApp([lost, ok])
    await outcomeOf(client.request({ url: 'a', method }))
    expect(sent.length).toBe(2)
  })

  it.each<Method>(['POST', 'TRACE', 'CONNECT'])('%s is not', async (method) => {
    const { client, sent } = createApp([lost])
    expect(await outcomeOf(client.request({ url: 'a', method }))).toBeInstanceOf(NetworkError)
    expect(sent.length).toBe(1)
  })

  it('POST is not, neither after a timeout nor after a 503', async () => {
    const { client, sent } = createApp([faults.timeout(), status(503)])
    await outcomeOf(client.post('order'))
    await outcomeOf(client.post('order'))
    expect(sent.length).toBe(2)
  })

  it('POST is retried when the request asks for it', async () => {
    const { client, sent } = createApp([lost, ok])
    expect(await outcomeOf(client.post('order', { id: 1 }, { retry: 1 }))).toBe('ok')
    expect(sent.length).toBe(2)
  })

  it('`retry: true` asks for as many repetitions as the plugin’s `limit`, whatever the method', async () => {
    const { client, sent } = createApp([lost, lost, lost, lost], { limit: 2 })
    await outcomeOf(client.post('order', { id: 1 }, { retry: true }))
    expect(sent.length).toBe(3)
  })

  it('is chosen by `methods`', async () => {
    const { client, sent } = createApp([lost], { methods: ['POST'] })
    await outcomeOf(client.get('a'))
    expect(sent.length).toBe(1)
    await outcomeOf(client.post('a'))
    expect(sent.length).toBe(4)
  })
})

describe('the number of repetitions', () => {
  it.each([0, 1, 5])('is `limit`: %d', async (limit) => {
    const { client, sent } = createApp([lost], { limit })
    await outcomeOf(client.get('a'))
    expect(sent.length).toBe(1 + limit)
  })

  it.each([
    [0, 0],
    [4, 4],
    [false, 0],
    [true, 2],
    [undefined, 2],
  ] as const)('is the request’s own `retry`: %s', async (own, repetitions) => {
    const { client, sent } = createApp([lost])
    await outcomeOf(client.get('a', { retry: own }))
    expect(sent.length).toBe(1 + repetitions)
  })

  it.each([Number.NaN, '3', null, {}] as number[])(
    'that is %j, no number, is refused before anything is sent',
    async (own) => {
      const { client, sent } = createApp([lost])
      expect(await outcomeOf(client.post('a', {}, { retry: own }))).toMatchObject({ code: 'CONFIG' })
      expect(sent.length).toBe(0)
    },
  )

  it('may come from a child client, and a request still has the last word', async () => {
    const { client, sent } = createApp([lost])
    const patient = client.extend({ retry: 3 })
    await outcomeOf(patient.get('a'))
    expect(sent.length).toBe(4)
    await outcomeOf(patient.get('a', { retry: false }))
    expect(sent.length).toBe(5)
  })
})

describe('a body', () => {
  const oneShot = {
    'an iterator': () => [1, 2][Symbol.iterator](),
    'an asynchronous generator': () =>
      (async function* () {
        yield 1
      })(),
    'a stream of the web': () => new ReadableStream(),
    'a stream of Node': () => ({ pipe: () => undefined, read: () => undefined }),
  }
  it.each(Object.entries(oneShot))('that is %s is not replayed', async (_, make) => {
    const transport = vi.fn((_request, settle: (outcome: unknown) => void) => settle(new NetworkError('lost')))
    const { client } = createApp([ok])
    expect(await outcomeOf(client.put('a', make(), { transport, retry: 3 }))).toBeInstanceOf(NetworkError)
    expect(transport).toHaveBeenCalledTimes(1)
  })

  it.each([{ next: 'cursor', pipe: true }, [1, 2], 'text', new ArrayBuffer(8), null])(
    'that can be read again is: %j',
    async (data) => {
      const transport = vi.fn((_request, settle: (outcome: unknown) => void) => settle(new NetworkError('lost')))
      const { client } = createApp([ok])
      await outcomeOf(client.put('a', data, { transport }))
      expect(transport).toHaveBeenCalledTimes(3)
    },
  )
})
