// Who is logged in: read from memory at every request, kept in storage for the next launch.

/** Where sessions are kept: a part of `wx` that other hosts have, too. */
export interface SessionStorage {
  getStorageSync(key: string): unknown
  setStorageSync(key: string, value: unknown): void
  removeStorageSync(key: string): void
}

// In a Mini Program project, miniprogram-api-typings declares the globals.
declare const wx: SessionStorage

export interface SessionStore<S> {
  get(): S | undefined
  set(session: S): void
  clear(): void
  /** Whose session it is, for `createClient({ account })`; `null` if no one is logged in. */
  account(): number | null
  /** Whether another user was logged in before, whose data the open pages show. */
  isAnother(): boolean
}

/**
 * `idOf` gives the user of a session. `storage` is called on use, because on a simulated phone `wx` is installed later.
 */
export function createSession<S extends object>(
  key: string,
  idOf: (session: S) => number,
  storage: () => SessionStorage = () => wx,
): SessionStore<S> {
  let current: S | undefined
  let isLoaded = false
  // The ids of the current user and of the one before; a logout does not clear them.
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
    // Storage is read synchronously, so it is always known who is logged in. An app that uses wx.getStorage must return
    // `undefined` until it has the result.
    account() {
      const session = get()
      return session ? idOf(session) : null
    },
    isAnother: () => users[1] !== undefined && users[0] !== users[1],
    set(session) {
      get() // loads the session of the user before
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
