// The login page: opened by login-redirect with the page to return to, or by the profile page without one.
import { HOME_PAGE } from '../../config'
import { login, loginWithWechat } from '../../services/account'
import { wordsFor } from '../../utils/words'

Page({
  data: {
    /** The page to return to, with its query; empty when nobody was sent here. */
    from: '',
    username: '',
    password: '',
    words: '',
    isBusy: false,
  },

  onLoad({ from = '' }: { from?: string }) {
    this.setData({ from: decodeURIComponent(from) })
  },

  logIn() {
    const { username, password } = this.data
    if (!username || !password) return this.setData({ words: '请输入账号和密码' })
    this.enter(() => login(username, password))
  },

  logInWithWechat() {
    this.enter(loginWithWechat)
  },

  async enter(open: () => Promise<unknown>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true, words: '' })
    try {
      await open()
      this.leave()
    } catch (error) {
      this.setData({ words: wordsFor(error) })
    } finally {
      this.setData({ isBusy: false })
    }
  },

  /** Back to the page that was left: it lies below this one, unless the page stack was full. */
  leave() {
    const { from } = this.data
    const below = getCurrentPages().slice(-2, -1)[0]
    if (below && (!from || from.split('?')[0] === `/${below.route}`)) wx.navigateBack()
    else wx.reLaunch({ url: from || HOME_PAGE })
  },
})
