// The app's services over the simulated phone and the real server.
import { readdirSync, readFileSync } from 'node:fs'
import { isHttpError } from '@wxpipe/core'
import { isBusinessError } from '@wxpipe/envelope'
import { expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { config } from '../src/config.ts'
import { launch } from './phone.ts'

const start = async () => {
  const phone = await launch({ origin: config.baseURL, create: () => createApp() })
  return { ...phone, ...phone.app, ...phone.app.services }
}

test('a login opens a session that survives a restart of the app', async () => {
  const { login, session, host } = await start()
  const user = await login('lin', 'meetup')
  expect(user.nameEn).toBe('Lin Xiao')
  expect(session.get()).toMatchObject({ user, expiresIn: 1800 })
  const { session: restarted } = createApp()
  expect([restarted.account(), restarted.get()]).toEqual([user.id, session.get()])
  expect(Object.keys(host.storage)).toEqual(['session'])
})

test("a refused login rejects with the server's words and opens no session", async () => {
  const { login, session } = await start()
  const error = await login('lin', 'wrong').catch((reason: unknown) => reason)
  expect(isBusinessError(error, '40000')).toBe(true)
  expect(error).toMatchObject({ code: 'STATUS', business: { message: 'WRONG USERNAME OR PASSWORD' } })
  expect(session.get()).toBeUndefined()
})

test('the services return the data inside the envelope', async () => {
  const { login, getGroups, getActivities, getActivity, profile } = await start()
  const user = await login('lin', 'meetup')
  expect(await getGroups()).toHaveLength(6)
  const { list, ...page } = await getActivities(2, 5)
  expect(page).toEqual({ total: 14, pageNo: 2, pageSize: 5 })
  expect(list.map(({ id }) => id)).toEqual([106, 107, 108, 109, 110])
  expect(await getActivity(106)).toEqual(list[0])
  expect(await profile()).toEqual(user)
})

test('a place is taken and given back; a full activity is refused under HTTP 200', async () => {
  const { login, joinActivity, leaveActivity, getJoinedActivities } = await start()
  await login('lin', 'meetup')
  expect(await joinActivity(101)).toMatchObject({ isJoined: true, joined: 19 })
  expect(await getJoinedActivities()).toHaveLength(1)
  expect(await leaveActivity(101)).toMatchObject({ isJoined: false, joined: 18 })
  const error = await joinActivity(108).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'RESPONSE', business: { code: '20001', message: 'ACTIVITY IS FULL' } })
})

test('a picture of a match can be created, listed and deleted', async () => {
  const { login, createMatchImage, getMatchImages, deleteImage } = await start()
  await login('lin', 'meetup')
  const image = await createMatchImage({ matchId: 1103, url: '/images/tea.svg', caption: 'Tea' })
  expect(image).toMatchObject({ matchId: 1103, caption: 'Tea', uploadedBy: '林晓' })
  expect(await getMatchImages(1103)).toEqual([image])
  expect(await deleteImage(image.id)).toEqual({ id: image.id })
  expect(await getMatchImages(1103)).toEqual([])
})

test("what is not there is refused with a 404, a StatusError with the server's words", async () => {
  const { login, getActivity } = await start()
  await login('lin', 'meetup')
  const error = await getActivity(999).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'STATUS', business: { code: '40400', message: 'NO SUCH ACTIVITY' } })
})

test('a logout ends the session on the server and on the phone', async () => {
  const { login, logout, session, host, profile } = await start()
  await login('lin', 'meetup')
  const ended = session.get()
  await logout()
  expect([session.account(), session.get(), host.storage]).toEqual([null, undefined, {}])
  session.set(ended!)
  await expect(profile()).rejects.toSatisfy((error) => isHttpError(error, 'AUTH_EXPIRED'))
})

test('a logout ends the session on the phone even when the server cannot be told', async () => {
  const { login, logout, session, host } = await start()
  await login('lin', 'meetup')
  host.setNetwork('none')
  await expect(logout()).rejects.toSatisfy((error) => isHttpError(error, 'NETWORK'))
  expect(session.get()).toBeUndefined()
})

test.each(['src/services', '../miniprogram/miniprogram/services'])(
  'no service of %s speaks of the envelope',
  (path) => {
    const folder = new URL(`../${path}/`, import.meta.url)
    const said = readdirSync(folder)
      .filter((name) => /^(?!.*types|api).*\.ts$/.test(name))
      .map((name) => [name, /Envelope</.test(readFileSync(new URL(name, folder), 'utf8'))])
    expect(said.filter(([, isSaid]) => isSaid)).toEqual([])
    expect(said.length).toBeGreaterThan(2)
  },
)
