// The public types of @wxpipe/cache, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/cache

import { HttpRequest, HttpResponse, Plugin } from '@wxpipe/core'

interface CacheEntry {
  readonly body: string
  readonly at: number
  readonly aged?: number | undefined
  readonly ttl: number
  readonly tags?: readonly string[] | undefined
  readonly strict?: boolean | undefined
  readonly staleWhileRevalidate?: number | undefined
  readonly staleIfError?: number | undefined
  readonly vary?: readonly [fields: string, hash: string] | undefined
}

interface CacheKeys {
  readonly cache: CacheRule | false
}

interface CacheOptions extends Omit<CacheRule, 'reload'> {
  readonly store?: CacheStore | ((host: object | undefined) => CacheStore) | undefined
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  readonly shouldCache?: ((response: HttpResponse, request: HttpRequest) => boolean) | undefined
  readonly name?: string | undefined
}

type CachePlugin = Plugin<CacheKeys> & {
  readonly invalidate: (...tags: readonly (string | readonly string[])[]) => void
  readonly clear: () => void
}

interface CacheRule {
  readonly ttl?: number | undefined
  readonly staleWhileRevalidate?: number | undefined
  readonly staleIfError?: number | undefined
  readonly http?: HttpRules | false | undefined
  readonly tags?: readonly string[] | undefined
  readonly reload?: boolean | undefined
}

interface CacheStore {
  get(key: string): CacheEntry | undefined
  set(key: string, entry: CacheEntry): void
  delete(key: string): void
  keys(): readonly string[]
  readonly isVolatile?: boolean | undefined
}

interface HttpRules {
  heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined
  suited(entry: CacheEntry | undefined, request: HttpRequest): CacheEntry | undefined
  entryOf(response: HttpResponse, request: HttpRequest, rule: RequestRule): CacheEntry | undefined
  conditional(request: HttpRequest, rule: RequestRule, stored?: HttpResponse): HttpRequest
  confirmed(stored: HttpResponse, response: HttpResponse): HttpResponse | undefined
  pathOf(request: HttpRequest): string
  changedBy(
    request: HttpRequest,
    response: HttpResponse | undefined,
    found: unknown,
  ): ((key: string) => boolean) | undefined
}

interface MemoryStoreOptions {
  readonly maxEntries?: number | undefined
  readonly maxSize?: number | undefined
}

interface RequestRule extends CacheRule {
  readonly ownTtl: number
  readonly began?: number
  readonly maxAge?: number | undefined
  readonly maxStale?: number
  readonly strict?: boolean
  readonly onlyKept?: boolean
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

declare const rfc9111: HttpRules

declare function storageStore(options?: StorageStoreOptions): (host: object | undefined) => CacheStore

export {
  type CacheEntry,
  type CacheKeys,
  type CacheOptions,
  type CachePlugin,
  type CacheRule,
  type CacheStore,
  cache,
  type HttpRules,
  type MemoryStoreOptions,
  memoryStore,
  rfc9111,
  type StorageHost,
  type StorageStoreOptions,
  storageStore,
}
