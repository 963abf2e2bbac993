// In headless Chromium: the compiled Mini Program, its session expiring, one login page, and back; with pictures for people.
import type { MiniProgram } from '@wxpipe/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readFiles } from '../src/compiled.ts'
import { openStage, type Stage } from '../src/stage.ts'

declare const window: { miniProgram?: MiniProgram }
declare const document: {
  createElement(tag: string): Image
  querySelector(selectors: string): { append(image: Image): void }
}
declare const getComputedStyle: (image: Image) => { readonly objectFit: string }
interface Image {
  setAttribute(name: string, value: string): void
  getBoundingClientRect(): { readonly width: number; readonly height: number }
  remove(): void
}

let stage: Stage
beforeAll(async () => {
  stage = await openStage(readFiles(inject('compiledApp')), 'pages')
})
afterAll(() => stage.close())

it('a new user is asked to log in', async () => {
  const { screen, routes } = stage
  await screen.see('登录同城活动')
  expect(await routes()).toEqual(['pages/index/index', 'pages/login/login'])
  await screen.shoot('login')
})

it('and to agree first: without the tick nothing is sent', async () => {
  const { screen, sent, back } = stage
  await screen.tap('.enter-wechat')
  await screen.see('请先阅读并同意用户协议')
  expect(sent('/login/wechat')).toBe(0)
  await screen.shoot('login-without-the-tick')
  await screen.find('.link', '隐私政策').tap()
  await screen.see('我们收集什么')
  await screen.shoot('privacy')
  await back()
})

it('a wrong password is told where it was typed', async () => {
  const { screen, logIn } = stage
  await logIn('guess')
  await screen.see('账号或密码不正确')
  await screen.shoot('login-refused')
})

it('then come groups and activities, whose places are held until they are there', async () => {
  const { screen, routes, logIn } = stage
  const release = await screen.hold('activity/getActivityList')
  await logIn()
  await screen.find('.activity-cover.bone').first().waitFor()
  await screen.shoot('index-skeleton', { atOnce: true })
  await release()
  await screen.see('断桥晨跑五公里')
  expect(await routes()).toEqual(['pages/index/index'])
  await screen.shoot('index')
})

it('the end of the list brings more', async () => {
  const { screen, sent } = stage
  const before = sent('/activity/getActivityList')
  await screen.scrollTo('end')
  await screen.see('没有更多了')
  expect(sent('/activity/getActivityList')).toBe(before + 1)
  await screen.scrollTo('end')
  await screen.shoot('index-end')
  await screen.scrollTo('top')
})

it('when the token has expired, several requests fail and one login page opens', async () => {
  const { server, screen, routes } = stage
  server.expireTokens()
  server.clearRequests()
  await screen.tap('.activity')
  await screen.see('登录后将回到刚才的页面')
  expect(server.requests.filter(({ code }) => code === '99997').length).toBeGreaterThanOrEqual(4)
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
})

it('after the login the page that was left shows its data', async () => {
  const { screen, routes, sent, logIn } = stage
  const release = await screen.hold('activity/101')
  await logIn()
  await screen.find('.cover.bone').waitFor()
  await screen.shoot('detail-skeleton', { atOnce: true })
  await release()
  await screen.see('终点线')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail'])
  expect(sent('/login')).toBe(1)
  await screen.shoot('detail')
})

it('where the network is gone the page says so, and loads when it is back', async () => {
  const { screen, back } = stage
  await back()
  const comeBack = await screen.lose('activity/104')
  await screen.find('.activity').nth(3).tap()
  await screen.see('网络不太顺畅')
  await screen.shoot('failed')
  await comeBack()
  await screen.tap('.next')
  await screen.see('还没有照片')
  await screen.scrollTo('end')
  await screen.shoot('detail-without-photos')
  await back()
})

it('after a logout nobody is there, and the way back in is one button', async () => {
  const { page, screen, back } = stage
  await page.locator('.wx-tab').nth(1).tap()
  await screen.tap('.log-out')
  await screen.see('登录同城活动')
  await back()
  await screen.see('已退出登录')
  await screen.shoot('signed-out')
  await screen.tap('.next')
  await screen.tap('.tick')
  await screen.tap('.enter-wechat')
  await screen.see('林晓')
})

it('a list with nothing in it says so', async () => {
  const { page, screen } = stage
  await screen.respond('activity/getActivityList', {
    code: '10000',
    data: { list: [], total: 0, pageNo: 1, pageSize: 8 },
  })
  await page.locator('.wx-tab').nth(0).tap()
  await page.evaluate(() => window.miniProgram?.pullDown())
  await screen.see('近期没有活动')
  await screen.shoot('empty')
})

it('an image without a size of its own is 320 by 240, and cut to its mode, as in WeChat', async () => {
  const drawn = await stage.page.evaluate(() => {
    const image = document.createElement('img')
    image.setAttribute('mode', 'aspectFill')
    document.querySelector('.wx-scroll').append(image)
    const { width, height } = image.getBoundingClientRect()
    const { objectFit } = getComputedStyle(image)
    image.remove()
    return { width, height, objectFit }
  })
  expect(drawn).toEqual({ width: 320, height: 240, objectFit: 'cover' })
})

it('nothing of the app has thrown', async () => {
  expect(await stage.errors()).toEqual([])
})
