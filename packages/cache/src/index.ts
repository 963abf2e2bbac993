// The public names of @wxpipe/cache.
export { cache } from './cache.ts'
export { rfc9111 } from './http/rfc9111.ts'
export { type StorageHost, type StorageStoreOptions, storageStore } from './storage-store.ts'
export { type CacheEntry, type CacheStore, type MemoryStoreOptions, memoryStore } from './store.ts'
export type { CacheKeys, CacheOptions, CachePlugin, CacheRule, HttpRules } from './types.ts'
