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
  /** Whether somebody else was logged in before: what the open pages show is theirs. */
  isAnother(): boolean
}

/** `idOf` tells whose a session is; `storage` is asked for when it is used, because on a simulated phone `wx` comes later. */
export function createSession<S extends object>(
  key: string,
  idOf: (session: S) => number,
  storage: () => SessionStorage = () => wx,
): SessionStore<S> {
  let current: S | undefined
  let isLoaded = false
  // Outlives a logout: the ids of the present user, and of the one before.
  let users: readonly (number | undefined)[] = []
  const keep = (session: S | undefined) => {
    current = session
    isLoaded = true
    if (session) users = [idOf(session), users[0]]
  }
  const get = () => {
    if (!isLoaded) keep((storage().getStorageSync(key) as S | '') || undefined)
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
    isAnother: () => users[1] !== undefined && users[0] !== users[1],
    set(session) {
      get() // whose it was before
      keep(session)
      storage().setStorageSync(key, session)
    },
    clear() {
      get()
      keep(undefined)
      storage().removeStorageSync(key)
    },
  }
}
