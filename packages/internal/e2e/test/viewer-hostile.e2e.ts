// In headless Chromium: a HAR and a report that mean harm stay text, in the viewer and in a report.
import { reportPage, viewerPage } from '@wxpipe/viewer/pages'
import { hostile, sampleHar } from '@wxpipe/viewer/samples'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openViewerStage, type ViewerStage } from '../src/viewer-stage.ts'

declare const window: { readonly hacked?: unknown }

let stage: ViewerStage
let html: string
beforeAll(async () => {
  html = await viewerPage(sampleHar())
  stage = await openViewerStage()
})
afterAll(() => stage.close())

it('a hostile HAR runs nothing, loads nothing and opens nothing', async () => {
  const opened = await stage.open(html)
  const { page } = opened
  await opened.choose('hostile.har', JSON.stringify(hostile))
  await opened.rows.first().waitFor()
  await page.getByRole('button', { name: 'Open all' }).click()
  await page.keyboard.press('Tab')
  await opened.rows.first().click()
  await page.locator('.wf-details').waitFor()
  await opened.shoot('hostile')
  expect(await page.evaluate(() => window.hacked)).toBe(undefined)
  expect(opened.trouble).toEqual([])
})

it('as the page’s own example a hostile HAR stays data, too', async () => {
  const opened = await stage.open(await viewerPage(hostile))
  await opened.page.getByRole('button', { name: 'See an example' }).click()
  await opened.rows.first().waitFor()
  expect(await opened.page.evaluate(() => window.hacked)).toBe(undefined)
  expect(opened.trouble).toEqual([])
})

it('a report draws a waterfall under each chapter, without a request, and stays text as well', async () => {
  const chapters = [sampleHar(12), hostile, { log: { entries: [] } }].map((har, index) => ({
    title: `Chapter <b>${index}</b>`,
    moral: '</script><img src=x onerror="window.hacked=1">',
    scenes: ['One.', 'Two.'],
    har,
  }))
  const opened = await stage.open(await reportPage({ title: 'A <i>report</i>', introduction: 'What it is.', chapters }))
  const { page } = opened
  await page.locator('.report-chapter').nth(1).scrollIntoViewIfNeeded()
  await page.locator('.report-chapter').nth(1).locator('.wf-row[id]').first().waitFor()
  expect(await page.title()).toBe('A <i>report</i>')
  expect(await page.locator('.report-chapter').first().getByRole('row', { expanded: true }).count()).toBe(1)
  expect(await page.locator('h2').nth(2).textContent()).toBe('3Chapter <b>2</b>')
  expect(await page.locator('b, i:empty:not([class])').count()).toBe(0)
  expect(await page.evaluate(() => window.hacked)).toBe(undefined)
  await opened.shoot('report')
  expect(opened.trouble).toEqual([])
})
