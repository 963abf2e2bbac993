// The built site as people read it: accessible by axe's rules in both languages and both colours, small, and without other servers.
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../src/accessibility.ts'
import { asPhone } from '../src/chromium.ts'
import { overflowOf, shots, useSite, visit } from '../src/site.ts'

const on = useSite()

const chinese = [
  '/',
  '/guide/start.html',
  '/guide/pipeline.html',
  '/guide/errors.html',
  '/session/refresh.html',
  '/session/login.html',
  '/migrate/from-http-util.html',
  '/reference/errno.html',
  '/packages/retry.html',
  '/api/retry.html',
]
const english = chinese.map((path) => `/en${path}`)

// The colours are the same in both languages, so half of the pages are enough for the dark ones.
const read = [
  ...[...chinese, ...english].map((path) => ({ path, colorScheme: 'light' as const })),
  ...chinese.slice(0, 5).map((path) => ({ path, colorScheme: 'dark' as const })),
]

it.each(read)('$path in $colorScheme has no serious finding of axe, and asks no other server', async (one) => {
  const { page, trouble } = await visit(on.browser, on.site.origin + one.path, {
    colorScheme: one.colorScheme,
    reducedMotion: 'reduce',
  })
  if (/^\/(en\/)?$/.test(one.path)) await page.locator('.living[data-over=true]').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(trouble).toEqual([])
  await page.context().close()
})

it.each(['/', '/en/'])('%s needs at most 150 KB of JavaScript, gzip', async (path) => {
  const context = await on.browser.newContext()
  const page = await context.newPage()
  const scripts = new Map<string, Response>()
  const note = (response: Response) => {
    if (response.request().resourceType() === 'script' || response.url().endsWith('.js'))
      scripts.set(response.url(), response)
  }
  page.on('response', note)
  await page.goto(on.site.origin + path)
  // With the library, which the living pipeline brings after the page.
  await page.locator('.living dl').waitFor()
  await page.waitForLoadState('networkidle')
  // Read before the page is closed: a body that is still on its way then would be lost.
  page.off('response', note)
  const bodies = await Promise.all([...scripts.values()].map((response) => response.body()))
  const total = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
  console.log(`${path}: ${total} bytes of JavaScript in ${scripts.size} files`)
  expect(scripts.size).toBeGreaterThan(1)
  expect(total).toBeLessThan(150 * 1024)
  await context.close()
})

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

describe.each(looks)('$name', ({ name, ...options }) => {
  it.each(['/', '/session/refresh.html', '/reference/errno.html', '/en/'])('%s fits its width', async (path) => {
    const { page } = await visit(on.browser, on.site.origin + path, { ...options, reducedMotion: 'reduce' })
    const file = path.replace(/\.html$|^\/|\/$/g, '').replace(/\//g, '-') || 'home'
    await page.screenshot({ path: join(shots, `${file}-${name}.png`) })
    const living = page.locator('.living[data-over=true]')
    if (path === '/') await living.screenshot({ path: join(shots, `living-${name}.png`) })
    expect(await overflowOf(page)).toBe(0)
    await page.context().close()
  })
})

it('a phone shows what an error number means, and keeps the number in view while the table scrolls', async () => {
  const { page } = await visit(on.browser, `${on.site.origin}/reference/errno.html`, asPhone)
  const row = page.getByRole('row', { name: 'net::ERR_CONNECTION_TIMED_OUT' }).first()
  const boxOf = async (column: number) => (await row.getByRole('cell').nth(column).boundingBox()) ?? { x: 0, width: 0 }
  const meaning = await boxOf(2)
  expect(meaning.x + meaning.width).toBeLessThan(390)
  const { x } = await boxOf(0)
  await page.evaluate('for (const table of document.querySelectorAll(".vp-doc table")) table.scrollLeft = 1000')
  expect((await boxOf(0)).x).toBeCloseTo(x, -1)
  await page.context().close()
})
