// The HAR viewer in a page of the built site: an example, then what a reader gives it, for every reader.
import { join } from 'node:path'
import { ofChrome, ofFirefox, sampleHar } from '@wxpipe/viewer/samples'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../src/accessibility.ts'
import { giveHar } from '../src/give-har.ts'
import { openHarViewer, type PageLanguage } from '../src/har-viewer.ts'
import { shots, useSite } from '../src/site.ts'

type Har = ReturnType<typeof sampleHar>
interface Marked {
  /** What the inspector adds: the number of the call, and the number of the send within it; 0 where nothing was sent. */
  readonly _wxpipe?: { readonly call: number; readonly send: number }
}

const on = useSite()

const open = (language: PageLanguage = 'zh') => openHarViewer(on.browser, on.site, language)

const nameOf = (page: Page) => page.locator('.har-viewer .name')
const faultOf = (page: Page) => page.locator('.har-viewer [role=alert]')
const countsOf = (page: Page) => page.locator('.har-viewer .wf-counts')
/** How many calls and sends the waterfall says that it has. */
const counted = async (page: Page) =>
  ((await countsOf(page).textContent()) ?? '').match(/\d+/g)?.slice(0, 2).map(Number)
/** The same, told from the file: entries of other tools are calls of their own. */
function countedIn({ log }: Har): readonly number[] {
  const marks = log.entries.map((entry, index) => ({ call: -index, send: 1, ...(entry as Marked)._wxpipe }))
  return [new Set(marks.map(({ call }) => call)).size, marks.filter(({ send }) => send > 0).length]
}

describe('the HAR viewer of the site', () => {
  it('shows an example at first, with the lanes of a call that was sent twice', async () => {
    const { page, trouble } = await open()
    expect(await nameOf(page).textContent()).toBe('示例')
    expect(await page.locator('.har-viewer .wf-row-call').count()).toBe(12)
    expect(await page.locator('.har-viewer .wf-row-lane').count()).toBeGreaterThan(3)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it.each([
    ['the inspector', sampleHar(9)],
    ['Chromium', ofChrome],
  ])('draws a dropped HAR of %s with all its entries', async (_, har) => {
    const { page, trouble } = await open()
    await giveHar(page, 'drop', JSON.stringify(har))
    await expect.poll(() => nameOf(page).textContent()).toBe('app.har')
    expect(await counted(page)).toEqual(countedIn(har))
    expect(await page.locator('.har-viewer .wf-row-call').count()).toBe(countedIn(har)[0])
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('takes one by paste and by the file chooser, also the same file again, and goes back to the example', async () => {
    const { page, trouble } = await open('en')
    await giveHar(page, 'paste', JSON.stringify(ofFirefox))
    await expect.poll(() => nameOf(page).textContent()).toBe('pasted text')
    const file = (content: string) => ({ name: 'a.har', mimeType: 'application/json', buffer: Buffer.from(content) })
    await page.locator('.har-viewer input[type=file]').setInputFiles(file(JSON.stringify(ofChrome).slice(0, 700)))
    await expect.poll(() => faultOf(page).textContent()).toContain('a.har: This HAR is cut off')
    await page.locator('.har-viewer input[type=file]').setInputFiles(file(JSON.stringify(ofChrome)))
    await expect.poll(() => nameOf(page).textContent()).toBe('a.har')
    expect(await faultOf(page).textContent()).toBe('')
    await page.getByRole('button', { name: 'Show the example' }).click()
    await expect.poll(() => nameOf(page).textContent()).toBe('example')
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('tells in words what is wrong with a file, and keeps what was shown', async () => {
    const { page, trouble } = await open()
    await giveHar(page, 'drop', '<html>')
    await expect.poll(() => faultOf(page).textContent()).toContain('app.har: 不是 HAR：这不是 JSON。')
    await giveHar(page, 'drop', '{"code":"10000","data":[]}')
    await expect.poll(() => faultOf(page).textContent()).toContain('没有 "log"。里面有：code, data')
    expect(await nameOf(page).textContent()).toBe('示例')
    expect(await page.locator('.har-viewer .wf-row-call').count()).toBe(12)
    await page.locator('.har-viewer').screenshot({ path: join(shots, 'har-viewer-fault.png') })
    expect(await seriousFindings(page)).toEqual([])
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('is used with the keyboard alone', async () => {
    const { page } = await open('en')
    await page.getByRole('button', { name: 'Paste', exact: true }).focus()
    await page.keyboard.press('Shift+Tab')
    expect(await page.locator(':focus').textContent()).toBe('Choose a file')
    await page.locator('.har-viewer [role=treegrid]').focus()
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await page.locator('.har-viewer .wf-details').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.har-viewer .wf-details').count()).toBe(0)
    expect(await page.locator('.har-viewer [role=treegrid]:focus').count()).toBe(1)
    await page.context().close()
  })

  it('hears nothing any more when the reader has gone to another page', async () => {
    const { page, trouble } = await open()
    await page.locator('.VPSidebar a', { hasText: '没有服务器也能开发' }).click()
    await page.waitForURL('**/debug/mock.html')
    await page.locator('h1', { hasText: '没有服务器也能开发' }).waitFor()
    await giveHar(page, 'paste', JSON.stringify(ofChrome))
    expect(await page.locator('.har-viewer').count()).toBe(0)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('leads to the same viewer as one file, which shows its example', async () => {
    const { page } = await open()
    const [link] = await page.locator('.har-viewer a[download]').all()
    const address = new URL((await link?.getAttribute('href')) ?? '', page.url()).href
    await page.goto(address)
    await page.getByRole('button', { name: '看个例子' }).click()
    await page.locator('.wf-row[id]').first().waitFor()
    await page.context().close()
  })
})
