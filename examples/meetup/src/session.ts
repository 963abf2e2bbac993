// Who is logged in: read from memory at every request, kept in storage for the next launch.

/** Where sessions are kept: a part of `wx`, which other hosts have too. */
export interface SessionStorage {
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
}

// A Mini Program project has miniprogram-api-typings declare its globals.
declare const wx: SessionStorage

export interface SessionStore<S> {
  get(): S | undefined
  set(session: S): void
  clear(): void
  /** Whose session it is, for `createClient({ account })`; `null` for nobody. */
  account(): number | null
}

/** `idOf` tells whose a session is; `storage` is asked for when it is used, because on a simulated phone `wx` comes later. */
export function createSession<S extends object>(
  key: string,
  idOf: (session: S) => number,
  storage: () => SessionStorage = () => wx,
): SessionStore<S> {
  let current: S | undefined
  let isLoaded = false
  const get = () => {
    if (!isLoaded) current = (storage().getStorageSync(key) as S | '') || undefined
    isLoaded = true
    return current
  }
  return {
    get,
    // Storage is read at once, so it is always known who is logged in: an app that reads it with wx.getStorage says
    // `undefined` until it has the answer.
    account() {
      const session = get()
      return session ? idOf(session) : null
    },
    set(session) {
      current = session
      isLoaded = true
      storage().setStorageSync(key, session)
    },
    clear() {
      current = undefined
      isLoaded = true
      storage().removeStorageSync(key)
    },
  }
}
