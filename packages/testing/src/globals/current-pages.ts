// The app's getCurrentPages: wx's own, that of a runtime with fresh page objects, or a broken one.
import type { Quirks } from '../state/options.ts'
import type { Page } from '../wx/types.ts'

type GetCurrentPages = () => Page[]

export function createGetCurrentPages(stack: readonly Page[], { brokenPages, freshPages }: Quirks): GetCurrentPages {
  // The typings promise pages, but runtimes without them give undefined.
  if (brokenPages === 'missing') return undefined as unknown as GetCurrentPages
  if (brokenPages === 'undefined') return () => undefined as unknown as Page[]
  if (brokenPages === 'throws') {
    return () => {
      throw new Error('getCurrentPages:fail')
    }
  }
  return () => (freshPages ? stack.map(copyOf) : [...stack])
}

/** A copy with the same members and prototype; `data` is shared, so that `setData` reaches the real page. */
const copyOf = (page: Page): Page =>
  Object.create(Object.getPrototypeOf(page) as object | null, Object.getOwnPropertyDescriptors(page)) as Page
