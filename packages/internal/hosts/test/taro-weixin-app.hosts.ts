// The Taro example's build for WeChat, in WeChat's component framework in Chromium, against the real meetup server.
import { join } from 'node:path'
import { openStage, type Stage } from '@wxpipe/e2e/stage'
import type { MiniProgram } from '@wxpipe/testing'
import { root } from '@wxpipe/tooling/repository'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readFiles } from '../src/files.ts'

declare const window: { miniProgram?: MiniProgram }

let stage: Stage
beforeAll(async () => {
  const files = readFiles(inject('builtApps')['taro']?.weixin ?? '')
  stage = await openStage(files, 'taro-weixin', join(root, 'artifacts/hosts'))
})
afterAll(() => stage.close())

const pageOnTop = () => stage.page.evaluate(() => window.miniProgram?.host.page?.url)
/** How the requests to a path have ended. */
const statesOf = (path: string) =>
  stage.page.evaluate(
    (end) => window.miniProgram?.host.requests.filter(({ url = '' }) => url.endsWith(end)).map(({ state }) => state),
    path,
  )

it('starts at the login page, once for all that the first page asks for, and the list comes after it', async () => {
  const { screen, logIn, routes } = stage
  await screen.see('登录后将回到刚才的页面')
  expect(await routes()).toEqual(['pages/index/index', 'pages/login/login'])
  await screen.shoot('login')
  await logIn('wrong')
  await screen.see('账号或密码不正确')
  await screen.shoot('login-refused')
  await logIn()
  await screen.see('断桥晨跑五公里')
  expect(await routes()).toEqual(['pages/index/index'])
  await screen.shoot('list')
})

it('five calls with an expired token: one refresh, and nobody notices', async () => {
  const { server, screen, sent } = stage
  server.expireTokens()
  await screen.find('.activity', '断桥晨跑五公里').tap()
  await screen.see('湖上晨雾')
  expect(await pageOnTop()).toBe('/pages/detail/detail?id=101&matchId=1101')
  expect(sent('/token/refresh')).toBe(1)
  await screen.shoot('detail')
})

it('a place is taken, and the list knows of it', async () => {
  const { screen, seeToast, back } = stage
  await screen.tap('.action-join')
  await seeToast('报名成功')
  await screen.see('19 / 30 人')
  await screen.shoot('joined')
  await back()
  await screen.find('.activity', '断桥晨跑五公里').locator('.activity-mine').waitFor()
})

it('a refresh that is refused: one login page, then back with the query, and what was parked resumes', async () => {
  const { server, screen, sent, logIn, routes } = stage
  const before = sent('/group/getGroups')
  server.endSessions()
  await screen.find('.activity', '断桥晨跑五公里').tap()
  await screen.see('登录后将回到刚才的页面')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
  await logIn()
  await screen.see('湖上晨雾')
  expect(await pageOnTop()).toBe('/pages/detail/detail?id=101&matchId=1101')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail'])
  // Sent with the dead token, and once more after the login: nobody asked for it again.
  expect(sent('/group/getGroups') - before).toBe(2)
  await screen.shoot('back-after-login')
})

it('a page that is left takes its reads along', async () => {
  const { screen, back } = stage
  await back()
  await screen.see('近期活动')
  const release = await screen.hold('activity/102')
  await screen.find('.activity', '羽毛球双打夜场').tap()
  await expect.poll(() => statesOf('/activity/102')).toEqual(['running'])
  await back()
  await screen.see('近期活动')
  expect(await statesOf('/activity/102')).toEqual(['fail'])
  await release()
})

it('a photo goes up with a bar that says how far it is, and can be cancelled and sent again', async () => {
  const { screen, choosePictureOf, slowDown, seeToast, sent } = stage
  await screen.find('.activity', '断桥晨跑五公里').tap()
  await screen.see('湖上晨雾')
  await choosePictureOf('.cover')
  await screen.scrollTo('end')
  await screen.tap('.photo-add')
  await screen.find('.caption').fill('湖边起跑')
  await screen.shoot('photo-chosen')
  await slowDown(20)
  await screen.tap('.sheet-add')
  await screen.find('.upload-percent', '50%').waitFor()
  await screen.shoot('photo-half-way', { atOnce: true })
  await screen.tap('.upload .photo-delete')
  await screen.find('.upload', '已取消上传').waitFor()
  expect(sent('/match/uploadMatchImage')).toBe(0)
  await slowDown(0)
  await screen.tap('.upload-again')
  await seeToast('已添加')
  await screen.find('.photo-caption', '湖边起跑').waitFor()
  await screen.shoot('photo-sent')
})

it('a response comes word by word, and can be stopped', async () => {
  const { screen } = stage
  await screen.scrollTo('top')
  await screen.tap('.ask')
  await screen.see('有什么想问的')
  await screen.shoot('ask')
  await screen.find('.chat-hint', '几点集合').tap()
  await screen.see('提前')
  await screen.shoot('answer-half', { atOnce: true })
  expect(await screen.find('.answer').textContent()).not.toContain('路上见')
  await screen.tap('.stop')
  await screen.see('已停止')
  await screen.find('.chat-again').tap()
  await screen.see('路上见')
  await screen.find('.caret').waitFor({ state: 'detached' })
  await screen.shoot('answer-whole')
})

it('nothing of the app has thrown', async () => {
  expect(await stage.errors()).toEqual([])
})
