// A store in wx's storage, which outlives the app: 1 MB per key, 10 MB in all, and any entry may be broken.
import { ConfigError, checkOptions, type Kinds } from '@wxpipe/core'
import { type Bounds, bytesOf, createBounds } from './bounds.ts'
import { keyForm, olderForm } from './key.ts'
import { safely } from './safely.ts'
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
  /** The beginning of every key of this store; default `'wxpipe:'`. */
  readonly prefix?: string | undefined
  /**
   * Bytes (UTF-8) above which an entry is not kept; default 1,000,000: wx allows 1 MB per key (`wx.setStorage`'s page).
   */
  readonly maxEntry?: number | undefined
  /** Entries in all; default 100. */
  readonly maxEntries?: number | undefined
  /** Bytes (UTF-8) in all; default 5,000,000: half of the 10 MB that wx gives an app (`wx.setStorage`'s page). */
  readonly maxSize?: number | undefined
  /** The object with the storage functions, if it is not the client's host (the default). */
  readonly host?: StorageHost | undefined
}

const abilities = ['getStorageSync', 'setStorageSync', 'removeStorageSync', 'getStorageInfoSync'] as const

function storageOf(host: object | undefined): StorageHost {
  const missing = abilities.filter((name) => typeof Object(host)[name] !== 'function')
  if (!missing.length) return host as StorageHost
  throw new ConfigError(`storageStore: the host has no ${missing.join(', ')}; leave the option store out`)
}

const kinds: Kinds<StorageStoreOptions> = {
  prefix: 'string',
  maxEntry: 'number',
  maxEntries: 'number',
  maxSize: 'number',
  host: 'object function',
}

/**
 * Makes a store over the host's `setStorageSync`. A broken entry is a miss, and a full storage drops the oldest. It
 * touches only what it has written: keys with its prefix and the form of the cache's keys.
 * @throws ConfigError for an unknown option or one of another kind; at the first request, one that names what the host
 * lacks
 * @example client.use(cache({ ttl: 60_000, store: storageStore() }))
 */
export function storageStore(options: StorageStoreOptions = {}): (host: object | undefined) => CacheStore {
  const {
    prefix = 'wxpipe:',
    maxEntry = 1e6,
    maxEntries = 100,
    maxSize = 5e6,
    host,
  } = checkOptions('storageStore', options, kinds)
  return (clientHost) => {
    const storage = storageOf(host || clientHost)
    // Keys that were dropped but that the host still holds: they are not read any more. Each drop tries to remove all
    // of them again, and one that fails does not keep the others.
    const dropped = new Set<string>()
    const drop = (key: string) => {
      dropped.add(key)
      for (const each of dropped) {
        safely(() => {
          storage.removeStorageSync(prefix + each)
          dropped.delete(each)
        })
      }
    }

    const get = (key: string): CacheEntry | undefined => {
      if (dropped.has(key)) return undefined
      try {
        const entry: CacheEntry = JSON.parse(storage.getStorageSync(prefix + key))
        return typeof entry.body === 'string' && entry.at > 0 && Array.isArray(entry.tags || []) ? entry : undefined
      } catch {
        return undefined
      }
    }

    // Read once: reading the storage at each write would take one call per entry.
    let read: Bounds<number> | undefined
    const bounds = (): Bounds<number> => {
      if (!read) {
        const found = storage
          .getStorageInfoSync()
          .keys.map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : ''))
          // Keys of the app may have the same prefix: a key of another form is the app's.
          .filter((key) => keyForm.test(key) || olderForm.test(key))
          .map((key) => ({ key, entry: get(key) }))
        // Only after `getStorageInfoSync`: if that throws, the next use reads the storage again.
        read = createBounds(maxEntries, maxSize, Number, drop)
        found.sort((a, b) => (a.entry ? a.entry.at : 0) - (b.entry ? b.entry.at : 0))
        for (const { key, entry } of found) {
          if (entry && keyForm.test(key)) read.add(key, bytesOf(key + JSON.stringify(entry)))
          // A key that begins with `[` may be the app's: only if its value is an entry has an old version written it.
          else if (entry || key[0] !== '[') drop(key)
        }
      }
      return read
    }

    return {
      get,
      keys: () => Array.from(bounds().kept.keys()),
      delete: (key) => bounds().remove(key),
      set(key, entry) {
        const { add, remove, kept } = bounds()
        const text = JSON.stringify(entry)
        const size = bytesOf(key + text)
        // A key of another form would not be recognised after a restart, and never be dropped.
        if (size > maxEntry || !keyForm.test(key)) return
        add(key, size)
        let needed = size
        while (kept.has(key)) {
          try {
            storage.setStorageSync(prefix + key, text)
            dropped.delete(key)
            return
          } catch (error) {
            // The storage is full, perhaps of the app's own data. The oldest entries go, one by one, until there is
            // room for this one. If all the others together are smaller than this one, it goes itself. So it does if
            // the host says that the entry alone is too large.
            const isFull = !/entry/.test((error as { errMsg?: string }).errMsg || `${error}`)
            const [oldest, freed] = kept.entries().next().value!
            let others = -size
            for (const each of kept.values()) others += each
            remove(isFull && needed > 0 && others >= needed ? oldest : key)
            needed -= freed
          }
        }
      },
    }
  }
}
