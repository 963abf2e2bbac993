// wx's synchronous storage over localStorage, or over what the app gives in its place.
import { runtime } from './runtime.ts'

/** Where texts are kept: a Map, or what has these of a Map. */
export interface TextStore {
  get(key: string): string | null | undefined
  set(key: string, text: string): unknown
  delete(key: string): unknown
  keys(): Iterable<string>
}

/** localStorage, looked up at the first use, because Node warns. In Node, and in a page that may not store, it is the memory. */
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
    // Cookies are blocked: with them goes the storage.
  }
  return new Map<string, string>()
}

/** wx's storage, as far as plugins use it. */
export type Storage = ReturnType<typeof createStorage>

export function createStorage(ownStore: TextStore | undefined) {
  let store = ownStore
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
        // Nothing, or a text that somebody else has written.
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
