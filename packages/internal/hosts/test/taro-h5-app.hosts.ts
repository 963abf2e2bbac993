// The Taro example's release build for H5 in Chromium, against the real meetup server.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type H5Stage, leaveWhileItReads, openH5Stage } from '../src/h5-stage.ts'

const isLogin = (route: string) => route.startsWith('/pages/login/login')

let stage: H5Stage
beforeAll(async () => {
  stage = await openH5Stage(inject('builtApps')['taro']?.h5 ?? '', 'taro-h5')
})
afterAll(() => stage.close())

const logIn = async (password?: string) => {
  if ((await stage.find('.tick-on').count()) === 0) await stage.tap('.tick')
  await stage.logIn(password)
}

it('starts at the login page, once for all that the first page asks for, and the list comes after it', async () => {
  const { see, shoot, route, routes, sent } = stage
  await see('登录后将回到刚才的页面')
  expect(route()).toMatch(/^\/pages\/login\/login\?from=/)
  await shoot('login')
  await logIn('wrong')
  await see('账号或密码不正确')
  await shoot('login-refused')
  await logIn()
  await see('断桥晨跑五公里')
  expect(route()).toMatch(/^\/pages\/index\/index/)
  await shoot('list')
  expect(routes.filter(isLogin)).toHaveLength(1)
  expect(sent('/token/refresh')).toBe(0)
})

it('five calls with an expired token: one refresh, and nobody notices', async () => {
  const { server, tap, see, shoot, sent, route } = stage
  server.expireTokens()
  await tap('.activity', '断桥晨跑五公里')
  await see('湖上晨雾')
  expect(route()).toMatch(/^\/pages\/detail\/detail\?id=101&matchId=1101/)
  expect(sent('/token/refresh')).toBe(1)
  await shoot('detail')
})

it('a place is taken, and the list knows of it', async () => {
  const { tap, back, see, find, shoot } = stage
  await tap('.action-join')
  await see('19 / 30 人')
  await see('已报名')
  await shoot('joined')
  await back()
  await see('近期活动')
  await find('.activity', '断桥晨跑五公里').locator('.activity-mine').waitFor()
})

it('a refresh that is refused: one login page, then back with the query, and what was parked resumes', async () => {
  const { server, tap, see, route, routes, sent, find, shoot } = stage
  const logins = routes.filter(isLogin).length
  const before = sent('/group/getGroups')
  server.endSessions()
  await tap('.activity', '断桥晨跑五公里')
  await see('登录后将回到刚才的页面')
  expect(decodeURIComponent(route())).toContain('from=/pages/detail/detail?id=101&matchId=1101')
  await logIn()
  await see('湖上晨雾')
  expect(route()).toMatch(/^\/pages\/detail\/detail\?id=101&matchId=1101/)
  // Sent with the dead token, and once more after the login: nobody asked for it again.
  expect(sent('/group/getGroups') - before).toBe(2)
  expect(routes.filter(isLogin).length - logins).toBe(1)
  expect(await find('.login-title').count()).toBe(0)
  await shoot('back-after-login')
})

it('a page that is left takes its reads along', () =>
  // Taro's router hides the page below when the new one has slid in, even if that one was left by then: the list that
  // somebody comes back to within those 350 ms would stay empty.
  leaveWhileItReads(stage, () => stage.page.locator('.taro_page_shade').waitFor({ state: 'attached' })))

it('a photo goes up with a bar that says how far it is', async () => {
  const { page, tap, find, see, slowDown, shoot } = stage
  await tap('.activity', '断桥晨跑五公里')
  await see('湖上晨雾')
  const buffer = await find('.cover').first().screenshot()
  const chooser = page.waitForEvent('filechooser')
  await tap('.photo-add')
  await (await chooser).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer })
  await find('.caption input').fill('湖边起跑')
  await shoot('photo-chosen')
  await slowDown(60)
  await tap('.sheet-add')
  await find('.upload-percent', /^[1-9]\d?%$/).waitFor()
  await shoot('photo-half-way', { atOnce: true })
  await tap('.upload .photo-delete')
  await see('已取消上传')
  await shoot('photo-cancelled')
  await slowDown(0)
  await tap('.upload-again')
  await find('.photo-caption', '湖边起跑').waitFor()
  await find('.upload').waitFor({ state: 'detached' })
  await shoot('photo-sent')
})

it('a response comes word by word, and can be stopped', async () => {
  const { tap, find, see, shoot } = stage
  await tap('.ask')
  await see('有什么想问的')
  await shoot('ask')
  await tap('.chat-hint', '几点集合')
  await find('.stop').waitFor()
  await see('提前')
  expect(await find('.answer').textContent()).not.toContain('路上见')
  await shoot('answer-half', { atOnce: true })
  await tap('.stop')
  await see('已停止')
  await tap('.chat-again')
  await see('路上见')
  await find('.caret').waitFor({ state: 'detached' })
  await shoot('answer-whole')
})

it('nothing of the app has thrown', () => {
  expect(stage.errors).toEqual([])
})
