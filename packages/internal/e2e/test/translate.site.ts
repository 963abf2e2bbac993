// "Translate my HttpUtil" on the built site: it recognises, writes, copies and weighs, with a mouse, a keyboard, in the dark, on a phone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../src/accessibility.ts'
import { overflowOf, shots, useSite, visit } from '../src/site.ts'

const PAGE = '/migrate/from-http-util.html'
const budgets = JSON.parse(readFileSync(join(root, 'packages/internal/tooling/budgets.json'), 'utf8'))

const pasted = `
const BASE_URL = 'https://api.meetup.cn/v1'
function request(url, data, method) {
  wx.showLoading({ title: '加载中' })
  return new Promise((resolve, reject) => wx.request({
    url: BASE_URL + url, data, method,
    header: { token: wx.getStorageSync('jwt') },
    success(res) {
      if (res.data.ret === 1) resolve(res.data.list)
      else if (res.data.ret === 4003) wx.navigateTo({ url: '/pages/me/login' })
      else wx.showToast({ title: res.data.info })
    },
    fail: reject,
  }))
}`

const on = useSite()

async function open(hash = '', options: BrowserContextOptions = {}, path = PAGE) {
  const visited = await visit(on.browser, `${on.site.origin}${path}${hash}`, { reducedMotion: 'reduce', ...options })
  // The list comes with the library, after the page.
  await visited.page.locator('[data-list]', { hasText: 'token-injection' }).waitFor()
  return visited
}

const fileOf = async (page: Page) => (await page.locator('[data-file] code').textContent()) ?? ''
const listOf = async (page: Page) => (await page.locator('[data-list]').textContent()) ?? ''
const choiceIn = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1))

describe('translate my HttpUtil', () => {
  it('writes litemall’s fields when litemall is chosen, and keeps that in the address', async () => {
    const { page, trouble } = await open()
    await page.locator('input[value=litemall]').check()
    const text = await fileOf(page)
    expect(text).toContain(`code: 'errno'`)
    expect(text).toContain(`message: 'errmsg'`)
    expect(text).toContain(`header: 'X-Litemall-Token'`)
    expect(page.url()).toContain('#dialect=litemall')
    await page.reload()
    await page.locator('input[value=litemall]:checked').waitFor()
    expect(await fileOf(page)).toBe(text)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('recognises what is pasted, says what it could not know, and sends nothing', async () => {
    const { page, trouble } = await open()
    const asked: string[] = []
    page.on('request', (request) => {
      // The icon is asked for again when the address changes, and VitePress fetches the pages of links that come into view.
      if (request.method() !== 'GET' || !/\/(logo\.svg|assets\/[^?]*)$/.test(request.url())) asked.push(request.url())
    })
    await page.locator('.paste textarea').fill(pasted)
    await page.locator('[data-found=baseURL]').waitFor()
    const text = await fileOf(page)
    for (const part of [
      `baseURL: 'https://api.meetup.cn/v1'`,
      `wx.getStorageSync('jwt')`,
      `header: 'token'`,
      `scheme: ''`,
      'codes: [4003]',
      `loginPage: '/pages/me/login'`,
      `envelope({ code: 'ret', message: 'info', success: [1], data: 'list' })`,
    ])
      expect(text).toContain(part)
    expect(await page.locator('[data-doubt]').count()).toBe(0)
    await page.locator('.paste textarea').fill('console.log(1)')
    await page.locator('[data-doubt=nothing]').waitFor()
    expect(asked).toEqual([])
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('shows the list that the library prints, and what it refuses', async () => {
    const { page, trouble } = await open('#dialect=own&extras=refresh,cache,retry,toast,loading,data')
    expect((await listOf(page)).split('\n').map((line) => line.replace(/^\d+ /, ''))).toEqual([
      ...['toast', 'login-redirect', 'loading', 'cache', 'retry', 'token-refresh', 'token-injection', 'envelope'],
      'token-expiry',
    ])
    await page.locator('details summary', { hasText: '更多' }).click()
    await page.locator('textarea[name=headers]').fill('x-city: 杭州')
    expect(await page.locator('.refusal').textContent()).toContain('x-city')
    await page.locator('textarea[name=headers]').fill('')
    await page.locator('.refusal').waitFor({ state: 'detached' })
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('weighs the sum of the limits', async () => {
    const { page } = await open('#dialect=own&loginPage=&extras=cache,retry')
    const sum =
      budgets.bundles[0].limit + 3 * budgets.plugins.default + budgets.plugins.cache + budgets.plugins.envelope
    expect(await page.locator('[data-bytes]').textContent()).toBe(sum.toLocaleString('en-US'))
    await page.context().close()
  })

  it('copies the file and the line that installs it', async () => {
    const { page } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] })
    for (const [place, part] of [
      ['[data-file]', 'export const http = dataOf(client)'],
      ['[data-install]', 'npm i @wxpipe/core @wxpipe/token-injection'],
    ] as const) {
      await page.locator(`${place} button.copy`).click()
      await page.locator(`${place} button.copied`).waitFor()
      const copied = String(await page.evaluate('navigator.clipboard.readText()'))
      expect(copied).toContain(part)
      expect(copied.trim()).toBe((await page.locator(`${place} code`).textContent())?.trim())
    }
    await page.context().close()
  })

  it('is used with the keyboard alone, and in English after the switch of the language', async () => {
    const { page } = await open()
    await page.locator('input[value=own]').focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('input[name=retry]').focus()
    await page.keyboard.press('Space')
    await page.locator('input[name=header]').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(`X-'Token'`)
    expect(choiceIn(page).get('dialect')).toBe('ruoyi')
    expect(choiceIn(page).get('extras')).toBe('retry,loading,toast,data')
    expect(await fileOf(page)).toContain(String.raw`header: 'X-\'Token\''`)
    await page.goto(`${on.site.origin}/en${PAGE}${new URL(page.url()).hash}`)
    await page.locator('input[value=ruoyi]:checked').waitFor()
    expect(await fileOf(page)).toContain('the login page calls login.completed()')
    await page.context().close()
  })
})

const looks = [
  { name: 'light', path: PAGE, colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', path: PAGE, colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'phone', path: PAGE, colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'en-phone-dark', path: `/en${PAGE}`, colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { name: 'en-light', path: `/en${PAGE}`, colorScheme: 'light', viewport: { width: 1280, height: 800 } },
] as const

it.each(looks)('fits and has no serious finding of axe: $name', async ({ name, path, ...options }) => {
  const { page, trouble } = await open('', options, path)
  await page
    .locator('.paste textarea')
    .fill(pasted.replace("'/pages/me/login'", 'LOGIN').replace('=== 1', '=== CODE_OK'))
  await page.locator('[data-doubt=names]').waitFor()
  await page.locator('.translate').screenshot({ path: join(shots, `translate-${name}.png`) })
  expect(await overflowOf(page)).toBe(0)
  expect(await seriousFindings(page)).toEqual([])
  expect(trouble).toEqual([])
  await page.context().close()
})
