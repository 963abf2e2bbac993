// The tunnel as its tests open it in the built site, what it shows, and what the same scene gives in Node.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Site, type Visit, visit } from './site.ts'

export interface Choice {
  readonly count: number
  readonly profile: string
  readonly events: readonly string[]
  readonly at: number
  readonly seed: number
}

const addresses = { zh: '/network/weak-network.html', en: '/en/network/weak-network.html' }
export type PageLanguage = keyof typeof addresses

export const sides = ['byHand', 'wxpipe'] as const
export const measures = ['answered', 'failed', 'unsettled', 'sends', 'reached', 'refreshes', 'loginPages'] as const

export type Counts = Readonly<Record<(typeof measures)[number], number>>
export type Both<T> = Readonly<Record<(typeof sides)[number], T>>

export const hashOf = ({ count, profile, events, at, seed }: Choice): string =>
  `#requests=${count}&profile=${profile}&events=${events.join(',')}&at=${at}&seed=${seed}`

/** Waits until what is chosen has been played. */
export const over = (page: Page): Promise<void> => page.locator('.race[data-stage=over]').waitFor()

/** Opens the page without a choice: nothing is played. */
export const openTunnel = (
  browser: Browser,
  site: Site,
  language: PageLanguage,
  options: BrowserContextOptions = {},
): Promise<Visit> => visit(browser, site.origin + addresses[language], { reducedMotion: 'reduce', ...options })

/** Opens the page by a link that holds a choice, and waits until it has been played. */
export async function openPlayed(
  browser: Browser,
  site: Site,
  choice: Choice,
  language: PageLanguage = 'zh',
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const address = site.origin + addresses[language] + hashOf(choice)
  const visited = await visit(browser, address, { reducedMotion: 'reduce', ...options })
  await over(visited.page)
  return visited
}

/** The figures of a side, from wherever they stand. */
async function countsBy(read: (name: (typeof measures)[number]) => number | Promise<number>): Promise<Counts> {
  const counted: Partial<Record<(typeof measures)[number], number>> = {}
  for (const name of measures) counted[name] = await read(name)
  return counted as Counts
}
const bothBy = async <T>(read: (side: (typeof sides)[number]) => Promise<T>): Promise<Both<T>> => ({
  byHand: await read('byHand'),
  wxpipe: await read('wxpipe'),
})

/** What the page's table says. */
export const shown = (page: Page): Promise<Both<Counts>> =>
  bothBy((side) =>
    countsBy(async (name) => Number(await page.locator(`[data-count=${name}][data-side=${side}]`).textContent())),
  )

/** What the site's own module gives here; it resolves the packages as the site does. */
export async function inNode(choice: Choice): Promise<Both<Counts>> {
  const path = join(root, 'docs/.vitepress/live/tunnel/scene.ts')
  const scene: { play(choice: Choice): Promise<Both<Counts>> } = await import(pathToFileURL(path).href)
  const outcome = await scene.play(choice)
  return bothBy((side) => countsBy((name) => outcome[side][name]))
}
