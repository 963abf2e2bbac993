// The public names of @wxpipe/cache.
export { type CachePlugin, cache } from './cache.ts'
export { rfc9111 } from './http/rfc9111.ts'
export type { HttpRules } from './http/rules.ts'
export type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
export { type StorageHost, type StorageStoreOptions, storageStore } from './storage-store.ts'
export { type CacheEntry, type CacheStore, type MemoryStoreOptions, memoryStore } from './store.ts'
