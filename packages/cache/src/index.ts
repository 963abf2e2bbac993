// The public names of @wxpipe/cache.
export { type CachePlugin, cache } from './cache.ts'
export type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
export { type StorageHost, type StorageStoreOptions, storageStore } from './storage-store.ts'
export { type CacheEntry, type CacheStore, type MemoryStoreOptions, memoryStore } from './store.ts'
