// A store over wx storage, which outlives the app: 1 MB a key, 10 MB in all, and anything in it may be broken.
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
  /** Characters of one entry, above which it is not kept; default 250,000 (1 MB at four bytes each). */
  readonly maxEntry?: number | undefined
  /** Entries in all; default 100. */
  readonly maxEntries?: number | undefined
  /** Default: the global `wx`. */
  readonly host?: StorageHost | undefined
}

declare const wx: StorageHost

/** Makes a store over `wx.setStorageSync`; a broken entry is a miss, and a full storage drops the oldest. */
export function storageStore(options: StorageStoreOptions = {}): CacheStore {
  const { prefix = 'wxpipe:', maxEntry = 250_000, maxEntries = 100, host } = options
  const storage = () => host || wx
  const keys = () =>
    storage()
      .getStorageInfoSync()
      .keys.filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))

  const get = (key: string): CacheEntry | undefined => {
    try {
      const entry: CacheEntry = JSON.parse(storage().getStorageSync(prefix + key))
      return typeof entry.body === 'string' && entry.at > 0 && entry.ttl >= 0 ? entry : undefined
    } catch {
      return undefined
    }
  }
  const remove = (key: string) => storage().removeStorageSync(prefix + key)

  return {
    get,
    keys,
    delete: remove,
    set(key, entry) {
      const text = JSON.stringify(entry)
      remove(key)
      if (text.length > maxEntry) return
      const byAge = keys().sort((a, b) => ageOf(get(a)) - ageOf(get(b)))
      while (byAge.length >= maxEntries) remove(byAge.shift()!)
      for (;;) {
        try {
          return storage().setStorageSync(prefix + key, text)
        } catch {
          const oldest = byAge.shift()
          if (oldest === undefined) return
          remove(oldest)
        }
      }
    },
  }
}

function ageOf(entry: CacheEntry | undefined): number {
  return entry ? entry.at : 0
}
