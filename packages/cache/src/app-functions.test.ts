// What the app gives: functions that promise, options that are somebody else's, hosts that cannot store.
import { createClient } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp, createStoredApp, keyOf } from '../test/app.ts'
import { type CacheOptions, type CacheStore, cache, memoryStore, rfc9111, storageStore } from './index.ts'

useFakeTime()

describe('a function of the app', () => {
  const refused = async (options: object, message: string) => {
    const { client, sent } = createApp(options)
    const call = expect(client.get('a')).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(message),
    })
    await pass(20)
    await call
    return sent()
  }

  it('whose shouldCache returns a promise is refused: a promise would always count as yes', async () => {
    await refused({ shouldCache: async () => false }, 'shouldCache must answer at once')
  })

  it('that is refused while a stale response is fetched anew keeps no later request from fetching it', async () => {
    const shouldCache = ({ data }: { data?: unknown }): never =>
      ((data as { n: number }).n !== 2 || Promise.resolve(true)) as never
    for (const http of [undefined, rfc9111]) {
      const { get, sent } = createApp({ http, shouldCache, staleWhileRevalidate: 9e5 })
      await get('a')
      await pass(2000)
      expect([await get('a'), sent()]).toEqual([{ n: 1 }, 2])
      expect([await get('a'), sent()]).toEqual([{ n: 1 }, 3])
      expect([await get('a'), sent()]).toEqual([{ n: 3 }, 3])
    }
  })

  it('whose key returns a promise or an object is refused before the send: all requests would be equal', async () => {
    for (const key of [async () => 'a', () => ({ a: 1 }), () => null, () => false]) {
      expect(await refused({ key }, 'GET https://api.example.com/a: cache: key must yield text at once')).toBe(0)
    }
  })

  it('whose key leaves a request out needs no store for it, though the host has none', async () => {
    const store = () => {
      throw new TypeError('no storage')
    }
    const { get } = createApp({ key: () => undefined, store })
    expect(await get('a')).toEqual({ n: 1 })
  })

  it('whose shouldCache is not asked about bytes: they are never kept', async () => {
    const shouldCache = vi.fn(() => true)
    const { client } = createApp({ shouldCache }, () => ({ data: 'x' }))
    await Promise.all([client.get('a', { responseType: 'arraybuffer' }), pass(20)])
    expect(shouldCache).not.toHaveBeenCalled()
  })

  it('that throws in shouldCache says no', async () => {
    const { get, sent } = createApp({
      shouldCache() {
        throw new TypeError('a bug')
      },
    })
    await get('a')
    expect(await get('a')).toEqual({ n: 2 })
    expect(sent()).toBe(2)
  })

  it('is called on the options that it was given with', async () => {
    const options = {
      ttl: 1000,
      name: 'one',
      key(): string {
        return this.name
      },
      shouldCache({ statusCode }: { statusCode: number }, { url }: { url: string }): boolean {
        return statusCode === 200 && this.name === 'one' && url !== 'never'
      },
    }
    const { get, sent } = createApp(options)
    await get('never')
    await get('a')
    await get('b')
    expect(sent()).toBe(2)
  })
})

describe('what stands on Object.prototype', () => {
  const pollute = (what: object) => Object.assign(Object.prototype, what)
  const names = ['ttl', 'store', 'key', 'prefix', 'staleIfError']
  afterEach(() => {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name)
  })

  it('is no option: neither of the plugin, nor of a rule, nor of a store', async () => {
    const spy: CacheStore = { ...memoryStore(), set: vi.fn<CacheStore['set']>() }
    const { host, sent } = createApp()
    pollute({ ttl: 5000, store: spy, key: () => 'all' })
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => null }).use(
      cache({}),
    )
    for (const given of [undefined, {}, { cache: {} }, { cache: { http: rfc9111 } }]) {
      for (const url of ['a', 'a']) {
        const call = client.get(url, given)
        await pass(20)
        await call
      }
    }
    expect(sent()).toBe(8)
    expect(spy.set).not.toHaveBeenCalled()
    pollute({ prefix: 'evil' })
    const store = storageStore()(host.wx)
    store.set(keyOf('a'), { body: '1', at: 1, ttl: 1 })
    expect(Object.keys(host.storage)).toEqual([expect.stringMatching(/^wxpipe:a0/)])
  })
})

describe('the host of the store', () => {
  afterEach(() => void vi.unstubAllGlobals())

  const ask = async (host: object, store: CacheOptions['store']) => {
    const { host: simulated } = createStoredApp()
    const client = createClient({
      host: { request: (options) => simulated.wx.request(options), ...host },
      baseURL: 'https://api.example.com/',
      account: () => null,
    })
    const cached = cache({ ttl: 1000, store })
    return { cached, call: client.use(cached).get('a') }
  }

  it('is the client’s', async () => {
    const { host, session } = createStoredApp()
    const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => session.user })
    const cached = cache({ ttl: 1000, store: storageStore() })
    await client.use(cached).get('a')
    expect(Object.keys(host.storage)).toHaveLength(1)
    cached.clear()
    expect(Object.keys(host.storage)).toHaveLength(0)
  })

  it('is known before the first request, so that a logout at the start can clear it', async () => {
    const { start, host, session } = createStoredApp()
    await start().client.get('a')
    const cached = cache({ store: storageStore() })
    createClient({ host: host.wx, account: () => session.user }).use(cached)
    cached.clear()
    expect(Object.keys(host.storage)).toHaveLength(0)
  })

  it('is the global `wx` until a client uses the plugin, and then the client’s', async () => {
    const { start, host } = createStoredApp()
    await start().client.get('a')
    vi.stubGlobal('wx', host.wx)
    const cached = cache({ ttl: 1000, store: storageStore() })
    cached.clear()
    expect(Object.keys(host.storage)).toHaveLength(0)
    const other = createStoredApp().host
    await createClient({ host: other.wx, baseURL: 'https://api.example.com/', account: () => null })
      .use(cached)
      .get('a')
    expect([host, other].map(({ storage }) => Object.keys(storage).length)).toEqual([0, 1])
  })

  it('may be another one, in odd cases', async () => {
    const other = createStoredApp().host
    const { call } = await ask({}, storageStore({ host: other.wx }))
    await call
    expect(Object.keys(other.storage)).toHaveLength(1)
  })

  it('that cannot store is a ConfigError at the first request, which names what it lacks', async () => {
    const { call, cached } = await ask({ getStorageSync() {}, setStorageSync() {} }, storageStore())
    const message = expect.stringContaining('the host has no removeStorageSync, getStorageInfoSync')
    await expect(call).rejects.toMatchObject({ code: 'CONFIG', message })
    expect(() => cached.clear()).toThrow(expect.objectContaining({ code: 'CONFIG', message }))
  })

  it('may be frozen, or a proxy that throws at symbols', async () => {
    for (const wrap of [
      (host: object) => Object.freeze(host),
      (host: object) =>
        new Proxy(host, {
          get(target, name) {
            if (typeof name === 'symbol') throw new TypeError('no symbols')
            return Reflect.get(target, name)
          },
        }),
    ]) {
      const { host } = createStoredApp()
      const wx = wrap({ ...host.wx }) as typeof host.wx
      const client = createClient({ host: wx, baseURL: 'https://api.example.com/', account: () => null })
      await client.use(cache({ ttl: 1000, store: storageStore() })).get('a')
      expect(Object.keys(host.storage)).toHaveLength(1)
    }
  })
})
