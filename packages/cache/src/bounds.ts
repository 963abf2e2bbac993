// The keys of a store, oldest first, limited to a number of entries and of bytes.

export interface Bounds<V> {
  readonly kept: ReadonlyMap<string, V>
  /** Makes a key the newest, and drops the oldest ones until all fit; only this one if it is too large on its own. */
  add(key: string, value: V): void
  remove(key: string): void
}

/** @param drop called with each key that is dropped */
export function createBounds<V>(
  maxEntries: number,
  maxSize: number,
  sizeOf: (value: V) => number,
  drop?: (key: string) => void,
): Bounds<V> {
  // A Map keeps insertion order: the first key is the oldest.
  const kept = new Map<string, V>()
  let total = 0
  const remove = (key: string) => {
    if (kept.has(key)) total -= sizeOf(kept.get(key)!)
    kept.delete(key)
    if (drop) drop(key)
  }
  return {
    kept,
    remove,
    add(key, value) {
      if (kept.has(key)) remove(key)
      kept.set(key, value)
      total += sizeOf(value)
      for (const oldest of kept.keys()) {
        if (kept.size <= maxEntries && total <= maxSize) return
        // One that is too large on its own would otherwise drop all the others first.
        remove(sizeOf(value) > maxSize ? key : oldest)
      }
    },
  }
}

/** Bytes in UTF-8; a few more for characters outside the basic plane. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes += code < 128 ? 1 : code < 2048 ? 2 : 3
  }
  return bytes
}
