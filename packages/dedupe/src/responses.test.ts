// What the callers of one send get: copies of the response.
import { type HttpResponse, type Interceptor, isHttpError } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../test/app.ts'

useFakeTime()

describe('what everybody gets', () => {
  it('is a copy: nobody changes another’s data or header', async () => {
    const nested = { data: { list: [{ id: 1 }] }, header: { etag: '1' }, delay: 50 }
    const { client } = api({}, () => nested)
    const all = Promise.all([client.get<{ list: { id: number }[] }>('a'), client.get('a'), client.get('a')])
    await vi.runAllTimersAsync()
    const [first, second, third] = await all
    first!.data.list[0]!.id = 99
    Object.assign(second!.header, { etag: 'changed' })
    expect(second!.data).toEqual({ list: [{ id: 1 }] })
    expect(third).toEqual({ ...second, header: { ...third!.header } })
    expect(third!.header['etag']).toBe('1')
    expect(first!.header['etag']).toBe('1')
  })

  it('includes bytes, null, text and a `__proto__` that pollutes nothing', async () => {
    for (const data of [
      new Uint8Array([1, 2]).buffer,
      null,
      'text',
      JSON.parse('{"__proto__":{"admin":true},"a":1}'),
    ]) {
      const { client } = api()
      client.use({ name: 'inside', order: 800, response: (response) => ({ ...response, data }) })
      const all = Promise.all([client.get('a'), client.get('a')])
      await vi.runAllTimersAsync()
      const [first, second] = await all
      expect(first!.data).toBe(data)
      if (data instanceof ArrayBuffer) expect(second!.data).not.toBe(data)
      expect(JSON.stringify(second!.data)).toBe(JSON.stringify(data).replace('"__proto__":{"admin":true},', ''))
      expect(Object(second!.data)['admin']).toBeUndefined()
    }
  })

  it('keeps what an interceptor inside has made of it', async () => {
    const when = new Date(0)
    const { client } = api()
    client.use({ name: 'dates', order: 800, response: (r) => ({ ...r, data: { when, none: undefined, more: 1 } }) })
    const all = Promise.all([client.get('a'), client.get('a')])
    await vi.runAllTimersAsync()
    expect((await all)[1]!.data).toEqual({ when, none: undefined, more: 1 })
  })

  it('is a copy also where an interceptor inside has tied it into a circle', async () => {
    const { host, client } = api()
    const data: { self?: unknown } = {}
    data.self = data
    client.use({ name: 'tree', order: 800, response: (response) => ({ ...response, data }) })
    const all = Promise.all([client.get<typeof data>('a'), client.get<typeof data>('a')])
    await vi.runAllTimersAsync()
    const [first, second] = await all
    expect(first!.data).toBe(data)
    expect(second!.data).not.toBe(data)
    expect(second!.data.self).toBe(second!.data)
    expect(host.requests).toHaveLength(1)
  })

  it('is a response of its own when it cannot be copied: a read is sent again, a write is not', async () => {
    class Group {
      readonly #id = 1
      id() {
        return this.#id
      }
    }
    const { host, client } = api()
    client.use({ name: 'model', order: 800, response: (response) => ({ ...response, data: new Group() }) })
    const all = Promise.all([1, 2, 3].map(() => client.get<Group>('a')))
    await vi.runAllTimersAsync()
    const groups = (await all).map(({ data }) => data)
    expect(groups.map((group) => group.id())).toEqual([1, 1, 1])
    expect(new Set(groups).size).toBe(3)
    expect(host.requests).toHaveLength(3)
    const writes = Promise.all([1, 2].map(() => client.post<Group>('a', {}, { dedupe: true })))
    await vi.runAllTimersAsync()
    expect((await writes).map(({ data }) => data.id())).toEqual([1, 1])
    expect(host.requests).toHaveLength(4)
  })

  it('is the error of the send limit, which stops calls through no signal', async () => {
    for (const signal of [undefined, new AbortController().signal]) {
      const { host, client } = api({}, () => faults.connectionReset())
      const again: NonNullable<Interceptor['error']> = (error, request, next) => {
        if (isHttpError(error, 'CONFIG')) throw error
        return next(request).catch((later) => again(later, request, next) as Promise<HttpResponse>)
      }
      client.use({ name: 'eager', order: 500, error: again })
      const all = Promise.allSettled([client.get('a', { signal }), client.get('a')])
      await vi.runAllTimersAsync()
      expect(await all).toMatchObject([{ reason: { code: 'CONFIG' } }, { reason: { code: 'CONFIG' } }])
      expect(host.requests).toHaveLength(20)
      client.get('a').catch(() => {})
      expect(host.requests).toHaveLength(21)
      await vi.runAllTimersAsync()
    }
  })
})
