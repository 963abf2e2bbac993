// In headless Chromium: a plain web page over fetchHost and historyRouter, with the login, uploads, downloads and a stream.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchChromium } from '../src/chromium.ts'
import type { WebApp } from '../src/web-page.ts'
import { openWebSite, type WebSite } from '../src/web-site.ts'

declare const app: WebApp

const FROM = '/group?id=7&title=%E6%99%A8%E8%B7%91%20%26'

let site: WebSite
let browser: Browser
let page: Page
beforeAll(async () => {
  site = await openWebSite()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  site.close()
})
beforeEach(async () => {
  page = await browser.newPage()
  await page.goto(`${site.origin}/app${FROM}`)
  await page.waitForFunction(() => 'app' in globalThis)
  return () => page.close()
})

const pathIs = (path: string) => expect.poll(() => page.url().replace(site.origin, '')).toBe(path)

it('requests go out as wx sends them', async () => {
  expect(await page.evaluate(() => app.get('echo?a=1', { data: { words: '晨跑 &' } }))).toEqual({
    statusCode: 200,
    data: { method: 'GET', url: '/api/echo?a=1&words=%E6%99%A8%E8%B7%91%20%26', body: '' },
  })
  expect(await page.evaluate(() => app.post('echo', { n: [1] }))).toMatchObject({ method: 'POST', body: '{"n":[1]}' })
})

it('a timeout is TIMEOUT, an abort is ABORT, a server that is not there is NETWORK, and the connections are cut', async () => {
  site.cut.length = 0
  expect(await page.evaluate(() => app.get('slow', { timeout: 50 }))).toBe('TIMEOUT')
  expect(await page.evaluate(() => app.abort())).toBe('ABORT')
  expect(await page.evaluate(() => app.get('http://127.0.0.1:9/'))).toBe('NETWORK')
  await expect.poll(() => site.cut).toEqual(['/api/slow', '/api/slow'])
})

it('an upload tells its progress on the way', async () => {
  const devTools = await page.context().newCDPSession(page)
  const throughput = { downloadThroughput: -1, uploadThroughput: 3_000_000 }
  await devTools.send('Network.emulateNetworkConditions', { offline: false, latency: 0, ...throughput })
  const { data, told, type } = await page.evaluate(() => app.upload(3_000_000))
  expect([data, type]).toEqual([{ length: expect.any(Number), isForm: true }, 'application/json'])
  expect((data as { length: number }).length).toBeGreaterThan(3_000_000)
  expect(told.some((progress) => progress > 0 && progress < 100)).toBe(true)
  expect([told[told.length - 1], told]).toEqual([100, Array.from(told).sort((a, b) => a - b)])
})

it('a download is a blob: URL; a refusal in its place is a response', async () => {
  expect(await page.evaluate(() => app.download())).toEqual({ url: 'blob:', length: 100_000 })
  expect(await page.evaluate(() => app.refused())).toEqual(['STATUS', { reason: '不行' }])
})

it('a stream is told event by event', async () => {
  expect(await page.evaluate(() => app.stream())).toEqual(['晨跑', '咖啡'])
})

it('the login opens over the page, and its way back has the query; what waited is sent', async () => {
  site.isLoggedIn = false
  await page.evaluate(() => app.begin('private'))
  await pathIs(`/app/login?from=${encodeURIComponent(FROM)}`)
  expect(await page.evaluate(() => app.pages())).toEqual([FROM, `/login?from=${encodeURIComponent(FROM)}`])
  expect(await page.textContent('body')).toBe(`login ${JSON.stringify({ from: FROM })}`)
  site.isLoggedIn = true
  expect(await page.evaluate(() => app.completed())).toBe(true)
  await pathIs(`/app${FROM}`)
  expect(await page.evaluate(() => app.begun)).toEqual({ statusCode: 200, data: {} })
})

it('the browser’s own way back leaves a page, and ends its reads', async () => {
  await page.evaluate(() => app.open('/detail?id=8'))
  await page.evaluate(() => app.begin('slow'))
  await page.goBack()
  expect(await page.evaluate(() => app.begun)).toBe('ABORT')
  expect(await page.evaluate(() => app.pages())).toEqual([FROM])
})

it('what is stored is there after a reload, and going offline is told', async () => {
  await page.evaluate(() => app.host.setStorageSync('session', { token: 't' }))
  await page.reload()
  await page.waitForFunction(() => 'app' in globalThis)
  expect(await page.evaluate(() => app.host.getStorageSync('session'))).toEqual({ token: 't' })
  const told = page.evaluate(() => new Promise((resolve) => app.host.onNetworkStatusChange(resolve)))
  await page.evaluate(() => 'listens')
  await page.context().setOffline(true)
  expect(await told).toEqual({ isConnected: false, networkType: 'none' })
})
