// What can be joined: groups and their activities.
import { http } from '../http'
import { dataOf } from './data-of'
import type { Activity, Envelope, Group, Paged } from './types'

export const getGroups = () => http.get<Envelope<Group[]>>('group/getGroups').then(dataOf)

export const getActivities = (pageNo: number, pageSize: number) =>
  http.request<Envelope<Paged<Activity>>>({ url: 'activity/getActivityList', query: { pageNo, pageSize } }).then(dataOf)

export const getActivity = (id: number) => http.get<Envelope<Activity>>(`activity/${id}`).then(dataOf)
