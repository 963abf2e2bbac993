// A visitor finds the way about the built site: the bar, the sidebar, the other language, the keyboard, and a page that is not there.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { asPhone } from '../src/chromium.ts'
import { hydrated, useSite, visit } from '../src/site.ts'

const on = useSite()

const pathOf = (page: Page) => new URL(page.url()).pathname

it.each([
  ['/nowhere/at-all.html', '没有这一页', '/'],
  ['/en/nowhere.html', 'There is no such page', '/en/'],
])('%s says in its language that there is no such page, and leads home', async (path, words, home) => {
  const { page } = await visit(on.browser, on.site.origin + path)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words)
  await page.locator('.NotFound a').click()
  await page.locator('.VPHero').waitFor()
  expect(pathOf(page)).toBe(home)
  await page.context().close()
})

it('the other language is the same page, there and back', async () => {
  const { page, trouble } = await visit(on.browser, `${on.site.origin}/guide/pipeline.html`)
  const change = async (to: string) => {
    await page.locator('.VPNavBarTranslations button').hover()
    await page.locator('.VPNavBarTranslations').getByRole('link', { name: to }).click()
  }
  await change('English')
  await page.getByRole('heading', { level: 1, name: 'Interceptors and their order' }).waitFor()
  expect(pathOf(page)).toBe('/en/guide/pipeline.html')
  await change('简体中文')
  await page.getByRole('heading', { level: 1, name: '拦截器与顺序' }).waitFor()
  expect(pathOf(page)).toBe('/guide/pipeline.html')
  expect(trouble).toEqual([])
  await page.context().close()
})

it('the keyboard comes first to the link past the bar, then through the bar', async () => {
  const { page } = await visit(on.browser, `${on.site.origin}/session/refresh.html`)
  const focused: string[] = []
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press('Tab')
    focused.push(await page.evaluate('document.activeElement.ariaLabel || document.activeElement.innerText.trim()'))
  }
  expect(focused).toEqual(['跳到正文', 'wxpipe', '搜索', '指南', '怎么做', '迁移', '速查', '插件包'])
  await page.reload()
  await hydrated(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  // In the text now, past the bar and the sidebar.
  expect(await page.evaluate('document.getElementById("VPContent").contains(document.activeElement)')).toBe(true)
  await page.context().close()
})

it.each([
  ['/guide/errors.html', '指南'],
  ['/session/refresh.html', '怎么做'],
  ['/en/network/weak-network.html', 'How to'],
  ['/reference/orders.html', '速查'],
  ['/api/retry.html', '插件包'],
])('%s is marked in the bar as %s', async (path, word) => {
  const { page } = await visit(on.browser, on.site.origin + path)
  expect(await page.locator('.VPNavBarMenu > .active').allInnerTexts()).toEqual([word])
  await page.context().close()
})

it.each(['/packages/validation.html', '/api/validation.html', '/reference/orders.html'])(
  'the row of %s is in view in the sidebar',
  async (path) => {
    const { page } = await visit(on.browser, on.site.origin + path)
    const row = page.locator('.VPSidebarItem.is-active.is-link')
    await row.waitFor()
    await page.waitForFunction(`(() => {
      const { top, bottom } = document.querySelector('.VPSidebarItem.is-active.is-link').getBoundingClientRect()
      return top >= 64 && bottom <= innerHeight
    })()`)
    expect(await page.evaluate('scrollY')).toBe(0)
    await page.context().close()
  },
)

it('a phone reaches every section from the menu', async () => {
  const { page, trouble } = await visit(on.browser, `${on.site.origin}/`, asPhone)
  await page.locator('.VPNavBarHamburger').tap()
  await page.locator('.VPNavScreen').getByRole('button', { name: '怎么做' }).tap()
  await page.locator('.VPNavScreen').getByRole('link', { name: '网络' }).tap()
  await page.locator('.VPDoc h1').waitFor()
  expect(pathOf(page)).toMatch(/^\/network\//)
  expect(trouble).toEqual([])
  await page.context().close()
})
