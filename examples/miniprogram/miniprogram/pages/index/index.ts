// The first page: groups, then activities, with one catch for whatever fails.
import { getActivities, getGroups } from '../../services/activity'
import type { Activity, Group } from '../../services/types'
import { session } from '../../session'
import { timeWords } from '../../utils/time'
import { failure, toast } from '../../utils/words'

const PAGE_SIZE = 8

const rowOf = (activity: Activity) => ({
  ...activity,
  time: timeWords(activity.startsAt),
  percent: Math.round((activity.joined / activity.capacity) * 100),
  isFull: activity.joined >= activity.capacity,
})

Page({
  data: {
    state: 'loading',
    words: '',
    groups: [] as Group[],
    activities: [] as ReturnType<typeof rowOf>[],
    pageNo: 1,
    hasMore: false,
    isLoadingMore: false,
  },

  onLoad() {
    this.load()
  },

  // Back with a login that somebody had refused before.
  onShow() {
    if (this.data.state === 'signed-out' && session.get()) this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async onReachBottom() {
    const { hasMore, isLoadingMore, pageNo, activities } = this.data
    if (!hasMore || isLoadingMore) return
    this.setData({ isLoadingMore: true })
    try {
      const { list, total } = await getActivities(pageNo + 1, PAGE_SIZE)
      const all = activities.concat(list.map(rowOf))
      this.setData({ activities: all, pageNo: pageNo + 1, hasMore: all.length < total })
    } catch (error) {
      toast(error)
    } finally {
      this.setData({ isLoadingMore: false })
    }
  },

  async load() {
    if (!this.data.activities.length) this.setData({ state: 'loading' })
    try {
      const groups = await getGroups()
      const { list, total } = await getActivities(1, PAGE_SIZE)
      this.setData({
        state: list.length ? 'ready' : 'empty',
        words: '近期没有活动',
        groups,
        activities: list.map(rowOf),
        pageNo: 1,
        hasMore: list.length < total,
      })
    } catch (error) {
      this.setData(failure(error))
    }
  },

  openActivity({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, match } = currentTarget.dataset
    wx.navigateTo({ url: `/pages/detail/detail?id=${id}&matchId=${match}` })
  },
})
