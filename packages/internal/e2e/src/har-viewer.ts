// The page of the HAR viewer as its tests open it.
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { type Site, type Visit, visit } from './site.ts'

const addresses = { zh: '/debug/har-viewer.html', en: '/en/debug/har-viewer.html' }

export type PageLanguage = keyof typeof addresses

/** Opens the page, and waits for its example. */
export async function openHarViewer(
  browser: Browser,
  site: Site,
  language: PageLanguage,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visited = await visit(browser, site.origin + addresses[language], { reducedMotion: 'reduce', ...options })
  await visited.page.locator('.har-viewer .wf-row[id]').first().waitFor()
  return visited
}
