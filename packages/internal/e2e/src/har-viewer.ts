// The page of the HAR viewer as its tests open it, and what a reader's hands do there.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
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

/** As a hand does it, anywhere on the page; Chromium lets no test carry a file from outside of it. */
export const give = (page: Page, kind: 'drop' | 'paste', text: string): Promise<unknown> =>
  page.evaluate(
    `{
      const [kind, text] = ${JSON.stringify([kind, text])}
      const data = new DataTransfer()
      if (kind === 'drop') data.items.add(new File([text], 'app.har'))
      else data.setData('text/plain', text)
      document.querySelector('h1').dispatchEvent(kind === 'drop'
        ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }`,
  )
