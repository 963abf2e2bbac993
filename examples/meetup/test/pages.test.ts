// The pages as a user meets them: one catch, the words of a failure, the way to the login page and back.
import { expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { createWeatherproofApp } from '../src/app-weatherproof.ts'
import { config } from '../src/config.ts'
import { createSeamlessHttp } from '../src/http-seamless.ts'
import type { detailPage } from '../src/pages/detail.ts'
import type { indexPage } from '../src/pages/index.ts'
import type { loginPage } from '../src/pages/login.ts'
import { pages } from '../src/pages/pages.ts'
import { launch } from './phone.ts'

const start = (entry: string, http?: typeof createSeamlessHttp) =>
  launch({ origin: config.baseURL, create: () => createApp({ http }), pages, entry })

test('a wrong password shows the words of the server and stays on the login page', async () => {
  const { page, host } = await start('pages/login/login')
  await page<typeof loginPage>().submit('lin', 'wrong')
  expect(page<typeof loginPage>().data.error).toBe('WRONG USERNAME OR PASSWORD')
  expect(host.page?.route).toBe('pages/login/login')
})

test('after the first login the index page loads groups, then activities', async () => {
  const { page, host, paths } = await start('pages/login/login')
  await page<typeof loginPage>().submit('lin', 'meetup')
  await host.idle()
  expect(paths()).toEqual(['POST login', 'GET group/getGroups', 'GET activity/getActivityList'])
  const { groups, activities, error } = page<typeof indexPage>().data
  expect([groups.length, activities.length, error]).toEqual([6, 10, ''])
})

test('when the groups fail, the one catch says so and the activities are not asked for', async () => {
  const { page, host, paths } = await start('pages/login/login')
  await page<typeof loginPage>().submit('lin', 'meetup')
  await host.idle()
  const index = page<typeof indexPage>()
  host.setNetwork('none')
  await index.onPullDownRefresh()
  expect(index.data.error).toBe('The network is slow, pull down to try again')
  expect(index.data.groups).toHaveLength(6)
  expect(paths()).toHaveLength(3)
  host.setNetwork('wifi')
  await index.onPullDownRefresh()
  expect(index.data.error).toBe('')
})

test('a first launch without a session leads to the login page, and back to what was opened', async () => {
  const entry = 'pages/detail/detail?id=105&matchId=1105&title=Night%20Lights'
  const { page, host } = await start(entry)
  await expect.poll(() => host.page?.url).toBe(`/pages/login/login?from=${encodeURIComponent(`/${entry}`)}`)
  await page<typeof loginPage>().submit('amy', 'meetup')
  await host.idle()
  const { title, activity, group, user, error } = page<typeof detailPage>().data
  expect([title, activity?.id, group?.nameEn, user?.nameEn, error]).toEqual([
    'Night Lights',
    105,
    'Photo Walks',
    'Amy Wong',
    '',
  ])
})

test.each(['pages/index/index', 'pages/detail/detail?id=105&matchId=1105&title=Night%20Lights'])(
  'who goes back from the login page without a login is not led there again: %s',
  async (entry) => {
    const { page, host, app, server, paths } = await start('pages/login/login')
    await app.services.login('lin', 'meetup')
    await host.wx.reLaunch({ url: `/${entry}` })
    await host.idle()
    server.endSessions()
    await page<typeof indexPage | typeof detailPage>().onPullDownRefresh()
    await expect.poll(() => host.page?.route).toBe('pages/login/login')
    const asked = paths().length
    host.unloadPage()
    await host.idle()
    expect([host.page?.url, paths().length]).toEqual([`/${entry}`, asked])
  },
)

test('pictures come and go on the activity page', async () => {
  const { page, host, app } = await start('pages/login/login')
  await app.services.login('lin', 'meetup')
  await host.wx.navigateTo({ url: '/pages/detail/detail?id=103&matchId=1103' })
  await host.idle()
  const detail = page<typeof detailPage>()
  await detail.addImage('/images/tea.svg', 'Tea')
  expect(detail.data.images.map(({ caption }) => caption)).toEqual(['Tea'])
  await detail.removeImage(detail.data.images[0]!.id)
  expect(detail.data.images).toEqual([])
  await detail.removeImage(1)
  expect(detail.data.error).toBe('NO SUCH IMAGE')
})

test('who leaves the login page without logging in makes the waiting requests fail', async () => {
  const { page, host, app, server } = await start('pages/login/login', createSeamlessHttp)
  await app.services.login('lin', 'meetup')
  await host.wx.reLaunch({ url: '/pages/detail/detail?id=101&matchId=1101' })
  await host.idle()
  server.endSessions()
  const detail = page<typeof detailPage>()
  const pulled = detail.onPullDownRefresh()
  await expect.poll(() => host.page?.route).toBe('pages/login/login')
  await host.idle()
  expect(detail.data.error).toBe('')
  host.unloadPage()
  await pulled
  expect(detail.data.error).toBe('Please log in again')
})

test('a second tap adds no second picture and shows no error', async () => {
  const { page, host, app, paths } = await launch({
    origin: config.baseURL,
    create: () => createWeatherproofApp(),
    pages,
    entry: 'pages/login/login',
  })
  await app.services.login('lin', 'meetup')
  await host.wx.navigateTo({ url: '/pages/detail/detail?id=103&matchId=1103' })
  await host.idle()
  const detail = page<typeof detailPage>()
  await Promise.all([detail.addImage('/images/tea.svg', 'Tea'), detail.addImage('/images/tea.svg', 'Tea')])
  expect([detail.data.images.length, detail.data.error]).toEqual([1, ''])
  expect(paths().filter((path) => path.startsWith('POST match'))).toHaveLength(1)
})

test('who comes back to a page as another user sees their own data', async () => {
  const { page, host, app } = await start('pages/login/login')
  await app.services.login('lin', 'meetup')
  await host.wx.navigateTo({ url: '/pages/detail/detail?id=103&matchId=1103' })
  await host.idle()
  const detail = page<typeof detailPage>()
  expect(detail.data.user?.nameEn).toBe('Lin Xiao')
  await host.wx.navigateTo({ url: config.loginPage })
  await page<typeof loginPage>().submit('wang', 'meetup')
  expect(detail.data.user).toBeUndefined()
  await host.idle()
  expect([page<typeof detailPage>() === detail, detail.data.user?.nameEn]).toEqual([true, 'Wang Fang'])
})

test('a mistake in our own code is not worded away', async () => {
  const { wordsFor } = await import('../src/words.ts')
  expect(() => wordsFor(new TypeError('groups is undefined'))).toThrow(TypeError)
})
