// The first page: groups, and activities page by page.
import { idle, paged, track } from '@wxpipe/page-state'
import { getActivities, getGroups, watchActivities } from '../../services/activity'
import type { Activity, Group } from '../../services/types'
import { session } from '../../session'
import { timeWords } from '../../utils/time'
import { wordsFor } from '../../utils/words'

type Row = ReturnType<typeof rowOf>

const rowOf = (activity: Activity) => ({
  ...activity,
  time: timeWords(activity.startsAt),
  percent: Math.round((activity.joined / activity.capacity) * 100),
  isFull: activity.joined >= activity.capacity,
})

const getRows = async (pageNo: number, size: number) => {
  const { list, total } = await getActivities(pageNo, size)
  return { list: list.map(rowOf), total }
}

const feed = paged('feed', getRows, { size: 8, key: ({ id }) => id, words: wordsFor })

Page({
  data: { groups: idle<Group[]>(), feed: idle<Row[]>() },

  unwatch: () => {},

  onLoad() {
    this.unwatch = watchActivities((activity) => this.show(activity))
    this.load()
  },

  onUnload() {
    this.unwatch()
  },

  // Back after a login that the user had refused before.
  onShow() {
    if (this.data.feed.state === 'signed-out' && session.get()) this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onReachBottom() {
    return feed.more(this)
  },

  load() {
    return Promise.all([track(this, 'groups', getGroups, { words: wordsFor }), feed.refresh(this)])
  },

  /** Updates the activity's row, if the list has one. */
  show(activity: Activity) {
    const at = (this.data.feed.data ?? []).findIndex(({ id }) => id === activity.id)
    if (at >= 0) this.setData({ [`feed.data[${at}]`]: rowOf(activity) })
  },

  openActivity({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, match } = currentTarget.dataset
    wx.navigateTo({ url: `/pages/detail/detail?id=${id}&matchId=${match}` })
  },
})
