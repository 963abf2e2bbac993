// The login page: opened by login-redirect over the page that it returns to, or by the profile page.
import { HOME_PAGE } from '../../config'
import { login } from '../../http'
import { logInWithPassword, logInWithWechat } from '../../services/account'
import { wordsFor } from '../../utils/words'

Page({
  data: {
    /** Whether login-redirect sent the user here, to return to another page. */
    wasSent: false,
    isAgreed: false,
    isWithPassword: false,
    username: '',
    password: '',
    words: '',
    isBusy: false,
  },

  onLoad({ from }: { from?: string }) {
    this.setData({ wasSent: !!from })
  },

  // Ends the wait for a login if the user goes back without one; after a login it has no effect.
  onUnload() {
    login.cancelled()
  },

  edit() {
    this.setData({ words: '' })
  },

  /** WeChat's review requires that the user ticks this, before anything is sent. */
  agree() {
    this.setData({ isAgreed: !this.data.isAgreed, words: '' })
  },

  read({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/pages/agreement/agreement?of=${currentTarget.dataset.of}` })
  },

  usePassword() {
    this.setData({ isWithPassword: true })
  },

  logIn() {
    const { username, password } = this.data
    if (!username || !password) return this.setData({ words: '请输入账号和密码' })
    this.enter(() => logInWithPassword(username, password))
  },

  logInWithWechat() {
    this.enter(logInWithWechat)
  },

  async enter(open: () => Promise<boolean>) {
    if (this.data.isBusy) return
    if (!this.data.isAgreed) return this.setData({ words: '请先阅读并同意用户协议和隐私政策' })
    this.setData({ isBusy: true, words: '' })
    try {
      // The open pages may show the data of the user before.
      if (await open()) wx.reLaunch({ url: HOME_PAGE })
      else await login.completed({ home: HOME_PAGE })
    } catch (error) {
      this.setData({ words: wordsFor(error) })
    } finally {
      this.setData({ isBusy: false })
    }
  },
})
