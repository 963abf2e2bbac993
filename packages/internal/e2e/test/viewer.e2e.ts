// In headless Chromium: the viewer takes a HAR by file, drop and paste, and shows it, without a server and without a request.
import { reportPage, viewerPage } from '@wxpipe/viewer/pages'
import { ofChrome, sampleHar } from '@wxpipe/viewer/samples'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { giveHar } from '../src/give-har.ts'
import { openViewerStage, type ViewerStage } from '../src/viewer-stage.ts'

declare const document: {
  querySelector(selectors: string): Scrolled
  querySelectorAll(selectors: string): { readonly length: number }
  readonly documentElement: { readonly scrollWidth: number; readonly clientWidth: number }
  dispatchEvent(event: unknown): void
}
declare const requestAnimationFrame: (frame: () => void) => void
interface Scrolled {
  scrollTop: number
  readonly scrollHeight: number
  dispatchEvent(event: unknown): void
}

let stage: ViewerStage
let html: string
beforeAll(async () => {
  html = await viewerPage(sampleHar())
  stage = await openViewerStage()
})
afterAll(() => stage.close())

it('the page asks for a file, in the reader’s language', async () => {
  const opened = await stage.open(html, { locale: 'zh-CN' })
  await opened.page.getByText('把 HAR 文件拖到这里').waitFor()
  await opened.shoot('empty-zh')
  await opened.page.getByRole('button', { name: 'English' }).click()
  await opened.page.getByText('Drop a HAR file here').waitFor()
  expect(opened.trouble).toEqual([])
})

it.each([
  ['drop', 'shop.har'],
  ['paste', 'pasted text'],
] as const)('a HAR comes by %s', async (kind, name) => {
  const opened = await stage.open(html)
  await giveHar(opened.page, kind, JSON.stringify(ofChrome), { name: 'shop.har' })
  await opened.rows.first().waitFor()
  expect(await opened.rows.count()).toBe(3)
  expect(await opened.page.title()).toContain(name)
  expect(opened.trouble).toEqual([])
})

it('a HAR of another tool comes by the file chooser, and another file takes its place', async () => {
  const opened = await stage.open(html)
  await opened.choose('shop.har', JSON.stringify(ofChrome))
  await opened.rows.first().waitFor()
  await opened.shoot('of-chrome')
  await opened.choose('app.har', JSON.stringify(sampleHar(5)))
  await opened.page.getByText('5 calls, 5 sends').waitFor()
  expect(opened.trouble).toEqual([])
})

it('a bad file is told, and what was shown stays', async () => {
  const opened = await stage.open(html)
  await opened.choose('photo.har', 'PNG')
  await opened.page.getByText('photo.har: This is no HAR: it is not JSON.').waitFor()
  await opened.shoot('bad-file')
  await opened.choose('shop.har', JSON.stringify(ofChrome))
  await opened.rows.first().waitFor()
  expect(await opened.page.locator('.page-error').textContent()).toBe('')
  await opened.choose('half.har', JSON.stringify(ofChrome).slice(0, 900))
  await opened.page.getByText('half.har: This HAR is cut off').waitFor()
  expect(await opened.rows.count()).toBe(3)
  expect(opened.trouble).toEqual([])
})

it('the way of a call is opened and looked at with the keyboard alone', async () => {
  const opened = await stage.open(html, { colorScheme: 'dark' })
  const { page } = opened
  await page.getByRole('button', { name: 'See an example' }).click()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  expect(await page.getByRole('treegrid').getByRole('row', { expanded: true }).count()).toBe(1)
  expect(await page.locator('.wf-row-lane').count()).toBe(7)
  await page.keyboard.press('Enter')
  await page.getByText('Way through the interceptors').waitFor()
  await opened.shoot('dark')
  await page.keyboard.press('Escape')
  expect(await page.locator('.wf-details').count()).toBe(0)
  expect(await page.locator('[role=treegrid]:focus').count()).toBe(1)
  expect(opened.trouble).toEqual([])
})

it('a stretch of time that is dragged over in the overview is looked at closer', async () => {
  const opened = await stage.open(html)
  const { page } = opened
  await page.getByRole('button', { name: 'See an example' }).click()
  await opened.shoot('light')
  const before = await opened.rows.count()
  const box = (await page.locator('.wf-overview').boundingBox())!
  await page.mouse.move(box.x + box.width * 0.6, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'All of it' }).waitFor()
  expect(await opened.rows.count()).toBeLessThan(before)
  await opened.shoot('zoomed')
  await page.getByRole('button', { name: 'All of it' }).click()
  expect(await opened.rows.count()).toBe(before)
  expect(opened.trouble).toEqual([])
})

it('a phone’s width shows it without a scroll to the side', async () => {
  const opened = await stage.open(html, { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'zh-CN' })
  const { page } = opened
  await page.getByRole('button', { name: '看个例子' }).tap()
  await page.locator('.wf-toggle').nth(2).tap()
  await opened.shoot('phone')
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth).toBe(clientWidth)
  await page.locator('.wf-row-call').nth(1).tap()
  await opened.shoot('phone-details')
  await page.getByRole('button', { name: '关闭' }).tap()
  expect(opened.trouble).toEqual([])
})

it('so does a report, whose scenes have addresses that are wider than a phone', async () => {
  const scenes = [`Back on the page she left: /pages/detail/detail?title=${'Broken%20Bridge%20'.repeat(9)}`]
  const chapters = [{ title: 'Login redirect', moral: 'One login page opens.', scenes, har: sampleHar(3) }]
  const report = await reportPage({ title: 'Meetup: the story of the demo', introduction: 'As it was seen.', chapters })
  const opened = await stage.open(report, { viewport: { width: 390, height: 844 } })
  await opened.rows.first().waitFor()
  const sides = await opened.page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(sides.scrollWidth).toBe(sides.clientWidth)
  await opened.shoot('report-phone')
  expect(opened.trouble).toEqual([])
})

it('of a thousand entries only those in sight have rows, wherever one scrolls', async () => {
  const opened = await stage.open(html)
  const { page } = opened
  await opened.choose('long.har', JSON.stringify(sampleHar(1_000)))
  await opened.rows.first().waitFor()
  const seen = await page.evaluate(async () => {
    const list = document.querySelector('.wf-scroller')
    const counts: number[] = []
    for (let at = 0; at < list.scrollHeight; at += 700) {
      list.scrollTop = at
      await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      counts.push(document.querySelectorAll('.wf-row[id]').length)
    }
    return counts
  })
  expect(seen.length).toBeGreaterThan(30)
  expect(Math.max(...seen)).toBeLessThan(60)
  expect(Math.min(...seen)).toBeGreaterThan(10)
  await page.keyboard.press('End')
  expect(await page.locator('.wf-active').getAttribute('aria-rowindex')).toBe('1001')
  await opened.shoot('thousand')
  expect(opened.trouble).toEqual([])
})
