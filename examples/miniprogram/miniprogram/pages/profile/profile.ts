// Who is logged in; and, for whoever tries this example, a way to let the session expire.
import { idle, track } from '@wxpipe/page-state'
import { LOGIN_PAGE, VERSION } from '../../config'
import { getProfile, logout } from '../../services/account'
import type { User } from '../../services/types'
import { session } from '../../session'
import { wordsFor } from '../../utils/words'

Page({
  data: {
    user: idle<User>(),
    version: VERSION,
  },

  // Another user may have logged in while another page showed; one who left the login page is left alone.
  onShow() {
    if (this.data.user.state !== 'signed-out' || session.get()) this.load()
  },

  load() {
    return track(this, 'user', getProfile, { words: wordsFor })
  },

  /** The server answers a token that it has not issued as it answers one that has expired. */
  expire() {
    const opened = session.get()
    if (opened) session.set({ ...opened, token: 'expired' })
    wx.showToast({ title: '下一次请求会打开登录页', icon: 'none' })
  },

  async logOut() {
    // The session is over here even if the server cannot be told.
    await logout().catch(wordsFor)
    this.setData({ user: { state: 'signed-out', data: null, words: '已退出登录' } })
    wx.navigateTo({ url: LOGIN_PAGE })
  },
})
