// The shared app on a simulated host that is no `wx`, against the real meetup server.
import { createHost } from '@wxpipe/testing'
import { createServer } from 'meetup/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMeetup, timeWords, wordsFor } from '../src/index.ts'

const server = createServer()
const host = createHost()
let origin = ''
beforeAll(async () => {
  origin = await server.listen()
})
afterAll(async () => {
  host.dispose()
  await server.close()
})

it('five calls with an expired token make one refresh, and what only a login mends waits for it', async () => {
  const { services, login, session } = createMeetup({
    host: Object.assign({}, host.wx, { getCurrentPages: host.getCurrentPages }),
    baseURL: `${origin}/meetup/api/v1/`,
    storage: host.wx,
  })
  expect(wordsFor(await services.login('lin', 'wrong').catch((error: unknown) => error))).toBe('账号或密码不正确')
  await services.login('lin', 'meetup')
  expect(host.storage['session']).toMatchObject({ user: { id: session.account() } })

  server.expireTokens()
  const [groups] = await Promise.all([
    ...[services.getGroups(), services.profile(), services.getActivities(1, 5)],
    ...[services.getActivity(101), services.getMatchImages(1101)],
  ])
  expect(groups).toBeInstanceOf(Array)
  expect(server.requests.filter(({ path }) => path.endsWith('/token/refresh'))).toHaveLength(1)

  await host.wx.navigateTo({ url: '/pages/detail/detail?id=101' })
  server.endSessions()
  const parked = services.getActivity(101)
  await expect.poll(() => host.page?.route).toBe('pages/login/login')
  await services.login('lin', 'meetup')
  await login.completed()
  expect((await parked).name).toBe('断桥晨跑五公里')
  expect(host.page?.url).toBe('/pages/detail/detail?id=101')
})

it.each(['lin', 'wang'])(
  'a logout with an expired session ends nobody else’s, here that of %s who logs in meanwhile',
  async (name) => {
    const { services, session } = createMeetup({
      host: Object.assign({}, host.wx, { getCurrentPages: host.getCurrentPages }),
      baseURL: `${origin}/meetup/api/v1/`,
      storage: host.wx,
    })
    await services.login('lin', 'meetup')
    server.endSessions()
    const route = host.page?.route
    const loggedOut = services.logout().catch(() => {})
    expect(session.account()).toBe(null)
    const { id } = await services.login(name, 'meetup')
    await loggedOut
    expect((await services.profile()).id).toBe(id)
    expect(session.isAnother()).toBe(name !== 'lin')
    expect(host.page?.route).toBe(route)
  },
)

it('says times as people here read them', () => {
  expect(timeWords('2025-11-23T06:30:00+08:00')).toBe('11月23日 周日 06:30')
})
