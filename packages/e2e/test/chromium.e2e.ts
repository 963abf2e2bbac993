// In headless Chromium: the compiled Mini Program, its session expiring, one login page, and back.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MiniProgram } from '@wxpipe/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { root } from '../../tooling/src/repository.ts'
import { findChromium, launchChromium, openPhone } from '../src/chromium.ts'
import { readFiles } from '../src/compiled.ts'
import { createServer } from '../src/meetup-server.ts'

declare const window: { miniProgram?: MiniProgram }

const artifacts = join(root, 'artifacts/miniprogram')
const server = createServer()
let browser: Browser
let page: Page
let shots = 0

beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true })
  browser = await launchChromium(findChromium() ?? '')
  page = await openPhone(browser, readFiles(inject('compiledApp')), await server.listen())
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const routes = () => page.evaluate(() => window.miniProgram?.host.pages.map(({ route }) => route))
const sent = (path: string) => server.requests.filter((request) => request.path.endsWith(path)).length
const see = (words: string) =>
  page.locator('.wx-page:not([hidden])').getByText(words).first().waitFor({ timeout: 10_000 })
const tap = (selector: string) => page.locator(`.wx-page:not([hidden]) ${selector}`).first().tap()

/** A picture for people, once nothing moves any more. */
async function shoot(name: string) {
  await page.waitForLoadState('networkidle')
  await page.locator('.wx-toast').waitFor({ state: 'hidden' })
  await page.waitForTimeout(150)
  shots += 1
  await page.screenshot({ path: join(artifacts, `${shots}-${name}.png`) })
}

async function logIn() {
  await page.locator('.wx-page:not([hidden]) input').nth(0).fill('lin')
  await page.locator('.wx-page:not([hidden]) input').nth(1).fill('meetup')
  await shoot('login')
  await tap('.enter')
}

it('a new user is asked to log in, and then sees groups and activities', async () => {
  await see('登录同城活动')
  expect(await routes()).toEqual(['pages/index/index', 'pages/login/login'])
  await logIn()
  await see('断桥晨跑五公里')
  expect(await routes()).toEqual(['pages/index/index'])
  await shoot('index')
})

it('when the token has expired, several requests fail and one login page opens', async () => {
  server.expireTokens()
  server.clearRequests()
  await tap('.activity')
  await see('登录后将回到刚才的页面')
  expect(server.requests.filter(({ code }) => code === '99997').length).toBeGreaterThanOrEqual(4)
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail', 'pages/login/login'])
})

it('after the login the page that was left shows its data', async () => {
  await logIn()
  await see('终点线')
  expect(await routes()).toEqual(['pages/index/index', 'pages/detail/detail'])
  expect(sent('/login')).toBe(1)
  await shoot('detail')
})

it('a picture is added and deleted', async () => {
  await tap('.photo-add')
  await see('添加照片')
  await page.locator('.wx-page:not([hidden]) input').fill('湖边起跑')
  await shoot('add-photo')
  await page.locator('.wx-page:not([hidden]) button', { hasText: '添加' }).tap()
  await see('湖边起跑')
  await shoot('photo-added')
  await page.locator('.photo-delete').last().tap()
  await page.locator('.photo-caption', { hasText: '湖边起跑' }).waitFor({ state: 'detached' })
})

it('the other tab shows who is logged in', async () => {
  await page.locator('.wx-bar-back').tap()
  await page.locator('.wx-tab').nth(1).tap()
  await see('Lin Xiao')
  expect(await routes()).toEqual(['pages/profile/profile'])
  await shoot('profile')
})

it('nothing of the app has thrown', async () => {
  expect(await page.evaluate(() => window.miniProgram?.host.errors.map(String))).toEqual([])
})
