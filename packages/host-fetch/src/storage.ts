// wx's synchronous storage over localStorage, or over the app's own store.
import { runtime } from './runtime.ts'

/** Where texts are kept: a Map, or anything with these methods of a Map. */
export interface TextStore {
  get(key: string): string | null | undefined
  set(key: string, text: string): unknown
  delete(key: string): unknown
  keys(): Iterable<string>
}

/**
 * localStorage, or the memory in Node and in a page that may not store anything. It is looked up at the first use,
 * because Node prints a warning.
 */
function defaultStore(): TextStore {
  try {
    const { localStorage } = runtime
    if (localStorage) {
      return {
        get: (key) => localStorage.getItem(key),
        set: (key, text) => localStorage.setItem(key, text),
        delete: (key) => localStorage.removeItem(key),
        keys: () => Object.keys(localStorage),
      }
    }
  } catch {
    // Where cookies are blocked, reading localStorage throws.
  }
  return new Map<string, string>()
}

/** wx's storage, as far as plugins use it. */
export type Storage = ReturnType<typeof createStorage>

/** @param store the app's own; none: the default one, once it is needed */
export function createStorage(store: TextStore | undefined) {
  const open = () => {
    store = store || defaultStore()
    return store
  }
  return {
    // biome-ignore lint/suspicious/noExplicitAny: what was stored, as the typings of wx say
    getStorageSync(key: string): any {
      const text = open().get(key) || ''
      try {
        return JSON.parse(text)
      } catch {
        // Nothing is stored, or a text that other code has written.
        return text
      }
    },
    setStorageSync(key: string, value: unknown): void {
      open().set(key, JSON.stringify(value) || '')
    },
    removeStorageSync(key: string): void {
      open().delete(key)
    },
    getStorageInfoSync: () => ({ keys: Array.from(open().keys()) }),
  }
}
