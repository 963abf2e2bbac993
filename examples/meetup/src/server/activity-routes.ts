// The routes of activities: lists, a single activity, and joining or leaving it.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { User } from '../services/types.ts'
import { withCover } from './addresses.ts'
import { ok, Refusal } from './dialect.ts'
import { loginOf } from './project.ts'
import { listOf, named, responsesOf, shape, whole } from './schemas.ts'
import type { Store } from './store.ts'

/** Sent with HTTP 200, because the request was valid, but the last place had been taken. */
const FULL = '20001'

const userOf = (request: FastifyRequest) => loginOf<User>(request).who.id

export function activityRoutes(members: FastifyInstance, store: Store): void {
  const activityFor = (request: FastifyRequest, id: number) => {
    const found = store.activity(id, userOf(request))
    if (!found) throw new Refusal(404, 'NO SUCH ACTIVITY')
    return withCover(request, found)
  }

  const paging = { pageNo: { ...whole, default: 1 }, pageSize: { ...whole, maximum: 100, default: 10 } }
  members.get<{ Querystring: { pageNo: number; pageSize: number } }>(
    '/activity/getActivityList',
    { schema: { querystring: { type: 'object', properties: paging }, response: responsesOf(named('ActivityPage')) } },
    async (request) => {
      const page = store.page(request.query.pageNo, request.query.pageSize, userOf(request))
      return ok({ ...page, list: page.list.map((activity) => withCover(request, activity)) })
    },
  )
  members.get(
    '/activity/getJoinedActivities',
    { schema: { response: responsesOf(listOf('Activity')) } },
    async (request) => ok(store.joinedBy(userOf(request)).map((activity) => withCover(request, activity))),
  )
  members.get<{ Params: { id: number } }>(
    '/activity/:id',
    { schema: { params: shape({ id: whole }), response: responsesOf(named('Activity')) } },
    async (request) => ok(activityFor(request, request.params.id)),
  )

  // Both requests may come twice, as after a lost response: the second one changes nothing.
  const byId = { schema: { body: shape({ id: whole }), response: responsesOf(named('Activity')) } }
  members.post<{ Body: { id: number } }>('/activity/joinActivity', byId, async (request) => {
    const { id } = activityFor(request, request.body.id)
    if (!store.join(id, userOf(request))) throw new Refusal(200, 'ACTIVITY IS FULL', FULL)
    return ok(activityFor(request, id))
  })
  members.post<{ Body: { id: number } }>('/activity/leaveActivity', byId, async (request) => {
    const { id } = activityFor(request, request.body.id)
    store.leave(id, userOf(request))
    return ok(activityFor(request, id))
  })
}
