// One activity with its pictures: four calls at once, and a place that the user can take and give up.
import { isBusinessError } from '@wxpipe/envelope'
import { idle, track } from '@wxpipe/page-state'
import { getProfile } from '../../services/account'
import { getActivity, getGroups, joinActivity, leaveActivity } from '../../services/activity'
import { getMatchImages } from '../../services/match'
import type { Activity, Group, MatchImage, User } from '../../services/types'
import { session } from '../../session'
import { timeWords } from '../../utils/time'
import { told, wordsFor } from '../../utils/words'

interface Match {
  activity: Activity
  time: string
  group: Group | null
  images: MatchImage[]
  user: User
}

async function getMatch(id: number, matchId: number): Promise<Match> {
  const [activity, groups, images, user] = await Promise.all([
    getActivity(id),
    getGroups(),
    getMatchImages(matchId),
    getProfile(),
  ])
  const group = groups.find((one) => one.id === activity.groupId) ?? null
  return { activity, time: timeWords(activity.startsAt), group, images, user }
}

/** The server's code for an activity whose last place has been taken. */
const FULL = '20001'

Page({
  data: {
    id: 0,
    matchId: 0,
    match: idle<Match>(),
  },

  onLoad({ id, matchId }: { id?: string; matchId?: string }) {
    this.setData({ id: Number(id), matchId: Number(matchId) })
    this.load()
  },

  // Back after a login that the user had refused before.
  onShow() {
    if (this.data.match.state === 'signed-out' && session.get()) this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onShareAppMessage() {
    const { match, id, matchId } = this.data
    return { title: match.data?.activity.name, path: `/pages/detail/detail?id=${id}&matchId=${matchId}` }
  },

  load() {
    const { id, matchId } = this.data
    return track(this, 'match', () => getMatch(id, matchId), { words: wordsFor })
  },

  async join() {
    try {
      this.setData({ 'match.data.activity': await joinActivity(this.data.id) })
      wx.showToast({ title: '报名成功' })
    } catch (error) {
      if (isBusinessError(error, FULL)) this.load()
      told(error)
    }
  },

  async leave() {
    const { confirm } = await wx.showModal({
      content: '要取消报名吗？名额会留给别人。',
      confirmText: '取消报名',
      confirmColor: '#fa5151',
      cancelText: '再想想',
    })
    if (!confirm) return
    try {
      this.setData({ 'match.data.activity': await leaveActivity(this.data.id) })
      wx.showToast({ title: '已取消报名', icon: 'none' })
    } catch (error) {
      told(error)
    }
  },

  showImages({ detail }: WechatMiniprogram.CustomEvent<{ images: MatchImage[] }>) {
    this.setData({ 'match.data.images': detail.images })
  },

  ask() {
    const { id, match } = this.data
    const name = encodeURIComponent(match.data?.activity.name ?? '')
    wx.navigateTo({ url: `/pages/ask/ask?id=${id}&name=${name}` })
  },
})
