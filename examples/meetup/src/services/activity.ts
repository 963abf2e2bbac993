// What can be joined: groups and their activities.
import type { Client } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { openapi } from '@wxpipe/openapi'
import type { paths } from './api.d.ts'

export const activityServices = (client: Client) => {
  const api = openapi<paths, 'unwrapped'>()(dataOf(client))
  return {
    getGroups: () => api.get('/group/getGroups'),

    getActivities: (pageNo: number, pageSize: number) =>
      api.get('/activity/getActivityList', { query: { pageNo, pageSize } }),

    getActivity: (id: number) => api.get('/activity/{id}', { path: { id } }),

    getJoinedActivities: () => api.get('/activity/getJoinedActivities'),

    joinActivity: (id: number) => api.post('/activity/joinActivity', { data: { id } }),

    leaveActivity: (id: number) => api.post('/activity/leaveActivity', { data: { id } }),
  }
}
