// The living pipeline of the home page does in a browser what the same scene does in Node, for every reader.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../src/chromium.ts'
import { type Site, serveSite, visit } from '../src/site.ts'

interface Choice {
  readonly scene: string
  readonly without: readonly string[]
  readonly own: number
}
interface Outcome {
  readonly steps: readonly {
    readonly call: number
    readonly type: string
    readonly name: string
    readonly attempt: number
  }[]
  readonly answered: number
  readonly failed: number
  readonly sends: number
  readonly refreshes: number
  readonly pages: readonly string[]
}

let site: Site
let browser: Browser
let play: (choice: Choice) => Promise<Outcome>

beforeAll(async () => {
  site = await serveSite()
  browser = await launchChromium()
  // The site's own module, which resolves the packages as the site does.
  const scene: { play: typeof play } = await import(pathToFileURL(join(root, 'docs/.vitepress/live/scene.ts')).href)
  play = scene.play
})
afterAll(async () => {
  await browser.close()
  site.close()
})

async function open(choice: Choice, options: BrowserContextOptions = {}) {
  const hash = `#scene=${choice.scene}&without=${choice.without.join(',')}&own=${choice.own}`
  const visited = await visit(browser, `${site.origin}/${hash}`, { reducedMotion: 'reduce', ...options })
  await visited.page.locator('.living[data-over=true]').waitFor()
  return visited
}

/** What the page shows of a scene. */
async function shown(page: Page) {
  const count = async (name: string) => Number(await page.locator(`[data-count=${name}]`).textContent())
  return {
    steps: await page.locator('[data-step]').allTextContents(),
    answered: await count('answered'),
    failed: await count('failed'),
    sends: await count('sends'),
    refreshes: await count('refresh'),
    pages: (await page.locator('[data-pages]').textContent())?.split(' → '),
  }
}

const inNode = async (choice: Choice) => {
  const { steps, answered, failed, sends, refreshes, pages } = await play(choice)
  const told = steps.map(({ call, type, name, attempt }) => `${call} ${type} ${name} ${attempt}`)
  return { steps: told, answered, failed, sends, refreshes, pages }
}

const choices: readonly Choice[] = [
  { scene: 'ok', without: [], own: 250 },
  { scene: 'expired', without: [], own: 250 },
  { scene: 'expired', without: ['token-refresh'], own: 250 },
  { scene: 'retry', without: [], own: 600 },
  { scene: 'retry', without: ['retry'], own: 250 },
  { scene: 'cache', without: [], own: 250 },
  { scene: 'cache', without: ['cache'], own: 250 },
  { scene: 'abort', without: [], own: 0 },
]

describe('the living pipeline', () => {
  it.each(choices)('shows of $scene without $without, own at $own, what happens in Node', async (choice) => {
    const { page, trouble } = await open(choice)
    expect(await shown(page)).toEqual(await inNode(choice))
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('refreshes once for five expired requests; without the plugin it opens one login page', async () => {
    expect(await inNode(choices[1]!)).toMatchObject({
      answered: 5,
      refreshes: 1,
      sends: 11,
      pages: ['pages/index/index'],
    })
    expect(await inNode(choices[2]!)).toMatchObject({
      failed: 5,
      refreshes: 0,
      pages: ['pages/index/index', 'pages/login/login'],
    })
  })

  it('comes to the same end where motion is welcome', async () => {
    const choice = { scene: 'ok', without: [], own: 250 }
    const { page } = await open(choice, { reducedMotion: 'no-preference' })
    expect(await shown(page)).toEqual(await inNode(choice))
    await page.context().close()
  })

  it('is used with the keyboard, and the address keeps what was chosen', async () => {
    const { page } = await open({ scene: 'ok', without: [], own: 250 })
    await page.locator('input[name=token-refresh]').focus()
    await page.keyboard.press('Space')
    await page.locator('input[value=ok]').focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction('document.querySelector("[data-count=failed]")?.textContent === "5"')
    expect(new URL(page.url()).hash).toBe('#scene=expired&without=token-refresh&own=250')
    await page.context().close()
  })
})
