// Who is logged in: read from memory at every request, kept in storage for the next launch.
import type { Wx } from '@wxpipe/testing'

// A Mini Program project has miniprogram-api-typings declare its globals.
declare const wx: Wx

export interface SessionStore<S> {
  get(): S | undefined
  set(session: S): void
  clear(): void
}

export function createSession<S extends object>(key: string): SessionStore<S> {
  let current: S | undefined
  let isLoaded = false
  return {
    get() {
      if (!isLoaded) current = (wx.getStorageSync(key) as S | '') || undefined
      isLoaded = true
      return current
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
