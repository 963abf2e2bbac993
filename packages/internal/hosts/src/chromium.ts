// Pages of the examples' builds in Chromium.
import { asPhone } from '@wxpipe/e2e/chromium'
import type { Browser, Page } from 'playwright-core'

export interface PhonePage {
  readonly page: Page
  /** What the page has thrown, and what its framework has caught and logged. */
  readonly errors: string[]
}

/** @param watch is given the page before it goes to the URL */
export async function openPhonePage(
  browser: Browser,
  url: string,
  watch: (page: Page) => void = () => {},
): Promise<PhonePage> {
  const context = await browser.newContext(asPhone)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    // Chromium itself notes every response of 400 and above, and every request that was ended.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) errors.push(text)
  })
  watch(page)
  await page.goto(url)
  return { page, errors }
}

/** What a page has put into its localStorage, once it is there; undefined after that many milliseconds. */
export async function storedIn(page: Page, key: string, timeout = 60_000): Promise<string | undefined> {
  const read = (name: string) => (globalThis as unknown as { localStorage: Storage }).localStorage.getItem(name)
  const found = await page.waitForFunction(read, key, { timeout }).catch(() => undefined)
  return (await found?.jsonValue()) ?? undefined
}

interface Storage {
  getItem(key: string): string | null
}
