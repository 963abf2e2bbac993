// The small interface that cache stores share, and the one in memory.
import { checkOptions } from '@wxpipe/core'
import { createBounds } from './bounds.ts'

/** One cached answer; `body` is JSON, so that nobody can change it. */
export interface CacheEntry {
  readonly body: string
  /** Milliseconds since 1970 when it was stored or last found valid; under `http` its age is part of that. */
  readonly at: number
  /** Under `http`: the milliseconds of its age when it came. */
  readonly aged?: number | undefined
  /** Milliseconds for which it is fresh. */
  readonly ttl: number
  readonly tags?: readonly string[] | undefined
  /** Under `http`: the server allows no use of it once it is stale. */
  readonly strict?: boolean | undefined
  /** Under `http`: the server's own milliseconds, before those of the rule. */
  readonly staleWhileRevalidate?: number | undefined
  readonly staleIfError?: number | undefined
  /** Under `http`: the request fields that the answer depends on, and a hash of their values. */
  readonly vary?: readonly [fields: string, hash: string] | undefined
}

/**
 * Where answers are kept; synchronous, so that a miss costs no promise. What it throws is a miss. A key is two hashes in
 * letters and digits with a colon between them: of the account, and of the request.
 */
export interface CacheStore {
  get(key: string): CacheEntry | undefined
  /** May drop older entries, or do nothing when there is no room: then what stood under the key is gone all the same. */
  set(key: string, entry: CacheEntry): void
  delete(key: string): void
  keys(): readonly string[]
  /**
   * What it holds ends with the app. Only such a store gets answers to requests with a transport of their own: a function
   * has no name by which a later start would know it.
   */
  readonly isVolatile?: boolean | undefined
}

/** Bounds of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Default 100. */
  readonly maxEntries?: number | undefined
  /** Bytes of all bodies together, two for a character; default 2,000,000. */
  readonly maxSize?: number | undefined
}

/**
 * Makes a store that lives as long as the app, and drops what was used least recently.
 * @throws ConfigError for an option that is not known or of another kind
 * @example client.use(cache({ ttl: 60_000, store: memoryStore({ maxEntries: 20 }) }))
 */
export function memoryStore(options: MemoryStoreOptions = {}): CacheStore {
  const { maxEntries = 100, maxSize = 2e6 } = checkOptions('memoryStore', options, {
    maxEntries: 'number',
    maxSize: 'number',
  })
  const { kept, add, remove } = createBounds<CacheEntry>(maxEntries, maxSize, ({ body }) => body.length * 2)
  return {
    isVolatile: true,
    get(key) {
      const entry = kept.get(key)
      if (entry) add(key, entry)
      return entry
    },
    set: add,
    delete: remove,
    keys: () => Array.from(kept.keys()),
  }
}
