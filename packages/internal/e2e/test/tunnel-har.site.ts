// The HAR that the tunnel of the built site gives, and those that it takes.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { giveHar } from '../src/give-har.ts'
import { useSite } from '../src/site.ts'
import { type Choice, openPlayed, openTunnel, shown } from '../src/tunnel.ts'

const validator: { har(data: object): Promise<object> } = createRequire(import.meta.url)('har-validator')

const on = useSite()

const few: Choice = { count: 20, profile: 'wifi', events: ['expired'], at: 50, seed: 2 }
const thousand: Choice = { ...few, count: 1000 }

/** The HAR that the page gives, as its file. */
async function exported(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download')
  await page.locator('[data-export]').click()
  const file = await coming
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

const drop = (page: Page, name: string, text: string) => giveHar(page, 'drop', text, { on: '.race .panel', name })
const entriesShown = async (page: Page) =>
  Number.parseInt((await page.locator('[data-entries]').textContent()) ?? '', 10)
const lines = (page: Page) => page.locator('.race .wf-row[id]')

it.each([
  ['wxpipe', 'wxpipe'],
  ['byHand', '手写'],
] as const)('that of %s is a valid file with an entry for each send, and can be dropped back', async (side, label) => {
  const { page, trouble } = await openPlayed(on.browser, on.site, thousand)
  await page.locator('.race').getByRole('radio', { name: label, exact: true }).check()
  const { name, text } = await exported(page)
  expect(name).toBe(`tunnel-${side}.har`)
  const har = JSON.parse(text)
  await expect(validator.har(har)).resolves.toBe(har)
  const count = har.log.entries.length
  expect(count).toBe((await shown(page))[side].sends)

  // A page that has played nothing takes it as well.
  const other = await openTunnel(on.browser, on.site, 'zh')
  await drop(other.page, 'mine.har', text)
  await lines(other.page).first().waitFor()
  expect(await entriesShown(other.page)).toBe(count)
  expect(await other.page.locator('.race .wf-counts').textContent()).toContain(`发出 ${count} 个请求`)
  expect([...trouble, ...other.trouble]).toEqual([])
  await other.page.context().close()
  await page.context().close()
})

it('it may be anybody’s, chosen as a file; what is wrong with one is said, and what was shown stays', async () => {
  const { page, trouble } = await openPlayed(on.browser, on.site, few, 'en')
  const before = await entriesShown(page)
  await drop(page, 'photo.har', 'PNG')
  await page.getByText('photo.har: This is no HAR: it is not JSON.').waitFor()
  expect(await entriesShown(page)).toBe(before)

  const { text } = await exported(page)
  const one = JSON.parse(text)
  one.log.entries = one.log.entries.slice(0, 3)
  const chooser = page.locator('.race input[type=file]')
  await chooser.setInputFiles({ name: 'three.har', mimeType: '', buffer: Buffer.from(JSON.stringify(one)) })
  await page.getByRole('radio', { name: 'three.har' }).waitFor()
  expect(await entriesShown(page)).toBe(3)
  expect(await page.locator('.race .fault').textContent()).toBe('')
  // Another run is what a reader wants to see then.
  await page.getByRole('button', { name: 'Other random numbers' }).click()
  await page.waitForFunction(`document.querySelector('[data-entries]').textContent !== '3 entries.'`)
  expect(trouble).toEqual([])
  await page.context().close()
})
