// What can be joined: groups and their activities.
import { http, quiet } from '../http'
import type { Activity, Group, Paged } from './types'

export const getGroups = () => quiet.get<Group[]>('group/getGroups')

export const getActivities = (pageNo: number, pageSize: number) =>
  quiet.get<Paged<Activity>>('activity/getActivityList', { query: { pageNo, pageSize } })

export const getActivity = (id: number) => quiet.get<Activity>(`activity/${id}`)

export const getJoinedActivities = () => quiet.get<Activity[]>('activity/getJoinedActivities')

type Watcher = (activity: Activity) => void
const watchers = new Set<Watcher>()

/**
 * Calls the watcher for each activity that the user joins or leaves on another page. @returns a function that ends it
 */
export const watchActivities = (watcher: Watcher) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const tell = (activity: Activity) => {
  watchers.forEach((watcher) => {
    watcher(activity)
  })
  return activity
}

// The server treats a repeated request like a single one, so this POST may be retried.
export const joinActivity = (id: number) =>
  http.post<Activity>('activity/joinActivity', { id }, { loading: '正在报名', retry: 2, scope: false }).then(tell)

export const leaveActivity = (id: number) =>
  http.post<Activity>('activity/leaveActivity', { id }, { loading: '正在取消', retry: 2, scope: false }).then(tell)
