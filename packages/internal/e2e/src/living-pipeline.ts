// The living pipeline as its tests see it: a choice, what its page shows, and what the same scene does in Node.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Choice } from '../../../../docs/.vitepress/live/choice.ts'
import { type Site, type Visit, visit } from './site.ts'

export type { Choice }

type Scene = typeof import('../../../../docs/.vitepress/live/scene.ts')

// The site's own module, which resolves the packages as the site does.
const scene: Scene = await import(pathToFileURL(join(root, 'docs/.vitepress/live/scene.ts')).href)

export const hashOf = ({ scene, without, own }: Choice): string =>
  `#scene=${scene}&without=${without.join(',')}&own=${own}`

/** Opens the home page with a choice in its address. */
export async function openLiving(
  browser: Browser,
  site: Site,
  choice: Choice,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await visit(browser, `${site.origin}/${hashOf(choice)}`, { reducedMotion: 'reduce', ...options })
  await visited.page.locator('.living[data-over=true]').waitFor()
  return visited
}

/** What the page shows of a scene. */
export async function shown(page: Page) {
  const count = async (name: string) => Number(await page.locator(`[data-count=${name}]`).textContent())
  return {
    list: (await page.locator('.rows li').allTextContents()).slice(0, -1).map((text) => text.replace('⠿', '')),
    steps: await page.locator('[data-step]').allTextContents(),
    answered: await count('answered'),
    failed: await count('failed'),
    sends: await count('sends'),
    refreshes: await count('refresh'),
    own: await count('own'),
    pages: (await page.locator('[data-pages]').textContent())?.split(' → '),
  }
}

/** The same of the scene in Node. */
export async function inNode(choice: Choice) {
  const { steps, answered, failed, sends, refreshes, own, pages } = await scene.play(choice)
  return {
    list: scene.listOf(choice).map(({ order, name }) => `${order}${name}`),
    steps: steps.map(({ call, type, name, attempt }) => `${call} ${type} ${name} ${attempt}`),
    answered,
    failed,
    sends,
    refreshes,
    own,
    pages,
  }
}
