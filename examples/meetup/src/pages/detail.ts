// One activity with its pictures: five calls at once, and pictures that can be added and deleted.
import type { MeetupApp } from '../app.ts'
import type { Activity, Group, MatchImage, User } from '../services/types.ts'
import { wordsFor } from '../words.ts'
import { page } from './page.ts'

declare const getApp: () => MeetupApp

export const detailPage = page({
  data: {
    title: '',
    user: undefined as User | undefined,
    activity: undefined as Activity | undefined,
    group: undefined as Group | undefined,
    images: [] as readonly MatchImage[],
    others: [] as readonly Activity[],
    error: '',
  },

  onLoad({ title = '' }): void {
    // wx does not decode the values of the query.
    this.setData({ title: decodeURIComponent(title) })
    void this.load()
  },

  // Back from the login page: retry what failed, and load another user's data again, but only if the user has logged
  // in, or the login page would open again.
  onShow(): void {
    const { error, user } = this.data
    const account = getApp().session.account()
    const isOthers = user !== undefined && user.id !== account
    if (isOthers) this.setData({ user: undefined })
    if ((error || isOthers) && account !== null) void this.load()
  },

  async load(): Promise<void> {
    const { profile, getActivity, getGroups, getMatchImages, getActivities } = getApp().services
    const { id, matchId } = this.options
    try {
      const [user, activity, groups, images, { list: others }] = await Promise.all([
        profile(),
        getActivity(Number(id)),
        getGroups(),
        getMatchImages(Number(matchId)),
        getActivities(1, 3),
      ])
      const group = groups.find((one) => one.id === activity.groupId)
      this.setData({ user, activity, group, images, others, error: '' })
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },

  onPullDownRefresh(): Promise<void> {
    return this.load()
  },

  async addImage(url: string, caption: string): Promise<void> {
    const { createMatchImage } = getApp().services
    try {
      const image = await createMatchImage({ matchId: Number(this.options.matchId), url, caption })
      this.setData({ images: [...this.data.images, image], error: '' })
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },

  async removeImage(id: number): Promise<void> {
    const { deleteImage } = getApp().services
    try {
      await deleteImage(id)
      this.setData({ images: this.data.images.filter((image) => image.id !== id), error: '' })
    } catch (error) {
      this.setData({ error: wordsFor(error) })
    }
  },
})
