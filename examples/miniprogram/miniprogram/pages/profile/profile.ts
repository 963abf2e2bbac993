// Who is logged in and what they have joined; and, to try this example, a way to let the session expire.
import { idle, track } from '@wxpipe/page-state'
import { HOME_PAGE, LOGIN_PAGE, VERSION } from '../../config'
import { getProfile, logout } from '../../services/account'
import { getJoinedActivities } from '../../services/activity'
import type { User } from '../../services/types'
import { session } from '../../session'
import { timeWords } from '../../utils/time'
import { told, wordsFor } from '../../utils/words'

interface Me {
  user: User
  joined: { id: number; matchId: number; name: string; time: string }[]
}

async function getMe(): Promise<Me> {
  const [user, activities] = await Promise.all([getProfile(), getJoinedActivities()])
  const joined = activities.map(({ id, matchId, name, startsAt }) => ({ id, matchId, name, time: timeWords(startsAt) }))
  return { user, joined }
}

Page({
  data: {
    me: idle<Me>(),
    version: VERSION,
  },

  // Another user may have logged in on another page. A user who left the login page is not sent there again.
  onShow() {
    if (this.data.me.state !== 'signed-out' || session.get()) this.load()
  },

  load() {
    return track(this, 'me', getMe, { words: wordsFor })
  },

  openActivity({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, match } = currentTarget.dataset
    wx.navigateTo({ url: `/pages/detail/detail?id=${id}&matchId=${match}` })
  },

  lookAround() {
    wx.switchTab({ url: HOME_PAGE })
  },

  /** The server treats an unknown token like an expired one. */
  expire() {
    const opened = session.get()
    if (opened) session.set({ ...opened, token: 'expired' })
    wx.showToast({ title: '下一次请求会打开登录页', icon: 'none' })
  },

  async logOut() {
    // The session is over on this phone even if the server cannot be reached.
    await logout().catch(told)
    this.setData({ me: { state: 'signed-out', data: null, words: '已退出登录' } })
    wx.navigateTo({ url: LOGIN_PAGE })
  },
})
