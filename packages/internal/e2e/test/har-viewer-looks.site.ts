// The HAR viewer in a page of the built site as readers see it: light, dark, on a phone, in both languages.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousFindings } from '../src/accessibility.ts'
import { asPhone } from '../src/chromium.ts'
import { openHarViewer } from '../src/har-viewer.ts'
import { overflowOf, shots, useSite } from '../src/site.ts'

const on = useSite()

describe.each([
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'phone', options: asPhone },
] as const)('in $name', ({ name, options }) => {
  it.each(['zh', 'en'] as const)('the viewer in %s fits its page, and axe finds nothing serious', async (language) => {
    const { page, trouble } = await openHarViewer(on.browser, on.site, language, options)
    await page.locator('.har-viewer').scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(shots, `har-viewer-${name}-${language}.png`), fullPage: name !== 'phone' })
    expect(await overflowOf(page)).toBe(0)
    await page.locator('.har-viewer .wf-row-call').nth(2).click()
    await page.locator('.har-viewer .wf-details').waitFor()
    await page.locator('.har-viewer').screenshot({ path: join(shots, `har-viewer-${name}-${language}-details.png`) })
    const [details, close] = await Promise.all(
      ['.wf-details', '.wf-close'].map((part) => page.locator(`.har-viewer ${part}`).boundingBox()),
    )
    expect(close!.x + close!.width).toBeLessThanOrEqual(details!.x + details!.width)
    expect(await seriousFindings(page)).toEqual([])
    expect(trouble).toEqual([])
    await page.context().close()
  })
})
