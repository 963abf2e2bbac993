// What is no option, or of another kind, is told at once: by the factory, by the stores, by a request.
import { createClient } from '@wxpipe/core'
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { type CacheOptions, type CacheRule, type CacheStore, cache, memoryStore, storageStore } from './index.ts'

useFakeTime()

const config = (message: string) =>
  expect.objectContaining({ code: 'CONFIG', message: expect.stringContaining(message) })

describe('is refused with what to write:', () => {
  it.each([
    ['text where a number belongs', { ttl: '60000' }, '"ttl" must be: number'],
    ['no number', { staleIfError: Number.NaN }, '"staleIfError" must be: number'],
    ['null', { ttl: null }, '"ttl" must be: number'],
    ['one tag where a list belongs', { tags: 'groups' }, '"tags" must be: list'],
    ['a word in another case', { staleifError: 1 }, 'cache has no "staleifError": write staleIfError'],
    ['an unknown word', { expires: 1 }, 'cache has no "expires": write '],
    ['true where the rules of HTTP belong', { http: true }, 'write cache({ http: rfc9111 })'],
    ['an object where the rules of HTTP belong', { http: {} }, 'write cache({ http: rfc9111 })'],
  ])('%s', async (_what, options: object, message) => {
    expect(() => cache(options)).toThrow(config(message))
    const { client, sent } = createApp()
    await expect(client.get('a', { cache: options })).rejects.toEqual(config(message))
    expect(sent()).toBe(0)
  })

  it('what is a rule’s alone, or the plugin’s', async () => {
    expect(() => cache({ reload: true } as CacheOptions)).toThrow(config('cache has no "reload"'))
    const { client } = createApp()
    await expect(client.get('a', { cache: { store: memoryStore() } as CacheRule })).rejects.toEqual(
      config('cache has no "store"'),
    )
  })

  it('a store without its functions', async () => {
    const { get: _get, ...store } = memoryStore()
    expect(() => cache({ store: {} as CacheStore })).toThrow(config('the store has no get()'))
    expect(() => cache({ store: { ...store, get: 1 } as unknown as CacheStore })).toThrow(config('has no get()'))
    for (const made of [undefined, {}, store, Promise.resolve(memoryStore())]) {
      const { client, sent } = createApp({ store: () => made as CacheStore })
      for (let time = 0; time < 2; time++) {
        await expect(client.get('a')).rejects.toEqual(config('the store has no get()'))
      }
      expect(sent()).toBe(0)
    }
  })

  it('anything else in place of a rule', async () => {
    const { client, sent } = createApp()
    for (const rule of [null, true, 0, 60_000, '', 'reload']) {
      await expect(client.get('a', { cache: rule as unknown as false })).rejects.toEqual(config('cache'))
    }
    expect(sent()).toBe(0)
  })

  it('the same of a store', () => {
    for (const store of [memoryStore, storageStore]) {
      expect(() => store({ maxSize: '2000000' } as object)).toThrow(config('"maxSize" must be: number'))
      expect(() => store({ maxEntries: null } as object)).toThrow(config('"maxEntries" must be: number'))
      expect(() => store({ maxBytes: 1 } as object)).toThrow(config('Store has no "maxBytes": write '))
      expect(() => store(null as unknown as object)).toThrow(config('Store takes a plain object'))
    }
    expect(() => cache(null as unknown as object)).toThrow(config('cache takes a plain object'))
  })
})

it('where nothing is kept, nothing is asked: the client needs no account, and the store is not touched', async () => {
  const store = { ...memoryStore() }
  const spies = [vi.spyOn(store, 'get'), vi.spyOn(store, 'set'), vi.spyOn(store, 'delete'), vi.spyOn(store, 'keys')]
  const { host, sent, pass } = createApp()
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(cache({ store }))
  for (let round = 1; round <= 2; round++) {
    const [{ statusCode }] = await Promise.all([client.get('a'), pass(20)])
    expect([statusCode, sent()]).toEqual([200, round])
  }
  for (const spy of spies) expect(spy).not.toHaveBeenCalled()
})

describe('a store', () => {
  it('is made once, for the client that first uses it', async () => {
    const made = vi.fn(() => memoryStore())
    const { get, host } = createApp({ store: made })
    expect([await get('a'), await get('a')]).toEqual([{ n: 1 }, { n: 1 }])
    expect(made.mock.calls).toEqual([[host.wx]])
  })

  it('is on the host of the client that used the plugin first, though another one sends first', async () => {
    const made = vi.fn(() => memoryStore())
    const { host, cached, pass } = createApp({ store: made })
    const other = createApp().host
    const client = createClient({ host: other.wx, baseURL: 'https://api.example.com/', account: () => 7 }).use(cached)
    await Promise.all([client.get('a'), pass(20)])
    expect(made.mock.calls).toEqual([[host.wx]])
  })

  it('is not asked for all its keys by each request, only when the account changes', async () => {
    const store = memoryStore()
    const keys = vi.spyOn(store, 'keys')
    const { get, session } = createApp({ store })
    for (const url of ['a', 'b', 'a']) await get(url)
    expect(keys).toHaveBeenCalledTimes(1)
    session.user = 'ben'
    await get('a')
    expect(keys).toHaveBeenCalledTimes(2)
  })

  it('that yields no list of keys is asked again by the next request, which it does not fail', async () => {
    for (const none of [undefined, null, {}, Promise.resolve([])]) {
      const keys = vi.fn(() => none as unknown as string[])
      const { get } = createApp({ store: { ...memoryStore(), keys } })
      expect([await get('a'), await get('a')]).toEqual([{ n: 1 }, { n: 1 }])
      expect(keys).toHaveBeenCalledTimes(2)
    }
  })
})

it('the plugin stands inside validation and outside dedupe, under its name', () => {
  expect(createApp().client.inspect()).toMatch(/300\s+cache\b/)
  expect(createApp({ name: 'kept' }).client.inspect()).toMatch(/300\s+kept\b/)
})

describe('`undefined` in a request’s rule', () => {
  it('leaves what the plugin says', async () => {
    const { get, cached } = createApp({ ttl: 60_000, tags: ['groups'] })
    const rule = { ttl: undefined, tags: undefined, http: undefined, staleIfError: undefined, reload: undefined }
    expect(await get('a', { cache: { ttl: undefined, tags: ['a'] } })).toEqual({ n: 1 })
    expect(await get('a', { cache: rule })).toEqual({ n: 1 })
    cached.invalidate('a')
    expect(await get('a', { cache: rule })).toEqual({ n: 2 })
    cached.invalidate('groups')
    expect(await get('a', { cache: rule })).toEqual({ n: 3 })
  })
})
