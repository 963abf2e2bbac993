// Who is logged in: in memory for every request, in storage for the next launch; and the options of the session
// plugins.
import { LOGIN_PAGE } from './config'
import type { Session, User } from './services/types'

const KEY = 'session'
let current: Session | undefined = wx.getStorageSync(KEY) || undefined
// A logout does not clear it.
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
  /** Whether the open pages may show data of a user other than this one. */
  isAnother: (user: User) => lastUser !== undefined && lastUser !== user.id,
  /**
   * Whose session it is; `null` if no one is logged in. Storage is read above, before any request. An app that uses
   * wx.getStorage must return `undefined` until it has the result.
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
