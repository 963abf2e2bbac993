// Page objects: made from what `Page({…})` takes, or by a component framework that has its own.

import { decodedQuery, rawQuery, split } from '../calls/query.ts'
import { soon } from '../calls/soon.ts'
import { type Context, guarded } from '../state/context.ts'
import type { Page } from '../wx/types.ts'
import { setAtPath } from './data-path.ts'

/** A page as `Page({…})` takes it: `data`, lifecycle hooks and methods. */
export interface PageDefinition {
  data?: object
  onLoad?(this: Page, options: Record<string, string>): void
  onShow?(this: Page): void
  /** Once, after the first `onShow`. */
  onReady?(this: Page): void
  onHide?(this: Page): void
  onUnload?(this: Page): void
  [member: string]: unknown
}

/** What is known about a page when it opens. */
export interface OpenedPage {
  readonly route: string
  /** Not decoded, as in wx, unless the quirk `decodedOptions` says so. */
  readonly options: Record<string, string>
  /** With a leading slash and the query. */
  readonly url: string
}

/** A page object of a component framework; the host gives it `route` and `options` and runs its hooks. */
export interface PageView {
  readonly page: object
  /** Before the page's own `onShow`. */
  show?(): void
  /** Before the page's own `onHide`. */
  hide?(): void
  /** After the page's own `onUnload`. */
  unload?(): void
}

/** Makes the page object of one opened page. */
export type PageMaker = (opened: OpenedPage) => PageView

/**
 * The members beside `data`, for one page: wx gives each page a deep copy, in which functions stay the same and an
 * instance of a class becomes a plain object (wx's documentation of `Page`, and `simpleDeepCopy` of glass-easel).
 */
function copyOf<T>(value: T, seen = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value
  const copied = seen.get(value)
  if (copied) return copied as T
  const copy: Record<string, unknown> = Array.isArray(value) ? ([] as never) : {}
  seen.set(value, copy)
  for (const [key, member] of Object.entries(value)) copy[key] = copyOf(member, seen)
  return copy as T
}

export function createPageObjects(context: Context) {
  const { decodedOptions, noRoute, noPageOptions } = context.quirks
  const readQuery = decodedOptions ? decodedQuery : (query: string) => rawQuery(query)
  const definitions = new Map<string, PageDefinition | PageMaker>()
  const views = new WeakMap<Page, PageView>()
  /** What `onLoad` gets, even for a page that does not keep it. */
  const queries = new WeakMap<Page, Record<string, string>>()
  // uni-app numbers the pages of its H5.
  let pages = 0

  const furnish = (page: Page, definition: PageDefinition | undefined) => {
    const { data, ...members } = definition ?? {}
    Object.assign(page, copyOf(members))
    // Each page has its own data: two pages of one route must not share it.
    page.data = JSON.parse(JSON.stringify(data ?? {})) as Record<string, unknown>
    return page
  }
  const make = (maker: PageMaker, opened: OpenedPage): Page => {
    const view = maker(opened)
    const page = view.page as Page
    Object.assign(page, { route: opened.route, options: opened.options })
    Object.defineProperty(page, 'url', { value: opened.url, configurable: true })
    views.set(page, view)
    return page
  }
  const create = (url: string): Page => {
    const [path, query = ''] = split(url, '?')
    const route = path.replace(/^\//, '')
    const definition = definitions.get(route)
    const options = readQuery(query)
    const page: Page =
      typeof definition === 'function'
        ? make(definition, { route, options, url })
        : furnish({ route, options, url, data: {}, setData }, definition)
    if (decodedOptions === true) Object.assign(page, { $page: { id: ++pages, fullPath: url } })
    queries.set(page, options)
    if (noPageOptions) Object.assign(page, { options: undefined })
    if (noRoute) Object.defineProperty(page, 'route', { value: undefined })
    return page
  }
  function setData(this: Page, data: object, done?: () => void) {
    for (const [path, value] of Object.entries(data)) setAtPath(this.data, path, value)
    // As in wx, where it comes after the change has been drawn.
    if (typeof done === 'function') soon(() => guarded(context, done))
  }

  return {
    create,
    readQuery,
    viewOf: (page: Page) => views.get(page),
    queryOf: (page: Page) => queries.get(page) ?? {},
    define(route: string, definition: PageDefinition | PageMaker) {
      definitions.set(route, definition)
    },
    /** An open page with its new definition: the same object, or a new one from the maker. */
    redefine(page: Page): Page {
      const definition = definitions.get((split(page.url, '?')[0] as string).replace(/^\//, ''))
      if (typeof definition === 'function') return create(page.url)
      return furnish(page, definition)
    },
  }
}
