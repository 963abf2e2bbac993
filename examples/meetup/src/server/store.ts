// The records of one server: a private copy of the data, so that no two servers share anything.
import type { Activity, ActivityPage, Group, ImageDraft, MatchImage, Report } from '../services/types.ts'
import { activitiesFrom, groups, images } from './data/activities.ts'
import { owner, reports } from './data/people.ts'

export interface Store {
  readonly groups: readonly Group[]
  readonly activities: readonly Activity[]
  page(pageNo: number, pageSize: number): ActivityPage
  hasMatch(matchId: number): boolean
  imagesOf(matchId: number): MatchImage[]
  addImage(draft: ImageDraft, uploadedBy: string): MatchImage
  deleteImage(id: number): boolean
  reports(): Report[]
  resolveReport(id: number): Report | undefined
}

export function createStore(now: () => number): Store {
  const activities = activitiesFrom(now())
  const pictures = new Map<number, MatchImage>()
  const complaints = new Map(reports.map((report) => [report.id, report]))
  let lastImage = 2000

  const addImage = ({ matchId, url, caption }: ImageDraft, uploadedBy: string) => {
    const createdAt = new Date(now()).toISOString()
    const image: MatchImage = { id: ++lastImage, matchId, url, caption, uploadedBy, createdAt }
    pictures.set(image.id, image)
    return image
  }
  for (const draft of images) addImage(draft, owner.user.name)

  return {
    groups,
    activities,
    page(pageNo, pageSize) {
      const list = activities.slice((pageNo - 1) * pageSize, pageNo * pageSize)
      return { list, total: activities.length, pageNo, pageSize }
    },
    hasMatch: (matchId) => activities.some((activity) => activity.matchId === matchId),
    imagesOf: (matchId) => [...pictures.values()].filter((image) => image.matchId === matchId),
    addImage,
    deleteImage: (id) => pictures.delete(id),
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
