// What a check does with the page on top: finds, taps, reads, takes pictures, and changes what the network does.
import { join } from 'node:path'
import type { Locator, Page, Route } from 'playwright-core'
import { expect } from 'vitest'

export interface Screen {
  /** On the page on top: by selector, and by words where there are several. */
  find(selector: string, words?: string): Locator
  tap(selector: string): Promise<void>
  see(words: string): Promise<void>
  scrollTo(where: 'top' | 'end'): Promise<void>
  /** A picture for people, once nothing moves any more or at once; and no image may stick out of its box. */
  shoot(name: string, how?: { readonly atOnce?: boolean }): Promise<void>
  /** Keeps the responses of a path back until the returned function is called. */
  hold(path: string): Promise<() => Promise<void>>
  /** Loses the requests to a path until the returned function is called. */
  lose(path: string): Promise<() => Promise<void>>
  /** Responds to a path itself. */
  respond(path: string, data: object): Promise<void>
}

declare const document: {
  querySelectorAll(selectors: string): Iterable<{ readonly parentElement: Box; readonly className: string } & Box>
}
interface Box {
  getBoundingClientRect(): { readonly left: number; readonly right: number }
}

/** @param part what the names of the pictures begin with */
export function createScreen(page: Page, folder: string, part: string): Screen {
  const onTop = '.wx-page:not([hidden])'
  let shots = 0

  const find = (selector: string, words?: string) =>
    page.locator(`${onTop} ${selector}`, words === undefined ? {} : { hasText: words })

  const route = async (path: string, handler: (route: Route) => unknown) => {
    const pattern = (url: URL) => url.pathname.endsWith(`/${path}`)
    await page.route(pattern, handler)
    return () => page.unroute(pattern)
  }

  return {
    find,
    tap: (selector) => find(selector).first().tap(),
    see: (words) => page.locator(onTop).getByText(words).first().waitFor({ timeout: 10_000 }),
    scrollTo: (where) =>
      find('.wx-scroll').evaluate((box: { scrollTop: number; scrollHeight: number }, place) => {
        box.scrollTop = place === 'end' ? box.scrollHeight : 0
      }, where),

    async shoot(name, { atOnce = false } = {}) {
      if (!atOnce) {
        await page.waitForLoadState('networkidle')
        await page.locator('.wx-toast').waitFor({ state: 'hidden' })
      }
      await page.waitForTimeout(150)
      shots += 1
      await page.screenshot({ path: join(folder, `${part}-${String(shots).padStart(2, '0')}-${name}.png`) })
      expect(await page.evaluate(imagesThatStickOut), name).toEqual([])
    },

    async hold(path) {
      let open = () => {}
      const opened = new Promise<void>((resolve) => {
        open = resolve
      })
      const end = await route(path, async (held) => {
        await opened
        await held.fallback()
      })
      return async () => {
        open()
        await end()
      }
    },
    lose: (path) => route(path, (lost) => lost.abort()),
    async respond(path, data) {
      await route(path, (asked) => asked.fulfill({ json: data }))
    },
  }
}

/** Runs in the browser. */
function imagesThatStickOut(): string[] {
  return Array.from(document.querySelectorAll('.wx-page:not([hidden]) img'))
    .filter((image) => {
      const { left, right } = image.getBoundingClientRect()
      const box = image.parentElement.getBoundingClientRect()
      return left < box.left - 0.5 || right > box.right + 0.5
    })
    .map(({ className }) => className)
}
