// In headless Chromium: the inspector's panel over the compiled Mini Program, opened, read and closed; with pictures for people.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readFiles } from '../src/compiled.ts'
import { openStage, type Stage } from '../src/stage.ts'

/** As the framework writes the classes of a component that keeps its styles to itself. */
const own = (name: string) => `[class~="miniprogram_npm-wxpipe-inspector-panel-panel--${name}"]`

let stage: Stage
beforeAll(async () => {
  stage = await openStage(readFiles(inject('compiledApp')), 'panel')
  await stage.screen.see('登录同城活动')
  await stage.logIn()
  await stage.screen.see('断桥晨跑五公里')
})
afterAll(() => stage.close())

it('a button lies over the page, which can be used beneath it', async () => {
  const { screen, routes, back } = stage
  await screen.find(own('button')).waitFor()
  await screen.shoot('button')
  await screen.tap('.activity')
  await screen.see('终点线')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail'])
  await back()
})

it('the list has the calls with method, path and status, the newest first', async () => {
  const { screen } = stage
  await screen.tap(own('button'))
  await screen.see('网络请求')
  await screen.find(own('line'), 'activity/getActivityList').first().waitFor()
  expect(await screen.find(own('line'), 'login').count()).toBeGreaterThan(0)
  await screen.shoot('list')
})

it('a call that was sent three times and failed says so', async () => {
  const { screen } = stage
  await screen.tap(own('close'))
  const comeBack = await screen.lose('activity/104')
  await screen.find('.activity').nth(3).tap()
  await screen.see('网络不太顺畅')
  await screen.tap(own('button'))
  await screen.find(own('line'), '失败').first().waitFor()
  await screen.shoot('failed')
  await comeBack()
})

it('all of a call shows its way through the interceptors, the waits between them, its sends, and no token', async () => {
  const { page, screen } = stage
  await screen.find(own('line'), '失败').first().tap()
  await screen.see('经过的拦截器')
  await screen.find(own('step'), 'retry').first().waitFor()
  await screen.find(own('wait')).first().waitFor()
  await screen.see('第 3 次发送')
  await screen.find(own('field'), '•••').first().waitFor()
  await screen.shoot('detail')
  await page.emulateMedia({ colorScheme: 'dark' })
  await screen.shoot('detail-dark')
  await page.emulateMedia({ colorScheme: 'light' })
})

it('closed, it gives the page back', async () => {
  const { screen, back } = stage
  await screen.tap(own('close'))
  await back()
  await screen.see('断桥晨跑五公里')
  await screen.find(own('sheet')).waitFor({ state: 'detached' })
})

it('nothing of the app has thrown', async () => {
  expect(await stage.errors()).toEqual([])
})
