// The tunnel in the built site as readers see it: light, dark, on a phone, in both languages, with motion and without.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../src/accessibility.ts'
import { asPhone } from '../src/chromium.ts'
import { overflowOf, shots, useSite } from '../src/site.ts'
import { type Choice, openPlayed } from '../src/tunnel.ts'

const all: Choice = { count: 100, profile: '4g', events: ['expired', 'tunnel', 'busy'], at: 80, seed: 2 }

const on = useSite()

describe.each([
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'phone', options: asPhone },
] as const)('in $name', ({ name, options }) => {
  it.each(['zh', 'en'] as const)('the tunnel in %s fits its page, and axe finds nothing serious', async (language) => {
    const { page, trouble } = await openPlayed(on.browser, on.site, all, language, options)
    // By the link the page opens at it.
    await page.screenshot({ path: join(shots, `tunnel-${name}-${language}-page.png`) })
    await page.locator('.race').screenshot({ path: join(shots, `tunnel-${name}-${language}.png`) })
    expect(await overflowOf(page)).toBe(0)
    for (const summary of await page.locator('.race summary').all()) await summary.click()
    expect(await page.locator('.race pre').allTextContents()).toEqual([
      expect.stringContaining('failedQueue'),
      expect.stringContaining('tokenRefresh'),
    ])
    await page.locator('.race').screenshot({ path: join(shots, `tunnel-${name}-${language}-code.png`) })
    expect(await seriousFindings(page)).toEqual([])
    expect(trouble).toEqual([])
    await page.context().close()
  })
})

it.each([
  ['reduce', 'none'],
  ['no-preference', 'draw'],
] as const)('the lines move as the reader wishes: %s', async (reducedMotion, animation) => {
  const { page } = await openPlayed(on.browser, on.site, all, 'zh', { reducedMotion })
  const name = await page.evaluate(`getComputedStyle(document.querySelector('.race .chart path')).animationName`)
  expect(name).toContain(animation)
  await page.context().close()
})
