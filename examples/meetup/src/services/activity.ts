// What can be joined: groups and their activities.
import type { Client } from '@wxpipe/core'
import { openapi } from '@wxpipe/openapi'
import type { paths } from './api.d.ts'
import { dataOf } from './data-of.ts'

export const activityServices = (client: Client) => {
  const api = openapi<paths>()(client)
  return {
    getGroups: () => api.get('/group/getGroups').then(dataOf),

    getActivities: (pageNo: number, pageSize: number) =>
      api.get('/activity/getActivityList', { query: { pageNo, pageSize } }).then(dataOf),

    getActivity: (id: number) => api.get('/activity/{id}', { path: { id } }).then(dataOf),

    getJoinedActivities: () => api.get('/activity/getJoinedActivities').then(dataOf),

    joinActivity: (id: number) => api.post('/activity/joinActivity', { data: { id } }).then(dataOf),

    leaveActivity: (id: number) => api.post('/activity/leaveActivity', { data: { id } }).then(dataOf),
  }
}
