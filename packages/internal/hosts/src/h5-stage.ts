// An example's release build for H5 in Chromium, at one origin with a meetup server of its own, and what a check does with it.
import { join } from 'node:path'
import { launchChromium } from '@wxpipe/e2e/chromium'
import { root } from '@wxpipe/tooling/repository'
import { createServer, type MeetupServer } from 'meetup/server'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPhonePage } from './chromium.ts'
import { serve } from './web-server.ts'

/** `npm run hosts` empties it. */
const artifacts = join(root, 'artifacts/hosts')

export interface H5Stage {
  readonly server: MeetupServer
  readonly page: Page
  /** What the app has thrown. */
  readonly errors: readonly string[]
  /** Milliseconds that the server takes for a path that ends so. */
  readonly latency: Map<string, number>
  find(selector: string, words?: string | RegExp): Locator
  tap(selector: string, words?: string): Promise<void>
  see(words: string | RegExp): Promise<void>
  /** Where the app is, with its query. */
  route(): string
  /** Where it has been since the start. */
  readonly routes: readonly string[]
  back(): Promise<void>
  logIn(password?: string): Promise<void>
  /** How many requests the server has got whose path ends so. */
  sent(path: string): number
  /** Paths whose requests the page has ended itself. */
  readonly aborted: readonly string[]
  /** A picture for people; at once, or when nothing moves any more. */
  shoot(name: string, how?: { readonly atOnce?: boolean }): Promise<void>
  /** What the network lets up, in kbit/s; 0 for all. */
  slowDown(kbps: number): Promise<void>
  close(): Promise<void>
}

/** @param part what the names of its screenshots begin with */
export async function openH5Stage(folder: string, part: string): Promise<H5Stage> {
  const latency = new Map<string, number>()
  const server = createServer({
    wordPause: 120,
    latency: (path) => [...latency].find(([end]) => path.endsWith(end))?.[1] ?? 0,
  })
  const web = await serve(folder, await server.listen())
  const browser = await launchChromium()
  const routeOf = (url: string) => new URL(url).hash.slice(1)
  const routes: string[] = []
  const aborted: string[] = []
  const { page, errors } = await openPhonePage(browser, `${web.origin}/`, (opened) => {
    opened.on('framenavigated', (frame) => routes.push(routeOf(frame.url())))
    opened.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'net::ERR_ABORTED') aborted.push(new URL(request.url()).pathname)
    })
  })
  const devTools = await page.context().newCDPSession(page)
  let shots = 0
  const find = (selector: string, words?: string | RegExp) =>
    page.locator(selector, words === undefined ? {} : { hasText: words }).locator('visible=true')

  return {
    server,
    page,
    errors,
    latency,
    aborted,
    find,
    tap: (selector, words) => find(selector, words).first().tap(),
    see: (words) => page.getByText(words).locator('visible=true').first().waitFor({ timeout: 10_000 }),
    route: () => routeOf(page.url()),
    routes,
    back: async () => void (await page.goBack()),
    async logIn(password = 'meetup') {
      await find('.input input').nth(0).fill('lin')
      await find('.input input').nth(1).fill(password)
      await find('.enter').first().tap()
    },
    sent: (path) => server.requests.filter((request) => request.path.endsWith(path)).length,
    async shoot(name, { atOnce = false } = {}) {
      if (!atOnce) await page.waitForLoadState('networkidle')
      await page.waitForTimeout(atOnce ? 50 : 400)
      shots += 1
      await page.screenshot({ path: join(artifacts, `${part}-${String(shots).padStart(2, '0')}-${name}.png`) })
    },
    async slowDown(kbps) {
      const throughput = kbps ? (kbps * 1024) / 8 : -1
      await devTools.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency: 0, downloadThroughput: -1 },
        uploadThroughput: throughput,
      })
    },
    async close() {
      await browser.close()
      await web.close()
      await server.close()
    },
  }
}

/**
 * Goes from a detail page to the list, opens another one, and leaves it while it reads.
 *
 * @param untilCovered waits until the router has hidden the page below the new one
 */
export async function leaveWhileItReads(
  { tap, back, see, latency, aborted, sent }: H5Stage,
  untilCovered: () => Promise<void> = async () => {},
): Promise<void> {
  await back()
  await see('近期活动')
  latency.set('/activity/102', 5_000)
  const before = sent('/activity/102')
  await tap('.activity', '羽毛球双打夜场')
  await expect.poll(() => sent('/activity/102')).toBe(before + 1)
  await untilCovered()
  await back()
  await expect.poll(() => aborted).toContain('/meetup/api/v1/activity/102')
  latency.clear()
  await see('近期活动')
}
