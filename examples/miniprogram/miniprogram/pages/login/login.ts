// The login page: opened by login-redirect over the page that it returns to, or by the profile page.
import { loginCancelled, loginCompleted } from '@wxpipe/login-redirect'
import { HOME_PAGE } from '../../config'
import { login, loginWithWechat } from '../../services/account'
import { wordsFor } from '../../utils/words'

Page({
  data: {
    /** Whether a page is waiting to be seen again. */
    wasSent: false,
    username: '',
    password: '',
    words: '',
    isBusy: false,
  },

  onLoad({ from }: { from?: string }) {
    this.setData({ wasSent: !!from })
  },

  // Back without a login; after one it changes nothing.
  onUnload() {
    loginCancelled()
  },

  edit() {
    this.setData({ words: '' })
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
      await loginCompleted({ home: HOME_PAGE })
    } catch (error) {
      this.setData({ words: wordsFor(error) })
    } finally {
      this.setData({ isBusy: false })
    }
  },
})
