// A headless Chromium, and pages in it that are as large as a phone.
import { type Browser, chromium, type Page } from 'playwright-core'

/** Launches the one that run.mjs has found. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })

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
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    // Chromium itself notes every answer of 400 and above, and every request that was ended.
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
