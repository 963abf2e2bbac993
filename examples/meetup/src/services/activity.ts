// What can be joined: groups and their activities.
import type { Client } from '@wxpipe/core'
import { dataOf } from './data-of.ts'
import type { Activity, Envelope, Group, Page } from './types.ts'

export const activityServices = (client: Client) => ({
  getGroups: () => client.get<Envelope<Group[]>>('group/getGroups').then(dataOf),

  getActivities: (pageNo: number, pageSize: number) =>
    client
      .request<Envelope<Page<Activity>>>({ url: 'activity/getActivityList', query: { pageNo, pageSize } })
      .then(dataOf),

  getActivity: (id: number) => client.get<Envelope<Activity>>(`activity/${id}`).then(dataOf),
})
