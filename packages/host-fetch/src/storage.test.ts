// The storage, over the memory, localStorage, and what the app gives.
import { cache, storageStore } from '@wxpipe/cache'
import { createClient } from '@wxpipe/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { site } from '../test/site.ts'
import { fetchHost } from './index.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(globalThis, 'localStorage')
})

/** As browsers have it: the keys are its own properties. */
function localStorage(): { [key: string]: string } {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null
    },
    setItem(this: Record<string, string>, key: string, text: string) {
      this[key] = text
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  }
  return Object.create(methods)
}

describe.each([
  ['the memory', () => fetchHost()],
  [
    'localStorage',
    () => {
      vi.stubGlobal('localStorage', localStorage())
      return fetchHost()
    },
  ],
  ['a store of the app’s', () => fetchHost({ storage: new Map() })],
  [
    'the memory of a page that may not store',
    () => {
      Object.defineProperty(globalThis, 'localStorage', {
        configurable: true,
        get() {
          throw new Error('SecurityError')
        },
      })
      return fetchHost()
    },
  ],
])('over %s', (_what, open) => {
  it.each([['text'], ['7'], [7], [false], [{ a: [1, '晨跑'] }], [null]])('%j comes back as what it was', (value) => {
    const host = open()
    host.setStorageSync('key', value)
    expect(host.getStorageSync('key')).toEqual(value)
  })

  it('what is not there, was removed or undefined is an empty text', () => {
    const host = open()
    host.setStorageSync('a', 1)
    host.setStorageSync('b', undefined)
    host.removeStorageSync('a')
    expect(['a', 'b', 'c'].map(host.getStorageSync)).toEqual(['', '', ''])
  })

  it('tells the keys', () => {
    const host = open()
    host.setStorageSync('a', 1)
    host.setStorageSync('b', 1)
    host.removeStorageSync('a')
    expect(host.getStorageInfoSync()).toEqual({ keys: ['b'] })
  })
})

it('a text that somebody else has written is read as it is', () => {
  const storage = new Map([['theirs', 'no JSON']])
  expect(fetchHost({ storage }).getStorageSync('theirs')).toBe('no JSON')
})

it('keeps the responses of the cache from one start to the next', async () => {
  const storage = new Map<string, string>()
  const { baseURL, got } = await site({}, (response) => response.end('{"n":1}'))
  const launched = () =>
    createClient({ host: fetchHost({ storage }), baseURL, account: () => 7 }).use(
      cache({ ttl: 60_000, store: storageStore() }),
    )
  await launched().get('a')
  expect([got.length, storage.size]).toEqual([1, 1])
  expect((await launched().get('a')).data).toEqual({ n: 1 })
  expect(got.length).toBe(1)
})
