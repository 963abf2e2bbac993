// The Mini Program in Chromium against a server of its own, and what a check does besides looking at its screen.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MiniProgram } from '@wxpipe/testing'
import { root } from '@wxpipe/tooling/repository'
import type { Page } from 'playwright-core'
import { launchChromium, openPhone } from './chromium.ts'
import { createServer, type MeetupServer } from './meetup-server.ts'
import { createScreen, type Screen } from './screen.ts'

declare const window: { miniProgram?: MiniProgram }

/** `npm run e2e` empties it. */
const artifacts = join(root, 'artifacts/miniprogram')

export interface Stage {
  readonly server: MeetupServer
  readonly page: Page
  readonly screen: Screen
  /** The page stack. */
  routes(): Promise<readonly string[] | undefined>
  /** How many requests the server has got whose path ends so. */
  sent(path: string): number
  back(): Promise<void>
  /** Waits for WeChat's toast or indicator with these words. */
  seeToast(words: string): Promise<void>
  logIn(password?: string): Promise<void>
  /** What the user picks next is a picture of this part of the screen. */
  choosePictureOf(selector: string): Promise<void>
  /** Makes the phone's network this slow, in kbit/s; 0 for as fast as it is. */
  slowDown(kbps: number): Promise<void>
  /** Somebody else joins, on another phone. */
  joinAs(username: string, id: number): Promise<void>
  /** What the app has thrown. */
  errors(): Promise<readonly string[] | undefined>
  close(): Promise<void>
}

/**
 * @param part what the names of its screenshots begin with
 * @param folder where they go
 */
export async function openStage(
  files: Readonly<Record<string, Uint8Array>>,
  part: string,
  folder = artifacts,
): Promise<Stage> {
  mkdirSync(folder, { recursive: true })
  // The browser's part puts the pauses in.
  const server = createServer({ wordPause: 1 })
  const origin = await server.listen()
  const browser = await launchChromium()
  const page = await openPhone(browser, files, origin)
  const screen = createScreen(page, folder, part)

  const post = async (path: string, body: object, token = ''): Promise<{ data: { token: string } }> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${origin}/meetup/api/v1/${path}`, init)
    return response.json() as Promise<{ data: { token: string } }>
  }

  return {
    server,
    page,
    screen,
    routes: () => page.evaluate(() => window.miniProgram?.host.pages.map(({ route }) => route)),
    sent: (path) => server.requests.filter((request) => request.path.endsWith(path)).length,
    back: () => page.locator('.wx-bar-back').tap(),
    seeToast: (words) => page.locator('.wx-toast', { hasText: words }).waitFor(),
    async logIn(password = 'meetup') {
      if ((await screen.find('.tick-on').count()) === 0) await screen.tap('.tick')
      if ((await screen.find('.other').count()) > 0) await screen.tap('.other')
      await screen.find('input').nth(0).fill('lin')
      await screen.find('input').nth(1).fill(password)
      await screen.tap('.enter')
    },
    async choosePictureOf(selector) {
      const png = await screen.find(selector).first().screenshot()
      await page.evaluate((base64) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        const { host } = window.miniProgram ?? {}
        host?.choose(host.addFile(bytes, 'png'))
      }, png.toString('base64'))
    },
    slowDown: (kbps) =>
      page.evaluate((speed) => window.miniProgram?.host.setProfile(speed ? { kbps: speed } : 'ideal'), kbps),
    async joinAs(username, id) {
      const { data } = await post('login', { username, password: 'meetup' })
      await post('activity/joinActivity', { id }, data.token)
    },
    errors: () => page.evaluate(() => window.miniProgram?.host.errors.map(String)),
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
