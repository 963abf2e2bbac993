// One send for equal requests in flight; what is equal; no double submit.
import { type Client, createClient, type HttpRequest } from '@wxpipe/core'
import { begun, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { type Api, api } from '../test/app.ts'
import { type DedupeOptions, dedupe } from './index.ts'

useFakeTime()

/** How many requests reach the host when these are in flight together. */
const sends = async (build: (client: Api) => readonly Promise<unknown>[], options?: Partial<DedupeOptions>) => {
  const { host, client } = api(options)
  const all = Promise.allSettled(build(client))
  await vi.runAllTimersAsync()
  await all
  return host.requests.length
}

describe('equal requests in flight share one send', () => {
  it('and each caller gets the answer', async () => {
    const { host, client } = api()
    const all = Promise.all([client.get('groups'), client.get('groups'), client.get('groups')])
    expect(host.requests).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect((await all).map(({ data }) => data)).toEqual([{ list: [1] }, { list: [1] }, { list: [1] }])
    expect(host.requests).toHaveLength(1)
  })

  it('but not once the answer is there', async () => {
    const { host, client } = api()
    for (let round = 0; round < 2; round++) {
      const one = client.get('groups')
      await vi.runAllTimersAsync()
      await one
    }
    expect(host.requests).toHaveLength(2)
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
    const other = { transport: () => Promise.resolve({ data: 1, statusCode: 200, header: {} }) }
    expect(await sends((c) => [c.get('a'), c.get('a', other)])).toBe(1)
  })

  it('whatever their priority or their signal', async () => {
    const low = { queue: { priority: 'low' }, signal: new AbortController().signal }
    expect(await sends((c) => [c.get('a', low), c.get('a')])).toBe(1)
  })

  it('only for reads, unless asked', async () => {
    expect(await sends((c) => [c.post('a', { b: 1 }), c.post('a', { b: 1 })])).toBe(2)
    expect(await sends((c) => [c.delete('a'), c.delete('a')])).toBe(2)
    expect(await sends((c) => [c.post('a', { b: 1 }, { dedupe: true }), c.post('a', { b: 1 }, { dedupe: true })])).toBe(
      1,
    )
    expect(await sends((c) => [c.get('a', { dedupe: false }), c.get('a', { dedupe: false })])).toBe(2)
    expect(await sends((c) => [c.put('a'), c.put('a'), c.get('a'), c.get('a')], { methods: ['PUT'] })).toBe(3)
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
    const once = (word: string) => [word][Symbol.iterator]()
    expect(await sends((c) => [c.post('a', once('a'), share), c.post('a', once('b'), share)])).toBe(2)
    const circular: { self?: object } = {}
    circular.self = circular
    const { client } = api()
    await expect(client.post('a', circular, share)).rejects.toMatchObject({ code: 'CONFIG' })
  })
})

describe('a double submit', () => {
  const submit = (client: Api) => client.post('order', { item: 1 }, { dedupe: 'reject' })

  it('is refused while the first is in flight, which goes on', async () => {
    const { host, client } = api()
    const first = submit(client)
    await expect(submit(client)).rejects.toMatchObject({ code: 'ABORT', message: expect.stringContaining('in flight') })
    await vi.runAllTimersAsync()
    expect((await first).statusCode).toBe(200)
    expect(host.requests).toHaveLength(1)
  })

  it('is one only for the same data', async () => {
    expect(await sends((c) => [submit(c), c.post('order', { item: 2 }, { dedupe: 'reject' })])).toBe(2)
  })

  it('is allowed again once the first has failed', async () => {
    const { host, client } = api({}, () => ({ data: 1 }))
    host.fail(faults.timeout())
    await expect(Promise.all([submit(client), vi.runAllTimersAsync()])).rejects.toMatchObject({ code: 'TIMEOUT' })
    const again = submit(client)
    await vi.runAllTimersAsync()
    expect((await again).data).toBe(1)
  })
})

it('several instances stand in one client by name', () => {
  const client: Client = createClient()
  client.use(dedupe()).use(dedupe({ name: 'second' }))
  expect(client.inspect()).toMatch(/dedupe[\s\S]*second/)
})
