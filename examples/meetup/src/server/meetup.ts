// The meetup project's routes: three ways to log in, then everything that needs the token.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ImageDraft, Session, User } from '../services/types.ts'
import { activityRoutes } from './activity-routes.ts'
import { absolute, withCover } from './addresses.ts'
import { accounts, owner } from './data/people.ts'
import { ok, Refusal } from './dialect.ts'
import { publishDocument } from './document.ts'
import { organiser } from './organiser.ts'
import { pictures } from './pictures.ts'
import { guard, loginOf, type Project, speak } from './project.ts'
import { allSchemas, listOf, named, responsesOf, shape, text, whole } from './schemas.ts'
import type { Pair } from './sessions.ts'
import type { Store } from './store.ts'

export interface MeetupOptions extends Project<User> {
  readonly store: Store
  readonly wordPause: number
}

const withUrl = <T extends { readonly url: string }>(request: FastifyRequest, item: T): T => ({
  ...item,
  url: absolute(request, item.url),
})

const person = (request: FastifyRequest, user: User): User => ({ ...user, avatar: absolute(request, user.avatar) })

export async function meetup(app: FastifyInstance, { store, wordPause, ...project }: MeetupOptions): Promise<void> {
  speak(app, project.dialect)
  for (const schema of allSchemas) app.addSchema(schema)
  await publishDocument(app, 'meetup')
  loginRoutes(app, project)

  app.register(async (members) => {
    guard(members, project)

    members.post('/logout', { schema: { response: responsesOf({ type: 'null' }) } }, async (request) => {
      loginOf<User>(request).ended = true
      return ok(null)
    })
    members.get('/profile', { schema: { response: responsesOf(named('User')) } }, async (request) =>
      ok(person(request, loginOf<User>(request).who)),
    )
    members.get('/group/getGroups', { schema: { response: responsesOf(listOf('Group')) } }, async (request) =>
      ok(store.groups.map((group) => withCover(request, group))),
    )

    activityRoutes(members, store)
    imageRoutes(members, store)
    members.register(pictures, { store, present: withUrl })
    members.register(organiser, { store, wordPause })
  })
}

function loginRoutes(app: FastifyInstance, { dialect, sessions }: Project<User>): void {
  const usedCodes = new Set<string>()
  const session = (request: FastifyRequest, user: User, pair: Pair) =>
    ok<Session>({ ...pair, user: person(request, user) })

  app.post<{ Body: { username: string; password: string } }>(
    '/login',
    { schema: { body: shape({ username: text, password: text }), response: responsesOf(named('Session')) } },
    async (request) => {
      const { username, password } = request.body
      const account = accounts.find((one) => one.username === username && one.password === password)
      if (!account) throw new Refusal(400, 'WRONG USERNAME OR PASSWORD')
      return session(request, account.user, sessions.open(account.user))
    },
  )
  app.post<{ Body: { code: string } }>(
    '/login/wechat',
    { schema: { body: shape({ code: text }), response: responsesOf(named('Session')) } },
    async (request) => {
      const { code } = request.body
      if (usedCodes.has(code)) throw new Refusal(400, 'CODE BEEN USED')
      usedCodes.add(code)
      return session(request, owner.user, sessions.open(owner.user))
    },
  )
  app.post<{ Body: { refreshToken: string } }>(
    '/token/refresh',
    { schema: { body: shape({ refreshToken: text }), response: responsesOf(named('Session')) } },
    async (request, reply) => {
      const renewed = sessions.renew(request.body.refreshToken)
      if (renewed) return session(request, renewed.who, renewed.pair)
      const { status, body } = dialect.expired(true)
      return reply.code(status).send(body)
    },
  )
}

function imageRoutes(members: FastifyInstance, store: Store): void {
  const matchOf = (matchId: number) => {
    if (!store.hasMatch(matchId)) throw new Refusal(404, 'NO SUCH MATCH')
    return matchId
  }
  members.post<{ Body: ImageDraft }>(
    '/match/createMatchImage',
    { schema: { body: named('ImageDraft'), response: responsesOf(named('MatchImage')) } },
    async (request) => {
      matchOf(request.body.matchId)
      return ok(withUrl(request, store.addImage(request.body, loginOf<User>(request).who.name)))
    },
  )
  members.get<{ Querystring: { matchId: number } }>(
    '/match/getMatchImages',
    { schema: { querystring: shape({ matchId: whole }), response: responsesOf(listOf('MatchImage')) } },
    async (request) => ok(store.imagesOf(matchOf(request.query.matchId)).map((image) => withUrl(request, image))),
  )
  members.delete<{ Params: { id: number } }>(
    '/match/deleteImage/:id',
    { schema: { params: shape({ id: whole }), response: responsesOf(named('Deleted')) } },
    async (request) => {
      const { id } = request.params
      if (!store.deleteImage(id)) throw new Refusal(404, 'NO SUCH IMAGE')
      return ok({ id })
    },
  )
}
