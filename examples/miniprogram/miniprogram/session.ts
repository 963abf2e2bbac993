// Who is logged in: in memory for every request, in storage for the next launch; and what the session plugins are told.
import { LOGIN_PAGE } from './config'
import type { Session, User } from './services/types'

const KEY = 'session'
let current: Session | undefined = wx.getStorageSync(KEY) || undefined
// Outlives a logout.
let lastUser = current?.user.id

export const session = {
  get: () => current,
  set(next: Session) {
    current = next
    lastUser = next.user.id
    wx.setStorageSync(KEY, next)
  },
  clear() {
    current = undefined
    wx.removeStorageSync(KEY)
  },
  /** Whether the pages that are open may show what belongs to somebody else than this user. */
  isAnother: (user: User) => lastUser !== undefined && lastUser !== user.id,
  /**
   * Whose session it is; `null` for nobody. Storage is read above, before any request: an app that reads it with
   * wx.getStorage says `undefined` until it has the answer.
   */
  account: () => (current ? current.user.id : null),
}

/** The one object that all session plugins take. */
export const sessionOptions = {
  getToken: () => current?.token, // at every send
  onRedirect: session.clear, // before the login page opens
  codes: ['99997'], // in an HTTP 200; HTTP 401 is the default
  loginPage: LOGIN_PAGE,
}
