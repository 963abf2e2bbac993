// wx's synchronous storage over localStorage, or over what the app gives in its place.
import { here, type StorageLike } from './surroundings.ts'

/** For Node, and pages that may not store: it ends with the program. */
function memory(): StorageLike {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => Array.from(items.keys())[index]!,
    getItem: (key) => items.get(key)!,
    setItem(key, value) {
      items.set(key, value)
    },
    removeItem(key) {
      items.delete(key)
    },
  }
}

/** Looked up at the first use: Node warns, and a page that may not store throws. */
function found(): StorageLike {
  try {
    return here.localStorage || memory()
  } catch {
    return memory()
  }
}

export function createStorage(given: StorageLike | undefined) {
  let storage = given
  const store = (): StorageLike => {
    storage = storage || found()
    return storage
  }
  const keys = () => Array.from({ length: store().length }, (_, index) => store().key(index)!)
  return {
    // biome-ignore lint/suspicious/noExplicitAny: what was stored, as the typings of wx say
    getStorageSync(key: string): any {
      const text = store().getItem(key)
      try {
        return text == null ? '' : JSON.parse(text)
      } catch {
        // Written by somebody else.
        return text
      }
    },
    setStorageSync: (key: string, value: unknown): void => store().setItem(key, JSON.stringify(value) || '""'),
    removeStorageSync: (key: string): void => store().removeItem(key),
    clearStorageSync(): void {
      for (const key of keys()) store().removeItem(key)
    },
    getStorageInfoSync: () => ({ keys: keys() }),
  }
}
