// The living pipeline does in a browser what the same scene does in Node, for every reader.
import { describe, expect, it } from 'vitest'
import { type Choice, hashOf, inNode, openLiving, shown } from '../src/living-pipeline.ts'
import { useSite, visit } from '../src/site.ts'

const on = useSite()

const choices: readonly Choice[] = [
  { scene: 'ok', without: [], own: 250 },
  { scene: 'expired', without: [], own: 250 },
  { scene: 'expired', without: ['token-refresh'], own: 250 },
  { scene: 'retry', without: [], own: 600 },
  { scene: 'retry', without: ['retry'], own: 250 },
  { scene: 'cache', without: [], own: 250 },
  { scene: 'cache', without: ['cache'], own: 250 },
  { scene: 'abort', without: [], own: 0 },
]

describe('the living pipeline', () => {
  it.each(choices)('shows of $scene without $without, own at $own, what happens in Node', async (choice) => {
    const { page, trouble } = await openLiving(on.browser, on.site, choice)
    expect(await shown(page)).toEqual(await inNode(choice))
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('refreshes once for five expired requests; without the plugin it opens one login page', async () => {
    expect(await inNode(choices[1]!)).toMatchObject({
      answered: 5,
      refreshes: 1,
      sends: 11,
      pages: ['pages/index/index'],
    })
    expect(await inNode(choices[2]!)).toMatchObject({
      failed: 5,
      refreshes: 0,
      pages: ['pages/index/index', 'pages/login/login'],
    })
  })

  it('comes to the same end where motion is welcome', async () => {
    const choice: Choice = { scene: 'ok', without: [], own: 250 }
    const { page } = await openLiving(on.browser, on.site, choice, { reducedMotion: 'no-preference' })
    const moved = await page.locator('.rows').innerHTML()
    expect(await shown(page)).toEqual(await inNode(choice))
    await page.context().close()
    const calm = await openLiving(on.browser, on.site, choice)
    expect(await calm.page.locator('.rows').innerHTML()).toBe(moved)
    await calm.page.context().close()
  })

  it('waits with what moves until it is seen, and then runs it through', async () => {
    const { page } = await visit(on.browser, `${on.site.origin}/`, { reducedMotion: 'no-preference' })
    await page.locator('[data-step]').first().waitFor({ state: 'attached' })
    expect(await page.locator('.tokens i').count()).toBe(0)
    await page.locator('.rows').scrollIntoViewIfNeeded()
    await page.locator('.living[data-over=true]').waitFor()
    expect(await page.locator('.tokens i').count()).toBe(6)
    await page.context().close()
  })

  it('is on the page about the pipeline too, and a shared address opens the page at it', async () => {
    for (const path of ['/guide/pipeline.html', '/en/guide/pipeline.html']) {
      const { page, trouble } = await visit(on.browser, on.site.origin + path + hashOf(choices[3]!), {
        reducedMotion: 'reduce',
      })
      await page.locator('.living[data-over=true]').waitFor()
      expect(await shown(page)).toEqual(await inNode(choices[3]!))
      // As far below the edge as the bars on top of the page need.
      await page.waitForFunction(`{
        const living = document.querySelector('.living')
        Math.abs(living.getBoundingClientRect().top - parseFloat(getComputedStyle(living).scrollMarginTop)) < 2
      }`)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  })

  it('keeps what was chosen in the address: for the other language, and when another address is typed', async () => {
    const { page } = await openLiving(on.browser, on.site, choices[0]!)
    await page.locator('input[name=cache]').uncheck()
    const chosen = hashOf({ scene: 'ok', without: ['cache'], own: 250 })
    expect(new URL(page.url()).hash).toBe(chosen)
    await page.waitForFunction(`document.querySelector('.VPNavBarTranslations a').href.endsWith('/en/${chosen}')`)
    await page.evaluate(`location.hash = '${hashOf(choices[4]!)}'`)
    await page.waitForFunction('document.querySelector("[data-count=failed]").textContent === "1"')
    expect(await page.locator('input[name=retry]').isChecked()).toBe(false)
    // A link to a heading is no choice.
    await page.evaluate('location.hash = "#elsewhere"')
    expect(await page.locator('input[name=retry]').isChecked()).toBe(false)
    await page.context().close()
  })
})
