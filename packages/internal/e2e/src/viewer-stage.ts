// The viewer's page as people have it: one HTML file in a folder, opened without a server.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'

const artifacts = join(root, 'artifacts/viewer')

export interface OpenedPage {
  readonly page: Page
  /** What the page has asked the network for; its own file is not counted. */
  readonly asked: readonly string[]
  /** Errors, and what its policy has forbidden. */
  readonly mistakes: readonly string[]
  /** A picture for people. */
  shoot(name: string): Promise<void>
}

export interface ViewerStage {
  open(html: string, look?: BrowserContextOptions): Promise<OpenedPage>
  /** Writes a file that can be chosen. */
  file(name: string, content: string): string
  close(): Promise<void>
}

export async function openViewerStage(): Promise<ViewerStage> {
  mkdirSync(artifacts, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'wxpipe-viewer-'))
  const browser: Browser = await launchChromium()
  const file = (name: string, content: string): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return {
    file,
    async open(html, look = {}) {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, locale: 'en-US', ...look })
      const page = await context.newPage()
      const asked: string[] = []
      const mistakes: string[] = []
      const address = pathToFileURL(file('page.html', html)).href
      page.on('request', (request) => {
        if (request.url().split('#')[0] !== address) asked.push(request.url())
      })
      page.on('pageerror', ({ message }) => mistakes.push(message))
      page.on('console', (line) => {
        if (line.type() === 'error') mistakes.push(line.text())
      })
      await page.goto(address)
      const shoot = async (name: string) => {
        await page.screenshot({ path: join(artifacts, `${name}.png`) })
      }
      return { page, asked, mistakes, shoot }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
