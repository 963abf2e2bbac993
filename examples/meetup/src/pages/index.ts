// The first page: groups, then activities, with one catch for all failures.
import type { Wx } from '@wxpipe/testing'
import type { MeetupApp } from '../app.ts'
import type { Activity, Group } from '../services/types.ts'
import { wordsFor } from '../words.ts'
import { page } from './page.ts'

declare const wx: Wx
declare const getApp: () => MeetupApp

export const indexPage = page({
  data: { groups: [] as readonly Group[], activities: [] as readonly Activity[], error: '' },

  onLoad(): void {
    void this.load()
  },

  // Back from the login page: retry what failed, but only if the user has logged in, or the page would open again.
  onShow(): void {
    if (this.data.error && getApp().session.get()) void this.load()
  },

  async load(): Promise<void> {
    const { getGroups, getActivities } = getApp().services
    try {
      const groups = await getGroups()
      const { list: activities } = await getActivities(1, 10)
      this.setData({ groups, activities, error: '' })
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },

  onPullDownRefresh(): Promise<void> {
    return this.load()
  },

  openActivity({ id, matchId, nameEn }: Activity): void {
    wx.navigateTo({ url: `/pages/detail/detail?id=${id}&matchId=${matchId}&title=${encodeURIComponent(nameEn)}` })
  },
})
