// A store over wx storage, which outlives the app: 1 MB a key, 10 MB in all, and anything in it may be broken.
import { type Bounds, bytesOf, createBounds } from './bounds.ts'
import type { CacheEntry, CacheStore } from './store.ts'

/** The part of `wx` that `storageStore` needs. */
export interface StorageHost {
  // biome-ignore lint/suspicious/noExplicitAny: the typings' versions differ in what they yield
  getStorageSync(key: string): any
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
  getStorageInfoSync(): { readonly keys: readonly string[] }
}

/** Options of `storageStore`. */
export interface StorageStoreOptions {
  /** Starts every key of this store; default `'wxpipe:'`. */
  readonly prefix?: string | undefined
  /** Bytes of one entry, above which it is not kept; default 1,000,000 (wx allows 1 MB a key). */
  readonly maxEntry?: number | undefined
  /** Entries in all; default 100. */
  readonly maxEntries?: number | undefined
  /** Bytes in all; default 5,000,000: half of what wx gives the app. */
  readonly maxSize?: number | undefined
  /** Default: the global `wx`. */
  readonly host?: StorageHost | undefined
}

declare const wx: StorageHost

/** Makes a store over `wx.setStorageSync`; a broken entry is a miss, and a full storage drops the oldest. */
export function storageStore(options: StorageStoreOptions = {}): CacheStore {
  const { prefix = 'wxpipe:', maxEntry = 1e6, maxEntries = 100, maxSize = 5e6, host } = options
  const storage = () => host || wx
  const drop = (key: string) => storage().removeStorageSync(prefix + key)

  const get = (key: string): CacheEntry | undefined => {
    try {
      const entry: CacheEntry = JSON.parse(storage().getStorageSync(prefix + key))
      return typeof entry.body === 'string' && entry.at > 0 && Array.isArray(entry.tags || []) ? entry : undefined
    } catch {
      return undefined
    }
  }

  // Read once: to look through the storage at each write would take a call per entry.
  let read: Bounds | undefined
  const bounds = (): Bounds => {
    if (!read) {
      read = createBounds(maxEntries, maxSize, drop)
      const names = storage()
        .getStorageInfoSync()
        .keys.filter((name) => name.startsWith(prefix))
      const found = names.map((name) => ({ key: name.slice(prefix.length), entry: get(name.slice(prefix.length)) }))
      found.sort((a, b) => (a.entry ? a.entry.at : 0) - (b.entry ? b.entry.at : 0))
      for (const { key, entry } of found) {
        if (entry) read.add(key, bytesOf(key + JSON.stringify(entry)))
        else drop(key)
      }
    }
    return read
  }

  return {
    get,
    keys: () => Array.from(bounds().sizes.keys()),
    delete: (key) => bounds().remove(key),
    set(key, entry) {
      const { add, remove, sizes } = bounds()
      // JSON has no Infinity.
      const text = JSON.stringify(Object.assign({}, entry, { ttl: Math.min(entry.ttl, 1e13) }))
      const size = bytesOf(key + text)
      remove(key)
      if (size > maxEntry) return
      add(key, size)
      while (sizes.has(key)) {
        try {
          return storage().setStorageSync(prefix + key, text)
        } catch (error) {
          // The app's own data fill it: the oldest goes, at last this one. Other entries are not why one is too large.
          const isFull = !/entry/.test((error as { errMsg?: string }).errMsg || `${error}`)
          remove(isFull ? sizes.keys().next().value! : key)
        }
      }
    },
  }
}
