// The public types of @wxpipe/cache, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/cache

import { HttpRequest, HttpResponse, Plugin } from '@wxpipe/core'

interface CacheEntry {
  readonly body: string
  readonly at: number
  readonly ttl: number
  readonly etag?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly strict?: boolean | undefined
}

interface CacheKeys {
  readonly cache: CacheRule | false
}

interface CacheOptions extends CacheRule {
  readonly store?: CacheStore | ((host: object | undefined) => CacheStore) | undefined
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  readonly shouldCache?: ((response: HttpResponse) => boolean) | undefined
  readonly name?: string | undefined
}

type CachePlugin = Plugin<CacheKeys> & {
  readonly invalidate: (...tags: readonly string[]) => void
  readonly clear: () => void
}

interface CacheRule {
  readonly ttl?: number | undefined
  readonly staleWhileRevalidate?: number | undefined
  readonly staleIfError?: number | undefined
  readonly http?: boolean | undefined
  readonly tags?: readonly string[] | undefined
}

interface CacheStore {
  get(key: string): CacheEntry | undefined
  set(key: string, entry: CacheEntry): void
  delete(key: string): void
  keys(): readonly string[]
}

interface MemoryStoreOptions {
  readonly maxEntries?: number | undefined
  readonly maxSize?: number | undefined
}

interface StorageHost {
  getStorageSync(key: string): any
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
  getStorageInfoSync(): {
    readonly keys: readonly string[]
  }
}

interface StorageStoreOptions {
  readonly prefix?: string | undefined
  readonly maxEntry?: number | undefined
  readonly maxEntries?: number | undefined
  readonly maxSize?: number | undefined
  readonly host?: StorageHost | undefined
}

declare function cache(options?: CacheOptions): CachePlugin

declare function memoryStore(options?: MemoryStoreOptions): CacheStore

declare function storageStore(options?: StorageStoreOptions): (host: object | undefined) => CacheStore

export {
  type CacheEntry,
  type CacheKeys,
  type CacheOptions,
  type CachePlugin,
  type CacheRule,
  type CacheStore,
  cache,
  type MemoryStoreOptions,
  memoryStore,
  type StorageHost,
  type StorageStoreOptions,
  storageStore,
}
