// The store in wx storage when the host has no room for more.
import { describe, expect, it, vi } from 'vitest'
import { createStoredApp, keyOf } from '../test/app.ts'
import type { CacheEntry } from './index.ts'

const entry = (body = '"x"', at = 1): CacheEntry => ({ body, at, ttl: 60_000 })

describe('a store in a full storage', () => {
  it('gives way when the app’s own data fill the storage: the oldest goes first, and nobody fails', () => {
    const { start, host, keys } = createStoredApp({ storageLimits: { total: 1000 } })
    const { store } = start()
    for (const key of ['a', 'b', 'c']) store.set(keyOf(key), entry('x'.repeat(94)))
    host.wx.setStorageSync('mine', 'x'.repeat(300))
    store.set(keyOf('d'), entry('x'.repeat(94)))
    expect(store.keys()).toEqual(['b', 'c', 'd'].map(keyOf))
    for (const key of store.keys()) host.wx.removeStorageSync(`wxpipe:${key}`)
    host.wx.setStorageSync('mine', 'x'.repeat(950))
    for (const key of ['e', 'f', 'g', 'h']) store.set(keyOf(key), entry('x'.repeat(94)))
    expect([store.keys(), keys()]).toEqual([[], ['mine']])
  })

  it('drops nothing for one that has no room even alone', () => {
    const { start } = createStoredApp({ storageLimits: { total: 1000 } })
    const { store } = start()
    const kept = ['a', 'b', 'c'].map(keyOf)
    for (const key of kept) store.set(key, entry('x'.repeat(94)))
    store.set(keyOf('d'), entry('x'.repeat(1000)))
    expect(store.keys()).toEqual(kept)
  })

  it('drops no more than one needs: a host that has no room then does not want for room', () => {
    const { start, host } = createStoredApp()
    const { store } = start()
    for (const key of ['a', 'b', 'c']) store.set(keyOf(key), entry('x'.repeat(94)))
    host.wx.setStorageSync = () => {
      throw { errMsg: 'setStorageSync:fail disk' }
    }
    store.set(keyOf('d'), entry('x'.repeat(94)))
    expect(store.keys()).toEqual(['b', 'c'].map(keyOf))
  })

  it.each([
    ['of wx', { errMsg: 'setStorageSync:fail:entry size limit reached' }],
    ['of an Error', new Error('setStorageSync:fail:entry size limit reached')],
  ])('one that the host says is too large alone drops no other, in the words %s', (_, failure) => {
    const { start, host } = createStoredApp()
    const { store } = start()
    const kept = ['a', 'b', 'c'].map(keyOf)
    for (const key of kept) store.set(key, entry('x'.repeat(94)))
    host.wx.setStorageSync = () => {
      throw failure
    }
    store.set(keyOf('d'), entry('x'.repeat(94)))
    expect(store.keys()).toEqual(kept)
  })

  it('one that is larger than maxEntry is not even tried, and drops no other', () => {
    const { start, host } = createStoredApp({}, { maxEntry: 200 })
    const { store } = start()
    store.set(keyOf('a'), entry())
    const setStorageSync = vi.spyOn(host.wx, 'setStorageSync')
    store.set(keyOf('b'), entry('x'.repeat(300)))
    expect([store.keys(), setStorageSync.mock.calls]).toEqual([[keyOf('a')], []])
  })

  it('one that is just as large as maxEntry is kept, with its key', () => {
    const size = keyOf('a').length + JSON.stringify(entry()).length
    const { store } = createStoredApp({}, { maxEntry: size }).start()
    store.set(keyOf('a'), entry())
    store.set(keyOf('b'), entry('"xy"'))
    expect(store.keys()).toEqual([keyOf('a')])
  })

  it('an entry that the host finds too large drops no other', () => {
    const { start } = createStoredApp({ storageLimits: { entry: 200 } })
    const { store } = start()
    store.set(keyOf('a'), entry())
    store.set(keyOf('b'), entry('x'.repeat(300)))
    expect(store.keys()).toEqual([keyOf('a')])
  })
})
