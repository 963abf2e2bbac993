// Which keys a store holds, oldest first, within a number of entries and of bytes.

export interface Bounds {
  readonly sizes: ReadonlyMap<string, number>
  /** Makes a key the newest, and drops the oldest ones until all is within the bounds. */
  add(key: string, size: number): void
  remove(key: string): void
}

export function createBounds(maxEntries: number, maxSize: number, drop: (key: string) => void): Bounds {
  // A Map keeps its order of insertion: the first key is the oldest.
  const sizes = new Map<string, number>()
  let total = 0
  const forget = (key: string) => {
    total -= sizes.get(key) || 0
    sizes.delete(key)
  }
  const remove = (key: string) => {
    forget(key)
    drop(key)
  }
  return {
    sizes,
    remove,
    add(key, size) {
      forget(key)
      sizes.set(key, size)
      total += size
      for (const oldest of sizes.keys()) {
        if (sizes.size <= maxEntries && total <= maxSize) return
        remove(oldest)
      }
    },
  }
}

/** Bytes in UTF-8; a few more for what lies outside the basic plane. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes += code < 128 ? 1 : code < 2048 ? 2 : 3
  }
  return bytes
}
