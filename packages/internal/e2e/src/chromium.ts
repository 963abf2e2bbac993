// A headless Chromium, what its pages do that they should not, and a phone-sized page that runs the Mini Program.
import { type Browser, chromium, type Page } from 'playwright-core'
import { browserBundle } from './browser-bundle.ts'
import { ORIGIN } from './meetup-server.ts'

/** Launches the one that run.mjs has found. @param more arguments besides the usual ones */
export const launchChromium = (...more: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })

/** What a page asks the network for that is not its own, and what it complains of: a list that grows while the page is open. */
export function troubleOf(page: Page, isOwn: (url: string) => boolean): readonly string[] {
  const trouble: string[] = []
  page.on('request', (request) => {
    if (!isOwn(request.url())) trouble.push(request.url())
  })
  page.on('pageerror', ({ message }) => trouble.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text())
  })
  return trouble
}

/** What makes a page as large as a phone, for fingers. */
export const asPhone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
}

/** Opens the Mini Program. Its server's address is served from here: our page and files, and the rest by `server`. */
export async function openPhone(
  browser: Browser,
  files: Readonly<Record<string, Uint8Array>>,
  server: string,
): Promise<Page> {
  const context = await browser.newContext(asPhone)
  const page = await context.newPage()
  // As on a phone without a home button: what an app draws at the bottom has to leave room for the indicator.
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setSafeAreaInsetsOverride', { insets: { bottom: 34 } })
  const encoded = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, Buffer.from(content).toString('base64')]),
  )
  const own: Readonly<Record<string, { readonly contentType: string; readonly body: string }>> = {
    '/': {
      contentType: 'text/html; charset=utf-8',
      body: '<!doctype html><meta name="viewport" content="width=device-width"><script type="module" src="/phone.js"></script>',
    },
    '/phone.js': { contentType: 'text/javascript; charset=utf-8', body: await browserBundle() },
    '/files.json': { contentType: 'application/json', body: JSON.stringify(encoded) },
  }
  await page.route('**/*', async (route) => {
    const request = route.request()
    const { origin, host, pathname, search } = new URL(request.url())
    if (origin !== ORIGIN) return route.abort()
    const response = own[pathname]
    if (response) return route.fulfill(response)
    // With the host as asked: the server writes it into the addresses of its pictures.
    const headers = { ...request.headers(), host }
    return route.fulfill({ response: await route.fetch({ url: server + pathname + search, headers }) })
  })
  await page.goto(`${ORIGIN}/`)
  return page
}
