// The uni-app example's release build for H5 in Chromium, against the real meetup server.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type H5Stage, leaveWhileItReads, openH5Stage } from '../src/h5-stage.ts'

const isLogin = (route: string) => route.startsWith('/pages/login/login')

let stage: H5Stage
beforeAll(async () => {
  stage = await openH5Stage(inject('builtApps')['uni']?.h5 ?? '', 'uni-h5')
})
afterAll(() => stage.close())

it('starts at the login page, once for all that the first page asks for, and the list comes after it', async () => {
  const { see, logIn, shoot, route, routes } = stage
  await see('登录同城活动')
  expect(route()).toMatch(/^\/pages\/login\/login\?from=/)
  await shoot('login')
  await logIn('wrong')
  await see('账号或密码不正确')
  await shoot('login-refused')
  await logIn()
  await see('断桥晨跑五公里')
  expect(route()).toBe('/')
  await shoot('list')
  expect(routes.filter(isLogin)).toHaveLength(1)
})

it('five calls with an expired token: one refresh, and nobody notices', async () => {
  const { server, tap, see, shoot, sent, route } = stage
  server.expireTokens()
  await tap('.activity', '断桥晨跑五公里')
  await see('湖上晨雾')
  expect(route()).toMatch(/^\/pages\/detail\/detail\?id=101&matchId=1101&name=/)
  expect(sent('/token/refresh')).toBe(1)
  await shoot('detail')
})

it('a place is taken', async () => {
  const { tap, see, shoot } = stage
  await tap('.act')
  await see('报名成功')
  await see('19 / 30 人')
  await shoot('joined')
})

it('a refresh that is refused: one login page, then back with the query, and what was parked resumes', async () => {
  const { server, tap, back, see, logIn, route, routes, sent, find, shoot } = stage
  await back()
  await see('近期活动')
  const logins = routes.filter(isLogin).length
  const before = sent('/match/getMatchImages')
  server.endSessions()
  await tap('.activity', '断桥晨跑五公里')
  await see('登录后将回到刚才的页面')
  // uni-app has encoded it once more.
  expect(decodeURIComponent(decodeURIComponent(route()))).toContain('from=/pages/detail/detail?id=101&matchId=1101&')
  await logIn()
  await see('湖上晨雾')
  expect(route()).toMatch(/^\/pages\/detail\/detail\?id=101&matchId=1101&name=/)
  expect(routes.filter(isLogin).length - logins).toBe(1)
  // Sent with the dead token, and once more after the login: no page asked for it again.
  expect(sent('/match/getMatchImages') - before).toBe(2)
  await shoot('back-after-login')
  expect(await find('.words').count()).toBe(0)
})

it('a page that is left takes its reads along', () => leaveWhileItReads(stage))

it('a picture goes up with a bar that says how far it is', async () => {
  const { page, tap, find, see, slowDown, shoot } = stage
  await tap('.activity', '断桥晨跑五公里')
  await see('湖上晨雾')
  const buffer = await find('.cover').first().screenshot()
  await slowDown(60)
  const chooser = page.waitForEvent('filechooser')
  await tap('.add')
  await (await chooser).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer })
  await find('.percent', /^[1-9]\d?%$/).waitFor()
  await shoot('photo-half-way', { atOnce: true })
  await tap('.upload .stop')
  await see('已取消上传')
  await shoot('photo-cancelled')
  await slowDown(0)
  await tap('.again')
  await see('林晓拍的')
  await shoot('photo-sent')
})

it('a response comes word by word, and can be stopped', async () => {
  const { tap, find, see, shoot } = stage
  await tap('.hint', '几点集合')
  await find('.stop', '停止').waitFor()
  await see('提前')
  expect(await find('.answer').textContent()).not.toContain('路上见')
  await shoot('answer-half', { atOnce: true })
  await tap('.stop', '停止')
  await see('已停止')
  await tap('.hint', '下雨还办吗')
  await see('前一天晚上会通知大家')
  await shoot('answer-whole')
})

it('nothing of the app has thrown', () => {
  // When a stream is aborted, uni-app's own reader of it rejects, and nobody in uni-app listens.
  const own = 'AbortError: signal is aborted without reason'
  expect(stage.errors.filter((error) => error !== own)).toEqual([])
})
