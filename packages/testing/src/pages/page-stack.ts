// The page stack: page objects, their lifecycle hooks, the route events, and the moves between pages.

import { split } from '../calls/query.ts'
import { soon } from '../calls/soon.ts'
import { checkKind } from '../faults/kinds.ts'
import { checkWord } from '../faults/spelling.ts'
import { type Context, guarded } from '../state/context.ts'
import type { Page } from '../wx/types.ts'
import { createPageObjects, type PageDefinition, type PageMaker } from './page-objects.ts'
import type { RouteEvents } from './route-events.ts'

/** How a page was opened. */
export type OpenType = 'appLaunch' | 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

export interface Pages {
  readonly stack: Page[]
  /** How often a page has been shown. */
  readonly visits: number
  define(route: string, definition: PageDefinition | PageMaker): void
  open(openType: OpenType, url: string, keep: number): void
  switchTab(url: string): void
  /** Leaves that many pages. */
  back(count: number, openType?: OpenType): void
  hook(page: Page | undefined, name: 'onShow' | 'onHide'): void
  clear(): void
}

export function createPages(context: Context, events: RouteEvents, isTab: (route: string) => boolean): Pages {
  const objects = createPageObjects(context)
  // Tab pages stay alive while another tab shows.
  const tabs = new Map<string, Page>()
  const stack: Page[] = []
  const drawn = new WeakSet<Page>()
  let routes = 0
  let visits = 0

  type Hook = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload'
  const hook = (page: Page | undefined, name: Hook, ...args: unknown[]) => {
    if (page === undefined) return
    const view = objects.viewOf(page)
    if (name === 'onShow') visits += 1
    if (name === 'onShow') view?.show?.()
    if (name === 'onHide') view?.hide?.()
    const run = page[name]
    if (typeof run === 'function') guarded(context, run.bind(page) as (...all: unknown[]) => unknown, ...args)
    if (name === 'onUnload') view?.unload?.()
    if (name === 'onShow') soon(() => draw(page))
  }
  const draw = (page: Page) => {
    if (drawn.has(page) || !stack.includes(page)) return
    drawn.add(page)
    hook(page, 'onReady')
  }
  const top = () => stack[stack.length - 1]

  const unload = (page: Page, routeEventId: string) => {
    const path = pathOf(page)
    events.beforePageUnload.emit({ path, routeEventId })
    hook(page, 'onUnload')
    if (stack.includes(page)) stack.splice(stack.indexOf(page), 1)
    tabs.delete(path)
    events.afterPageUnload.emit({ path, routeEventId })
  }
  const load = (url: string, openType: OpenType, routeEventId: string) => {
    const page = objects.create(url)
    const path = pathOf(page)
    const event = { path, query: objects.queryOf(page), openType, routeEventId }
    events.beforePageLoad.emit(event)
    stack.push(page)
    if (isTab(path)) tabs.set(path, page)
    hook(page, 'onLoad', objects.queryOf(page))
    hook(page, 'onShow')
    events.afterPageLoad.emit(event)
  }
  /** The order of a route's events: developers.weixin.qq.com, "页面路由监听". */
  const route = (openType: OpenType, url: string, move: (routeEventId: string) => void) => {
    routes += 1
    const [path, query = ''] = split(url.replace(/^\//, ''), '?')
    const event = { path, query: objects.readQuery(query), openType, routeEventId: `route-${routes}` }
    events.beforeAppRoute.emit(event)
    move(event.routeEventId)
    events.appRoute.emit(event)
    events.appRouteDone.emit(event)
  }
  const close = (count: number, id: string) => {
    for (let left = count; left > 0; left--) unload(top() as Page, id)
  }

  return {
    stack,
    get visits() {
      return visits
    },
    hook,
    define(name, definition) {
      checkKind('definePage', 'route', name, 'route without a leading slash')
      checkKind('definePage', 'definition', definition, 'function or object')
      const { pages, tabBar = [] } = context.options
      if (pages) checkWord('definePage', name, Object.fromEntries([...pages, ...tabBar].map((route) => [route, true])))
      objects.define(name, definition)
      // The first page is open before a test can define it.
      for (const [at, page] of stack.entries()) {
        if (pathOf(page) !== name) continue
        const defined = objects.redefine(page)
        stack[at] = defined
        drawn.delete(defined)
        if (tabs.has(name)) tabs.set(name, defined)
        hook(defined, 'onLoad', objects.queryOf(defined))
        if (at === stack.length - 1) hook(defined, 'onShow')
      }
    },
    open(openType, url, keep) {
      route(openType, url, (id) => {
        if (keep === stack.length) hook(top(), 'onHide')
        close(stack.length - keep, id)
        if (openType === 'reLaunch') for (const tab of tabs.values()) unload(tab, id)
        load(url, openType, id)
      })
    },
    switchTab(url) {
      const path = (split(url, '?')[0] as string).replace(/^\//, '')
      if (stack.length === 1 && pathOf(stack[0] as Page) === path) return
      route('switchTab', url, (id) => {
        const base = stack[0]
        const stays = base !== undefined && isTab(pathOf(base))
        close(stack.length - (stays ? 1 : 0), id)
        if (base !== undefined && stays && pathOf(base) === path) return hook(base, 'onShow')
        if (stays) {
          hook(base, 'onHide')
          stack.length = 0
        }
        const known = tabs.get(path)
        if (known === undefined) return load(`/${path}`, 'switchTab', id)
        stack.push(known)
        hook(known, 'onShow')
      })
    },
    back(count, openType = 'navigateBack') {
      route(openType, stack[stack.length - 1 - count]?.url ?? '', (id) => {
        close(Math.min(count, stack.length), id)
        hook(top(), 'onShow')
      })
    },
    clear() {
      stack.length = 0
      tabs.clear()
    },
  }
}

/** The page's route, even if `page.route` is undefined. */
export const pathOf = (page: Page): string => (split(page.url, '?')[0] as string).replace(/^\//, '')
