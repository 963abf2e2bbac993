// `npm run docs`: what the dev server gives to whoever writes a page asks no other server, and its living elements play.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchChromium } from '../src/chromium.ts'
import { freePort } from '../src/free-port.ts'
import { visit } from '../src/site.ts'

let browser: Browser
let server: ChildProcess
let origin: string

beforeAll(async () => {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const command = ['node_modules/vitepress/bin/vitepress.js', 'dev', '--host', '127.0.0.1', '--port', String(port)]
  server = spawn(process.execPath, [...command, '--strictPort'], { cwd: join(root, 'docs'), stdio: 'ignore' })
  browser = await launchChromium()
  const isUp = () => fetch(origin).catch(() => false)
  await vi.waitUntil(isUp, { timeout: 150_000, interval: 500 })
})
afterAll(async () => {
  await browser.close()
  server.kill()
})

it.each([
  ['/', '.living[data-over=true]'],
  ['/en/debug/har-viewer.html', '.wf-row[id]'],
])('%s is served as it is built', async (path, shown) => {
  const { page, trouble } = await visit(browser, origin + path, { reducedMotion: 'reduce' })
  await page.locator(shown).first().waitFor()
  // Until its script has run, the page of the dev server names no icon, so Chromium asks for /favicon.ico, which is missing.
  expect(trouble.filter((what) => !/status of 404/.test(what))).toEqual([])
  await page.context().close()
})
