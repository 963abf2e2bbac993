// The small interface that cache stores share, and the one in memory.

/** One cached answer; `body` is JSON, so that nobody can change it. */
export interface CacheEntry {
  readonly body: string
  /** Milliseconds since 1970 when it was stored or last found valid. */
  readonly at: number
  /** Milliseconds for which it is fresh. */
  readonly ttl: number
  readonly etag?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** Where answers are kept; synchronous, so that a miss costs no promise. */
export interface CacheStore {
  get(key: string): CacheEntry | undefined
  /** May drop older entries, or do nothing when there is no room. */
  set(key: string, entry: CacheEntry): void
  delete(key: string): void
  keys(): readonly string[]
}

/** Bounds of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Default 100. */
  readonly maxEntries?: number | undefined
  /** Characters of all bodies together; default 1,000,000. */
  readonly maxSize?: number | undefined
}

/** Makes a store that lives as long as the app, and drops what was used least recently. */
export function memoryStore({ maxEntries = 100, maxSize = 1e6 }: MemoryStoreOptions = {}): CacheStore {
  // A Map keeps its order of insertion: the first key was used least recently.
  const entries = new Map<string, CacheEntry>()
  let size = 0
  const remove = (key: string) => {
    const entry = entries.get(key)
    if (entry) size -= entry.body.length
    entries.delete(key)
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry) {
        entries.delete(key)
        entries.set(key, entry)
      }
      return entry
    },
    set(key, entry) {
      remove(key)
      if (entry.body.length > maxSize) return
      entries.set(key, entry)
      size += entry.body.length
      for (const oldest of Array.from(entries.keys())) {
        if (entries.size <= maxEntries && size <= maxSize) return
        remove(oldest)
      }
    },
    delete: remove,
    keys: () => Array.from(entries.keys()),
  }
}
