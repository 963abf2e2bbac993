// The interface of cache stores, and the store in memory.
import { checkOptions } from '@wxpipe/core'
import { createBounds } from './bounds.ts'

/** One cached response; `body` is JSON, so that nobody can change it. */
export interface CacheEntry {
  /** The response as JSON, without cookies and secret headers. */
  readonly body: string
  /** Milliseconds since 1970 when it was stored or last confirmed; under `http`, minus its age at that time. */
  readonly at: number
  /** Under `http`: its age in milliseconds when it came. */
  readonly aged?: number | undefined
  /** Milliseconds for which it is fresh. */
  readonly ttl: number
  /** Names under which `invalidate` finds it. */
  readonly tags?: readonly string[] | undefined
  /** Under `http`: the server forbids using it once it is stale. */
  readonly strict?: boolean | undefined
  /** Under `http`: the server's own milliseconds, which come before those of the rule. */
  readonly staleWhileRevalidate?: number | undefined
  /** Under `http`: the same for `stale-if-error`. */
  readonly staleIfError?: number | undefined
  /** Under `http`: the request fields that the response depends on, if any, and a hash of their values. */
  readonly vary?: readonly [fields: string, hash: string] | undefined
}

/**
 * Where responses are kept; synchronous, so that a miss costs no promise. If it throws, that is a miss. A key consists
 * of hashes in letters, digits, `-` and `.`, with a version number and colons between them: of the account, under
 * `http` of the path, and of the request.
 */
export interface CacheStore {
  /** What is under the key, if anything. */
  get(key: string): CacheEntry | undefined
  /** May drop older entries, or do nothing if there is no room. What was under the key has been deleted before. */
  set(key: string, entry: CacheEntry): void
  delete(key: string): void
  /** The keys of all entries, whatever the account. */
  keys(): readonly string[]
  /**
   * Its entries end with the app. Only such a store gets responses to requests with their own transport: a function
   * cannot be recognised after a restart.
   */
  readonly isVolatile?: boolean | undefined
}

/** Bounds of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Entries in all; default 100. */
  readonly maxEntries?: number | undefined
  /** Bytes of all bodies together, two for a character; default 2,000,000. */
  readonly maxSize?: number | undefined
}

/**
 * Makes a store that lives as long as the app, and drops what was used least recently.
 * @throws ConfigError for an unknown option or one of another kind
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
