// The built documentation site: its pages, and a server on the loopback that gives them to a browser as a static host would.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium, troubleOf } from './chromium.ts'

export const dist: string = join(root, 'docs/.vitepress/dist')

/** Where the tests leave pictures for people. */
export const shots: string = join(root, 'artifacts/site')

/** The addresses of all pages: `/en/guide/start.html`, and `/en/` for an index. */
export const pages: readonly string[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((path) => `/${path.replace(/\\/g, '/')}`)
  .filter((path) => path.endsWith('.html') && path !== '/404.html')
  .map((path) => path.replace(/\/index\.html$/, '/'))
  .sort()

/** The file that a static host gives for an address, if there is one. */
export function fileOf(pathname: string): string | undefined {
  const path = join(dist, decodeURI(pathname))
  const candidates = pathname.endsWith('/') ? [join(path, 'index.html')] : [path, `${path}.html`]
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

export interface Site {
  readonly origin: string
  close(): void
}

/** Serves the built site at a free port of the loopback. */
export async function serveSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const found = fileOf(pathname)
    const file = found ?? join(dist, '404.html')
    response.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain; charset=utf-8' })
    response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** The site and a browser, for the tests of a file. */
export interface Stage {
  readonly site: Site
  readonly browser: Browser
}

/** Before the tests of the file serves the site and starts a browser; ends both after them. */
export function useSite(): Stage {
  const stage = {} as { site: Site; browser: Browser }
  beforeAll(async () => {
    stage.site = await serveSite()
    stage.browser = await launchChromium()
  })
  afterAll(async () => {
    await stage.browser.close()
    stage.site.close()
  })
  return stage
}

export interface Visit {
  readonly page: Page
  /** What the page asked of other servers, and what it complained of: both are to stay empty. */
  readonly trouble: readonly string[]
}

/** Opens an address of the site, and waits until it can be used. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const { origin } = new URL(url)
  const trouble = troubleOf(page, (asked) => asked.startsWith(origin) || /^(data|blob):/.test(asked))
  await page.goto(url, { waitUntil: 'load' })
  await hydrated(page)
  return { page, trouble }
}

/** Waits until the page answers to what a visitor does: Vue marks the element that it has mounted on. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(`'__vue_app__' in (document.getElementById('app') ?? {})`)
}

/** By how many pixels a page is wider than its window, which then scrolls sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
