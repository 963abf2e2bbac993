// Who is logged in: read from memory at every request, kept in storage for the next launch.
import type { Session } from './services/types'

const KEY = 'session'
let current: Session | undefined = wx.getStorageSync(KEY) || undefined

export const session = {
  get: () => current,
  set(next: Session) {
    current = next
    wx.setStorageSync(KEY, next)
  },
  clear() {
    current = undefined
    wx.removeStorageSync(KEY)
  },
}
