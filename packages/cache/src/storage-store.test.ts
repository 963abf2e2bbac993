// The store in wx storage: its limits, and what is broken in it.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp, createStoredApp, keyOf } from '../test/app.ts'
import { type CacheEntry, type CacheStore, storageStore } from './index.ts'

useFakeTime()

const entry = (body = '"x"', at = Date.now()): CacheEntry => ({ body, at, ttl: 1000 })

describe('storageStore', () => {
  it('outlives the app', async () => {
    const { start, sent } = createStoredApp()
    await start().client.get('a', { cache: { ttl: Number.POSITIVE_INFINITY } })
    await vi.advanceTimersByTimeAsync(1e10)
    expect((await start().client.get('a')).data).toEqual({ path: '/a' })
    expect(sent()).toBe(1)
  })

  it('waits for a login at the start, and drops what is another account’s', async () => {
    const { start, session, sent, keys } = createStoredApp()
    await start().client.get('a')
    session.user = null
    const { client } = start()
    await client.get('public')
    session.user = 'ann'
    await client.get('a')
    expect(sent()).toBe(2)
    session.user = 'bob'
    await start().client.get('b')
    expect(keys()).toHaveLength(1)
    expect((await start().client.get('b')).data).toEqual({ path: '/b' })
    expect(sent()).toBe(3)
  })

  it('leaves the app’s own keys alone', async () => {
    const { start, host } = createStoredApp({ storage: { token: 't', wxpip: 1 } })
    const { client, cached } = start()
    await client.get('a')
    cached.clear()
    expect(host.storage).toEqual({ token: 't', wxpip: 1 })
  })

  it('touches only what it wrote, though the app’s own keys begin with the prefix', async () => {
    const storage = {
      app: 1,
      appToken: 't',
      'app:config': '{}',
      'app:0000000:1111111': '{"body":"1","at":1,"ttl":1}',
      'wxpipe:["ann","[\\"GET\\"]"]': '{"body":"1","at":1,"ttl":1}',
    }
    const { start, host, keys } = createStoredApp({ storage }, { prefix: 'app', maxEntries: 2 })
    const { client, cached, store } = start()
    for (const url of ['a', 'b', 'c']) await client.get(url)
    expect(store.keys()).toHaveLength(2)
    expect(keys()).toHaveLength(7)
    cached.clear()
    expect(host.storage).toEqual(storage)
  })

  it('drops what is broken of its own, and writes nothing that it would not know again', async () => {
    const { start, host, keys } = createStoredApp({ storage: { [`wxpipe:${keyOf('a')}`]: '{' } })
    const { store } = start()
    expect(store.keys()).toEqual([])
    store.set('mine', entry())
    expect([keys(), Object.keys(host.storage)]).toEqual([[], []])
  })

  it('takes whatever is broken in it for a miss', async () => {
    const at = Date.now()
    const broken = [
      '',
      'x',
      '{',
      7,
      null,
      {},
      '{}',
      'null',
      '{"body":1}',
      ...['x', '5', 'null', '{}', '"s"', '{"statusCode":"200"}', '{"statusCode":200}'].map((body) =>
        JSON.stringify({ body, at, ttl: 1e6 }),
      ),
      JSON.stringify({ body: '{"statusCode":200}', at, ttl: 1e6, tags: 'x' }),
    ]
    for (const value of broken) {
      const { start, host, sent, keys } = createStoredApp()
      await start().client.get('a')
      host.wx.setStorageSync(keys()[0]!, value)
      const { client, cached } = start()
      expect((await client.get('a')).data).toEqual({ path: '/a' })
      expect(sent()).toBe(2)
      cached.invalidate('any')
      expect((await client.get('a')).data).toEqual({ path: '/a' })
    }
  })

  it('that throws at every call is a cache that misses', async () => {
    const fail = () => {
      throw new Error('storage is broken')
    }
    const store: CacheStore = { get: fail, set: fail, delete: fail, keys: fail }
    const { get, cached, session } = createApp({ store })
    expect(await get('a')).toEqual({ n: 1 })
    session.user = 'bob'
    expect(await get('a')).toEqual({ n: 2 })
    cached.clear()
    cached.invalidate('x')
  })

  it('keeps to 1 MB a key and to its share of the 10 MB', () => {
    const { start, host, keys } = createStoredApp()
    const { store } = start()
    store.set(keyOf('huge'), entry('好'.repeat(400_000)))
    expect(keys()).toEqual([])
    for (let at = 1; at <= 12; at++) store.set(keyOf(`k${at}x`), entry('好'.repeat(300_000), at))
    expect(store.keys()).toEqual(['k8x', 'k9x', 'k10x', 'k11x', 'k12x'].map(keyOf))
    expect(keys()).toHaveLength(5)
    expect(host.wx.getStorageInfoSync().currentSize).toBeLessThan(5000)
  })

  it('counts what an earlier start has left as it is stored, with everything around the bodies', () => {
    const { start, host } = createStoredApp({}, { maxSize: 100_000 })
    // Every quotation mark of a body takes two bytes in the storage.
    for (const key of ['a', 'b', 'c']) start().store.set(keyOf(key), entry(JSON.stringify(Array(5_000).fill(''))))
    start().store.set(keyOf('d'), entry('x'.repeat(40_000)))
    expect(Object.values(host.storage).join('').length).toBeLessThan(100_000)
  })

  it('bounds what an earlier start has left, the oldest first, with few calls of the host', () => {
    const { start, host } = createStoredApp({}, { maxEntries: 3 })
    const first = start().store
    for (const [key, at] of [
      ['a', 3],
      ['b', 1],
      ['c', 2],
    ] as const)
      first.set(keyOf(key), entry('1', at))
    const { store } = start()
    store.set(keyOf('d'), entry('1', 4))
    expect(store.keys()).toEqual(['c', 'a', 'd'].map(keyOf))
    const before = host.calls.length
    store.set(keyOf('e'), entry('1', 5))
    expect(host.calls.length - before).toBeLessThan(5)
  })

  it('two with their own prefix do not meet, though one begins the other', () => {
    const { host } = createStoredApp()
    const [one, two] = ['one', 'one1'].map((prefix) => storageStore({ prefix })(host.wx)) as [CacheStore, CacheStore]
    one.set(keyOf('a'), entry())
    two.set(keyOf('a'), entry())
    const again = storageStore({ prefix: 'one' })(host.wx)
    expect([again.keys(), Object.keys(host.storage)]).toEqual([[keyOf('a')], [`one${keyOf('a')}`, `one1${keyOf('a')}`]])
  })
})
