// In headless Chromium: the compiled Mini Program, its session expiring, one login page, and back; with pictures for people.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MiniProgram } from '@wxpipe/testing'
import { root } from '@wxpipe/tooling/repository'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium, openPhone } from '../src/chromium.ts'
import { readFiles } from '../src/compiled.ts'
import { createServer } from '../src/meetup-server.ts'
import { createScreen, type Screen } from '../src/screen.ts'

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

const artifacts = join(root, 'artifacts/miniprogram')
const server = createServer()
let browser: Browser
let page: Page
let screen: Screen

beforeAll(async () => {
  rmSync(artifacts, { recursive: true, force: true })
  mkdirSync(artifacts, { recursive: true })
  browser = await launchChromium()
  page = await openPhone(browser, readFiles(inject('compiledApp')), await server.listen())
  screen = createScreen(page, artifacts)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const routes = () => page.evaluate(() => window.miniProgram?.host.pages.map(({ route }) => route))
const sent = (path: string) => server.requests.filter((request) => request.path.endsWith(path)).length

async function logIn() {
  await screen.find('input').nth(0).fill('lin')
  await screen.find('input').nth(1).fill('meetup')
  await screen.shoot('login')
  await screen.tap('.enter')
}

it('a new user is asked to log in', async () => {
  await screen.see('登录同城活动')
  expect(await routes()).toEqual(['pages/index/index', 'pages/login/login'])
  await screen.tap('.enter')
  await screen.see('请输入账号和密码')
  await screen.shoot('login-refused')
})

it('and then sees groups and activities', async () => {
  const release = await screen.hold('activity/getActivityList')
  await logIn()
  await screen.see('加载中')
  await screen.shoot('loading', { atOnce: true })
  await release()
  await screen.see('断桥晨跑五公里')
  expect(await routes()).toEqual(['pages/index/index'])
  await screen.shoot('index')
})

it('the end of the list brings more', async () => {
  const before = sent('/activity/getActivityList')
  await screen.scrollTo('end')
  await screen.see('没有更多了')
  expect(sent('/activity/getActivityList')).toBe(before + 1)
  await screen.scrollTo('end')
  await screen.shoot('index-end')
  await screen.scrollTo('top')
})

it('when the token has expired, several requests fail and one login page opens', async () => {
  server.expireTokens()
  server.clearRequests()
  await screen.tap('.activity')
  await screen.see('登录后将回到刚才的页面')
  expect(server.requests.filter(({ code }) => code === '99997').length).toBeGreaterThanOrEqual(4)
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
})

it('after the login the page that was left shows its data', async () => {
  await logIn()
  await screen.see('终点线')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail'])
  expect(sent('/login')).toBe(1)
  await screen.shoot('detail')
})

it('a picture is added and deleted', async () => {
  await screen.tap('.photo-add')
  await screen.see('添加照片')
  await screen.find('input').fill('湖边起跑')
  await screen.shoot('add-photo')
  await screen.find('button', '添加').tap()
  await screen.see('湖边起跑')
  await screen.shoot('toast', { atOnce: true })
  await screen.shoot('photo-added')
  await screen.find('.photo-delete').last().tap()
  await screen.find('.photo-caption', '湖边起跑').waitFor({ state: 'detached' })
})

it('where the network is gone the page says so, and loads when it is back', async () => {
  await page.locator('.wx-bar-back').tap()
  const comeBack = await screen.lose('activity/104')
  await screen.find('.activity').nth(3).tap()
  await screen.see('网络不太顺畅')
  await screen.shoot('failed')
  await comeBack()
  await screen.tap('.retry')
  await screen.see('卡坦岛新手局')
  await screen.shoot('detail-without-photos')
})

it('the other tab shows who is logged in, and after a logout nobody', async () => {
  await page.locator('.wx-bar-back').tap()
  await page.locator('.wx-tab').nth(1).tap()
  await screen.see('Lin Xiao')
  expect(await routes()).toEqual(['pages/profile/profile'])
  await screen.shoot('profile')
  await screen.tap('.log-out')
  await screen.see('登录同城活动')
  await page.locator('.wx-bar-back').tap()
  await screen.see('已退出登录')
  await screen.shoot('signed-out')
})

it('a list with nothing in it says so', async () => {
  await screen.tap('.retry')
  await screen.tap('.enter-wechat')
  await screen.see('Lin Xiao')
  await screen.answer('activity/getActivityList', {
    code: '10000',
    data: { list: [], total: 0, pageNo: 1, pageSize: 8 },
  })
  await page.locator('.wx-tab').nth(0).tap()
  await page.evaluate(() => window.miniProgram?.pullDown())
  await screen.see('近期没有活动')
  await screen.shoot('empty')
})

it('an image without a size of its own is 320 by 240, and cut to its mode, as in WeChat', async () => {
  const drawn = await page.evaluate(() => {
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
  expect(await page.evaluate(() => window.miniProgram?.host.errors.map(String))).toEqual([])
})
