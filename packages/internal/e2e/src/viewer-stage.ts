// The viewer's page as people have it: one HTML file in a folder, opened without a server.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchChromium, troubleOf } from './chromium.ts'

const artifacts = join(root, 'artifacts/viewer')

export interface OpenedPage {
  readonly page: Page
  /** The lines of the waterfall that are in the document. */
  readonly rows: Locator
  /** What the page has asked the network for besides its own file, its errors, and what its policy has forbidden. */
  readonly trouble: readonly string[]
  /** Writes a file, and takes it with the page's file chooser. */
  choose(name: string, content: string): Promise<void>
  /** A picture for people. */
  shoot(name: string): Promise<void>
}

export interface ViewerStage {
  open(html: string, look?: BrowserContextOptions): Promise<OpenedPage>
  close(): Promise<void>
}

export async function openViewerStage(): Promise<ViewerStage> {
  mkdirSync(artifacts, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'wxpipe-viewer-'))
  const browser = await launchChromium()
  const file = (name: string, content: string): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return {
    async open(html, look = {}) {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, locale: 'en-US', ...look })
      const page = await context.newPage()
      const address = pathToFileURL(file('page.html', html)).href
      const trouble = troubleOf(page, (url) => url.split('#')[0] === address)
      await page.goto(address)
      return {
        page,
        rows: page.locator('.wf-row[id]'),
        trouble,
        choose: (name, content) => page.locator('input[type=file]').setInputFiles(file(name, content)),
        async shoot(name) {
          await page.screenshot({ path: join(artifacts, `${name}.png`) })
        },
      }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
