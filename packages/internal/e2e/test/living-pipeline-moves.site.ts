// The reader's own interceptor in the living pipeline is moved by mouse, finger and keyboard, and what plays leaves no timer.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { asPhone } from '../src/chromium.ts'
import { type Choice, inNode, openLiving, shown } from '../src/living-pipeline.ts'
import { useSite } from '../src/site.ts'

const on = useSite()

// The server is busy twice: outside `retry` the own interceptor runs once, inside it three times.
const busy: Choice = { scene: 'retry', without: [], own: 250 }
const handle = (page: Page) => page.getByRole('slider', { name: 'client-version' })
const isAt = (page: Page, order: number) =>
  page.waitForFunction(`document.querySelector('[role=slider]').ariaValueNow === '${order}'`)

/** The middle of a row, by its name. */
async function middleOf(page: Page, name: string) {
  const { x, y, width, height } = (await page.locator('.rows li', { hasText: name }).boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

it('by mouse: what is let go behind retry runs at each repetition', async () => {
  const { page, trouble } = await openLiving(on.browser, on.site, busy)
  const from = await middleOf(page, 'client-version')
  const to = await middleOf(page, 'retry')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y + 5, { steps: 5 })
  // Those that it has passed make room; nothing is chosen yet.
  expect((await middleOf(page, 'cache')).y).toBeCloseTo(from.y, 0)
  expect(new URL(page.url()).hash).toContain('own=250')
  await page.mouse.up()
  await isAt(page, 550)
  expect(await shown(page)).toEqual(await inNode({ ...busy, own: 550 }))
  expect(await page.locator('[data-count=own]').textContent()).toBe('3')
  expect(new URL(page.url()).hash).toContain('own=550')
  expect(trouble).toEqual([])
  await page.context().close()
})

it('by mouse: no further than the ends, and nowhere when Escape is pressed or it is let go where it was', async () => {
  const { page } = await openLiving(on.browser, on.site, busy)
  const dragBy = async (distance: number) => {
    const { x, y } = await middleOf(page, 'client-version')
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + distance, { steps: 5 })
  }
  await dragBy(100)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await dragBy(10)
  await page.mouse.up()
  expect(new URL(page.url()).hash).toContain('own=250')
  await dragBy(2000)
  await page.mouse.up()
  await isAt(page, 900)
  await dragBy(-2000)
  await page.mouse.up()
  await isAt(page, 100)
  expect(await shown(page)).toEqual(await inNode({ ...busy, own: 100 }))
  await page.context().close()
})

it('by finger: the row moves and the page stands still', async () => {
  const { page, trouble } = await openLiving(on.browser, on.site, busy, asPhone)
  await handle(page).scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate('scrollY')
  const from = await middleOf(page, 'client-version')
  const to = await middleOf(page, 'retry')
  const devTools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    devTools.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: from.x, y }] })
  await touch('touchStart', from.y)
  for (let step = 1; step <= 8; step++) await touch('touchMove', from.y + ((to.y - from.y) * step) / 8)
  await touch('touchEnd')
  await isAt(page, 550)
  expect(await page.evaluate('scrollY')).toBe(scrolled)
  expect(await shown(page)).toEqual(await inNode({ ...busy, own: 550 }))
  expect(trouble).toEqual([])
  await page.context().close()
})

it('by keyboard: past one neighbour at a time, keeps the focus and says where it stands', async () => {
  const { page } = await openLiving(on.browser, on.site, busy)
  const place = page.getByRole('status').filter({ hasText: /外面/ })
  await handle(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await isAt(page, 550)
  expect(await place.textContent()).toBe('550：retry 里面，token-refresh 外面')
  expect(await shown(page)).toEqual(await inNode({ ...busy, own: 550 }))
  await page.keyboard.press('ArrowUp')
  await isAt(page, 400)
  await page.keyboard.press('Home')
  await isAt(page, 100)
  expect(await place.textContent()).toBe('100：最外面，login-redirect 外面')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await isAt(page, 900)
  expect(await place.textContent()).toBe('900：token-expiry 里面，wx.request 外面')
  await page.keyboard.press('ArrowDown')
  expect(await handle(page).evaluate('document.activeElement?.ariaValueNow')).toBe('900')
  await page.context().close()
})

it('by button, without a drag, and the rest of the form with the keyboard', async () => {
  const { page } = await openLiving(on.browser, on.site, { scene: 'ok', without: [], own: 250 })
  await page.getByRole('button', { name: '往里挪' }).click()
  await isAt(page, 400)
  await page.getByRole('button', { name: '往外挪' }).press('Enter')
  await isAt(page, 250)
  await page.locator('input[name=token-refresh]').focus()
  await page.keyboard.press('Space')
  await page.locator('input[value=ok]').focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction('document.querySelector("[data-count=failed]")?.textContent === "5"')
  expect(new URL(page.url()).hash).toBe('#scene=expired&without=token-refresh&own=250')
  await page.context().close()
})

/** Counts the intervals of the page that run. */
const countIntervals = `
  globalThis.intervals = new Set()
  const { setInterval: start, clearInterval: stop } = globalThis
  globalThis.setInterval = (...args) => { const id = start(...args); intervals.add(id); return id }
  globalThis.clearInterval = (id) => { intervals.delete(id); stop(id) }
`

it('played again twice at once it shows one picture with one timer, and none when it is over or left', async () => {
  const context = await on.browser.newContext({
    reducedMotion: 'no-preference',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  await page.addInitScript(countIntervals)
  await page.goto(`${on.site.origin}/#scene=retry`)
  const isOver = page.locator('.living[data-over=true]')
  const running = () => page.evaluate('intervals.size')
  await isOver.waitFor()
  await page.waitForFunction('intervals.size === 0')
  // In one turn, so that the second comes while the first is not yet played.
  await page.evaluate("for (const _ of '12') document.querySelector('.living [type=submit]').click()")
  await page.locator('.living[data-over=false]').waitFor()
  expect(await running()).toBe(1)
  expect(await page.locator('.tokens i').count()).toBeLessThanOrEqual(1)
  await isOver.waitFor()
  await page.waitForFunction('intervals.size === 0')
  expect((await shown(page)).steps).toEqual((await inNode(busy)).steps)
  // Left in the middle of it.
  await page.locator('.living [type=submit]').click()
  await page.locator('.living[data-over=false]').waitFor()
  await page.locator('.VPNavBarMenu a').first().click()
  await page.locator('.living').waitFor({ state: 'detached' })
  expect(await running()).toBe(0)
  await context.close()
})
