// The records of one server: a private copy of the data, so that no two servers share anything.
import { randomUUID } from 'node:crypto'
import type { Activity, ActivityPage, Group, ImageDraft, MatchImage, Report } from '../services/types.ts'
import { activitiesFrom, groups, images as someImages } from './data/activities.ts'
import { owner, reports } from './data/people.ts'

/** A picture that a user has sent. */
export interface Picture {
  readonly bytes: Buffer
  readonly type: string
}

/** How many pictures are kept; after that the oldest is dropped. */
const MOST_PICTURES = 50

export interface Store {
  readonly groups: readonly Group[]
  /** The activities as at the start; the functions below give them as a user sees them. */
  readonly activities: readonly Activity[]
  page(pageNo: number, pageSize: number, userId: number): ActivityPage
  activity(id: number, userId: number): Activity | undefined
  joinedBy(userId: number): Activity[]
  /** Gives the user a place. @returns false if there is none left */
  join(id: number, userId: number): boolean
  leave(id: number, userId: number): void
  hasMatch(matchId: number): boolean
  imagesOf(matchId: number): MatchImage[]
  addImage(draft: ImageDraft, uploadedBy: string): MatchImage
  addPicture(draft: Omit<ImageDraft, 'url'>, uploadedBy: string, picture: Picture): MatchImage
  /** The picture that was uploaded for this image. */
  pictureOf(id: number): Picture | undefined
  /** The picture at a path, which is known only to those who got it from the server. */
  pictureAt(path: string): Picture | undefined
  deleteImage(id: number): boolean
  reports(): Report[]
  resolveReport(id: number): Report | undefined
}

export function createStore(now: () => number): Store {
  const activities = activitiesFrom(now())
  /** Who has joined on this server, by activity, in addition to those at the start. */
  const guests = new Map(activities.map(({ id }) => [id, new Set<number>()]))
  const images = new Map<number, MatchImage>()
  const pictures = new Map<number, Picture & { readonly path: string }>()
  const complaints = new Map(reports.map((report) => [report.id, report]))
  let lastImage = 2000

  const guestsOf = (id: number): Set<number> => guests.get(id) ?? new Set()
  const seenBy = (userId: number) => (activity: Activity) => {
    const { size } = guestsOf(activity.id)
    return { ...activity, joined: activity.joined + size, isJoined: guestsOf(activity.id).has(userId) }
  }
  const find = (id: number, userId: number) => activities.filter((one) => one.id === id).map(seenBy(userId))[0]

  const addImage = ({ matchId, url, caption }: ImageDraft, uploadedBy: string) => {
    const createdAt = new Date(now()).toISOString()
    const image: MatchImage = { id: ++lastImage, matchId, url, caption, uploadedBy, createdAt }
    images.set(image.id, image)
    return image
  }
  const deleteImage = (id: number) => {
    pictures.delete(id)
    return images.delete(id)
  }
  for (const draft of someImages) addImage(draft, owner.user.name)

  return {
    groups,
    activities,
    page(pageNo, pageSize, userId) {
      const list = activities.slice((pageNo - 1) * pageSize, pageNo * pageSize).map(seenBy(userId))
      return { list, total: activities.length, pageNo, pageSize }
    },
    activity: find,
    joinedBy: (userId) => activities.map(seenBy(userId)).filter(({ isJoined }) => isJoined),
    join(id, userId) {
      const found = find(id, userId)
      if (!found || (!found.isJoined && found.joined >= found.capacity)) return false
      guestsOf(id).add(userId)
      return true
    },
    leave(id, userId) {
      guestsOf(id).delete(userId)
    },
    hasMatch: (matchId) => activities.some((activity) => activity.matchId === matchId),
    imagesOf: (matchId) => [...images.values()].filter((image) => image.matchId === matchId),
    addImage,
    addPicture(draft, uploadedBy, { bytes, type }) {
      const [oldest] = pictures.keys()
      if (oldest !== undefined && pictures.size >= MOST_PICTURES) deleteImage(oldest)
      const path = `/images/uploaded/${randomUUID()}`
      const image = addImage({ ...draft, url: path }, uploadedBy)
      pictures.set(image.id, { bytes, type, path })
      return image
    },
    pictureOf: (id) => pictures.get(id),
    pictureAt: (path) => [...pictures.values()].find((picture) => picture.path === path),
    deleteImage,
    reports: () => [...complaints.values()],
    resolveReport(id) {
      const found = complaints.get(id)
      if (!found) return undefined
      const resolved: Report = { ...found, state: 'resolved' }
      complaints.set(id, resolved)
      return resolved
    },
  }
}
