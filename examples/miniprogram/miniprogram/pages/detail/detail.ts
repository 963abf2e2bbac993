// One activity with its pictures: four calls at once, and pictures that come and go.
import { getProfile } from '../../services/account'
import { getActivity, getGroups } from '../../services/activity'
import { createMatchImage, deleteImage, getMatchImages } from '../../services/match'
import type { Activity, Group, MatchImage, User } from '../../services/types'
import { session } from '../../session'
import { timeWords } from '../../utils/time'
import { failure, toast } from '../../utils/words'

Page({
  data: {
    state: 'loading',
    words: '',
    id: 0,
    matchId: 0,
    activity: null as Activity | null,
    group: null as Group | null,
    user: null as User | null,
    time: '',
    images: [] as MatchImage[],
    isAdding: false,
  },

  onLoad({ id, matchId }: { id?: string; matchId?: string }) {
    this.setData({ id: Number(id), matchId: Number(matchId) })
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

  onShareAppMessage() {
    const { activity, id, matchId } = this.data
    return { title: activity?.name, path: `/pages/detail/detail?id=${id}&matchId=${matchId}` }
  },

  async load() {
    const { id, matchId } = this.data
    if (!this.data.activity) this.setData({ state: 'loading' })
    try {
      const [activity, groups, images, user] = await Promise.all([
        getActivity(id),
        getGroups(),
        getMatchImages(matchId),
        getProfile(),
      ])
      const group = groups.find((one) => one.id === activity.groupId) ?? null
      this.setData({ state: 'ready', activity, group, images, user, time: timeWords(activity.startsAt) })
    } catch (error) {
      this.setData(failure(error))
    }
  },

  preview({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.previewImage({ current: currentTarget.dataset.url, urls: this.data.images.map(({ url }) => url) })
  },

  openSheet() {
    this.setData({ isAdding: true })
  },

  closeSheet() {
    this.setData({ isAdding: false })
  },

  async addImage({ detail }: WechatMiniprogram.CustomEvent<{ url: string; caption: string }>) {
    const { matchId } = this.data
    this.setData({ isAdding: false })
    try {
      const image = await createMatchImage({ matchId, url: detail.url, caption: detail.caption })
      this.setData({ images: this.data.images.concat(image) })
      wx.showToast({ title: '已添加' })
    } catch (error) {
      toast(error)
    }
  },

  async removeImage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset
    const { confirm } = await wx.showModal({
      content: '要删除这张照片吗？',
      confirmText: '删除',
      confirmColor: '#fa5151',
    })
    if (!confirm) return
    try {
      await deleteImage(id)
      this.setData({ images: this.data.images.filter((image) => image.id !== id) })
      wx.showToast({ title: '已删除' })
    } catch (error) {
      toast(error)
    }
  },
})
