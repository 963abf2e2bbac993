// Who is logged in: read from memory at every request, kept in storage for the next launch.
import type { Wx } from '@wxpipe/testing'

// A Mini Program project has miniprogram-api-typings declare its globals.
declare const wx: Wx

export interface SessionStore<S> {
  get(): S | undefined
  set(session: S): void
  clear(): void
  /** Whose session it is, for `createClient({ account })`; `null` for nobody. */
  account(): number | null
}

/** `idOf` tells whose a session is. */
export function createSession<S extends object>(key: string, idOf: (session: S) => number): SessionStore<S> {
  let current: S | undefined
  let isLoaded = false
  const get = () => {
    if (!isLoaded) current = (wx.getStorageSync(key) as S | '') || undefined
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
      wx.setStorageSync(key, session)
    },
    clear() {
      current = undefined
      isLoaded = true
      wx.removeStorageSync(key)
    },
  }
}
