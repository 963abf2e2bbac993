// One send for equal requests in flight; what is equal.
import {
  type Client,
  createClient,
  type HttpRequest,
  ORDER_CACHE,
  ORDER_RETRY,
  ORDER_VALIDATION,
  type Transport,
} from '@wxpipe/core'
import { begun, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { type Api, api, sends } from '../test/app.ts'
import { dedupe } from './index.ts'

useFakeTime()

describe('equal requests in flight share one send', () => {
  it('and each caller gets the response', async () => {
    const { host, client } = api()
    const all = Promise.all([client.get('groups'), client.get('groups'), client.get('groups')])
    expect(host.requests).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect((await all).map(({ data }) => data)).toEqual([{ list: [1] }, { list: [1] }, { list: [1] }])
    expect(host.requests).toHaveLength(1)
  })

  it('but not once the response is there', async () => {
    const { host, client } = api()
    for (let round = 0; round < 2; round++) {
      const one = client.get('groups')
      await vi.runAllTimersAsync()
      await one
    }
    expect(host.requests).toHaveLength(2)
  })

  it('and each caller’s own hooks run from the cache outwards, while what is further in runs once', async () => {
    const { client } = api()
    const seen: string[] = []
    for (const order of [ORDER_VALIDATION, ORDER_CACHE, ORDER_RETRY]) {
      const name = `${order}`
      client.use({
        name,
        order,
        response(response) {
          seen.push(name)
          return response
        },
      })
    }
    const both = Promise.all([client.get('a'), client.get('a')])
    await vi.runAllTimersAsync()
    await both
    expect(seen.sort()).toEqual([ORDER_VALIDATION, ORDER_VALIDATION, ORDER_CACHE, ORDER_CACHE, ORDER_RETRY].map(String))
  })

  it('with the same query, written in the url or as an option', async () => {
    expect(await sends((c) => [c.get('a', { query: { page: 1 } }), c.get('a?page=1')])).toBe(1)
    expect(await sends((c) => [c.get('a', { query: { page: 1 } }), c.get('a', { query: { page: 2 } })])).toBe(2)
  })

  it('unless method, header, data, host options or a switched-off plugin differ', async () => {
    expect(await sends((c) => [c.get('a'), c.head('a'), c.options('a'), c.get('a')])).toBe(3)
    expect(await sends((c) => [c.get('a'), c.get('a', { header: { 'accept-language': 'en' } })])).toBe(2)
    expect(await sends((c) => [c.get('a', { data: { a: 1 } }), c.get('a', { data: { a: 2 } })])).toBe(2)
    expect(await sends((c) => [c.get('a'), c.get('a', { responseType: 'arraybuffer' })])).toBe(2)
    const open: object = { auth: false }
    expect(await sends((c) => [c.get('a'), c.get('a', open), c.get('a', open)])).toBe(2)
    const all = { validateStatus: () => true }
    expect(await sends((c) => [c.get('a'), c.get('a', all), c.get('a', all)])).toBe(2)
  })

  it('in whatever order the query is, and whatever the case of header names', async () => {
    expect(await sends((c) => [c.get('a?x=1&y=2'), c.get('a', { query: { y: 2, x: 1 } })])).toBe(1)
    expect(await sends((c) => [c.get('a', { header: { 'X-A': '1' } }), c.get('a', { header: { 'x-a': '1' } })])).toBe(1)
  })

  it('unless one has a transport of its own: two uploads that one function makes are two sends', async () => {
    const sent: string[] = []
    const uploading = (file: string) => ({
      transport: () => {
        sent.push(file)
        return Promise.resolve({ data: file, statusCode: 200, header: {} })
      },
      dedupe: true,
    })
    const { host, client } = api()
    const all = [
      client.post('files', {}, uploading('a')),
      client.post('files', {}, uploading('b')),
      client.post('files', {}, { dedupe: true }),
    ]
    await vi.runAllTimersAsync()
    expect((await Promise.all(all)).map(({ data }) => data)).toEqual(['a', 'b', { list: [1] }])
    expect([sent, host.requests.length]).toEqual([['a', 'b'], 1])
  })

  it('whatever their priority or their signal', async () => {
    const low = { queue: { priority: 'low' }, signal: new AbortController().signal }
    expect(await sends((c) => [c.get('a', low), c.get('a')])).toBe(1)
  })

  it('unless one of them waits for a shorter time in the queue: the others would fail with it', async () => {
    const hurried: object = { queue: { maxWait: 1_000 } }
    const patient: object = { queue: { priority: 'high' } }
    expect(await sends((c) => [c.get('a', hurried), c.get('a', patient), c.get('a'), c.get('a', hurried)])).toBe(2)
  })

  it('only for reads, unless asked', async () => {
    expect(await sends((c) => [c.post('a', { b: 1 }), c.post('a', { b: 1 })])).toBe(2)
    expect(await sends((c) => [c.delete('a'), c.delete('a')])).toBe(2)
    expect(await sends((c) => [c.post('a', { b: 1 }, { dedupe: true }), c.post('a', { b: 1 }, { dedupe: true })])).toBe(
      1,
    )
    expect(await sends((c) => [c.get('a', { dedupe: false }), c.get('a', { dedupe: false })])).toBe(2)
    expect(await sends((c) => [c.head('a'), c.head('a'), c.options('a'), c.options('a')])).toBe(2)
    expect(await sends((c) => [c.put('a'), c.put('a'), c.get('a'), c.get('a')], { methods: ['PUT'] })).toBe(3)
  })

  it('by the request’s own key function, which is called on the rule that it stands in', async () => {
    const rule = {
      mode: 'share',
      key(): string {
        return this.mode
      },
    } as const
    expect(await sends((c) => [c.get('a', { dedupe: rule }), c.get('b', { dedupe: rule })])).toBe(1)
    expect(await sends((c) => [c.post('a', 1, { dedupe: rule }), c.post('b', 2, { dedupe: rule })])).toBe(1)
    expect(await sends((c) => [c.get('a', { dedupe: { key: () => undefined } }), c.get('a')])).toBe(2)
  })

  it('by a key function, which keeps the accounts apart as well, and `undefined` for never', async () => {
    const key = (request: HttpRequest) => (request.url === 'never' ? undefined : request.url)
    expect(await sends((c) => [c.get('a', { query: { at: 1 } }), c.get('a', { query: { at: 2 } })], { key })).toBe(1)
    expect(await sends((c) => [c.get('never'), c.get('never')], { key })).toBe(2)
    const { host, client, session } = api({ key })
    begun(client.get('a'))
    session.user = 'bob'
    client.get('a')
    expect(host.requests).toHaveLength(2)
    await vi.runAllTimersAsync()
  })

  it('but not those with a binary or circular body, or one that can be read once only', async () => {
    const share = { dedupe: true } as const
    const bytes = (byte: number) => new Uint8Array([byte]).buffer
    expect(await sends((c) => [c.post('a', bytes(1), share), c.post('a', bytes(2), share)])).toBe(2)
    expect(await sends((c) => [c.post('a', new Uint8Array(1), share), c.post('a', new Uint8Array(1), share)])).toBe(2)
    // The default transport sends no body that can be read once only.
    const transport = vi.fn<Transport>((_request, settle) => {
      setTimeout(settle, 50, { statusCode: 200, data: 1, header: {} })
    })
    const once = (client: Api, word: string) => client.post('a', [word][Symbol.iterator](), { dedupe: true, transport })
    expect(await sends((c) => [once(c, 'a'), once(c, 'b')])).toBe(0)
    expect(transport).toHaveBeenCalledTimes(2)
    const circular: { self?: object } = {}
    circular.self = circular
    const { client } = api()
    await expect(client.post('a', circular, share)).rejects.toMatchObject({ code: 'CONFIG' })
  })
})

it('several instances stand in one client by name', () => {
  const client: Client = createClient()
  client.use(dedupe()).use(dedupe({ name: 'second' }))
  expect(client.inspect()).toMatch(/dedupe[\s\S]*second/)
})
