// The uni-app example's build for WeChat, in WeChat's component framework in Chromium, against the real meetup server.
import { join } from 'node:path'
import { openStage, type Stage } from '@wxpipe/e2e/stage'
import type { MiniProgram } from '@wxpipe/testing'
import { root } from '@wxpipe/tooling/repository'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readFiles } from '../src/files.ts'

declare const window: { miniProgram?: MiniProgram }

let stage: Stage
/** The members of the login page's data that name the handlers of its two fields. */
let inputs: string[] = []
beforeAll(async () => {
  const files = readFiles(inject('builtApps')['uni']?.weixin ?? '')
  const wxml = new TextDecoder().decode(files['pages/login/login.wxml'])
  inputs = [...wxml.matchAll(/bindinput="\{\{(\w+)\}\}"/g)].map(([, name = '']) => name)
  stage = await openStage(files, 'uni-weixin', join(root, 'artifacts/hosts'))
})
afterAll(() => stage.close())

const urls = () => stage.page.evaluate(() => window.miniProgram?.host.pages.map(({ url }) => url))
/** By their handlers: the framework's events have `detail` on their prototype, where uni-app's runtime does not look. */
const type = (...values: readonly string[]) =>
  stage.page.evaluate(
    ([handlers = [], typed = []]) => {
      const page = Object(window.miniProgram?.host.page)
      handlers.forEach((key, at) => {
        page[page.data[key]]({ type: 'input', target: {}, detail: { value: typed[at] } })
      })
    },
    [inputs, values],
  )
const logIn = async (password = 'meetup') => {
  await type('lin', password)
  await stage.screen.tap('.enter')
}
/** A class of a component: on a phone too, they have names of their own. */
const own = (name: string) => `[class*="--${name} "]`
const detail = `/pages/detail/detail?id=101&matchId=1101&name=${encodeURIComponent('断桥晨跑五公里')}`

it('starts at the login page, once for all that the first page asks for, and the list comes after it', async () => {
  const { screen, routes } = stage
  await screen.see('登录后将回到刚才的页面')
  expect(await routes()).toEqual(['pages/index/index', 'pages/login/login'])
  await screen.shoot('login')
  await logIn('wrong')
  await screen.see('账号或密码不正确')
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
  expect((await urls())?.at(-1)).toBe(detail)
  expect(sent('/token/refresh')).toBe(1)
  await screen.shoot('detail')
})

it('a refresh that is refused: one login page, then back with the query, and what was parked resumes', async () => {
  const { server, screen, sent, back, routes } = stage
  await back()
  await screen.see('近期活动')
  const before = sent('/match/getMatchImages')
  server.endSessions()
  await screen.find('.activity', '断桥晨跑五公里').tap()
  await screen.see('登录后将回到刚才的页面')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
  await logIn()
  await screen.see('湖上晨雾')
  expect(await urls()).toEqual(['/pages/index/index', detail])
  // Sent with the dead token, and once more after the login: no page asked for it again.
  expect(sent('/match/getMatchImages') - before).toBe(2)
})

it('a page that is left takes its reads along', async () => {
  const { screen, back, page } = stage
  const states = () =>
    page.evaluate(() =>
      window.miniProgram?.host.requests.filter(({ url = '' }) => url.endsWith('/102')).map(({ state }) => state),
    )
  await back()
  await screen.see('近期活动')
  const release = await screen.hold('activity/102')
  await screen.find('.activity', '羽毛球双打夜场').tap()
  await expect.poll(states).toEqual(['running'])
  await back()
  await screen.see('近期活动')
  expect(await states()).toEqual(['fail'])
  await release()
})

it('a response comes word by word, and can be stopped', async () => {
  const { screen } = stage
  await screen.find('.activity', '断桥晨跑五公里').tap()
  await screen.see('湖上晨雾')
  await screen.find(own('hint'), '几点集合').tap()
  await screen.see('提前')
  await screen.shoot('answer-half', { atOnce: true })
  expect(await screen.find(own('answer')).textContent()).not.toContain('路上见')
  await screen.find(own('stop'), '停止').tap()
  await screen.see('已停止')
  await screen.find(own('hint'), '下雨还办吗').tap()
  await screen.see('前一天晚上会通知大家')
  await screen.shoot('answer-whole')
})

it('nothing of the app has thrown', async () => {
  expect(await stage.errors()).toEqual([])
})
