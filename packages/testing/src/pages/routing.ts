// wx.navigateTo and its siblings: what they refuse, and what they do to the page stack.

import { invoke, Refusal } from '../calls/invoke.ts'
import { split } from '../calls/query.ts'
import { checkKind } from '../faults/kinds.ts'
import type { Context } from '../state/context.ts'
import { type Pages, pathOf } from './page-stack.ts'

const LIMIT = 10

export function createRouting(context: Context, pages: Pages, isTab: (route: string) => boolean) {
  const { stack } = pages
  const known = context.options.pages
  let busyUntil = 0

  const call = (api: string, options: object | undefined, work: () => void) =>
    invoke(context, api, options, () => {
      if (Date.now() < busyUntil) throw new Refusal('busy')
      work()
      return undefined
    })

  const resolve = (url: unknown): string => {
    if (typeof url !== 'string') {
      throw new Refusal(`parameter error: parameter.url should be String instead of ${nameOf(url)};`)
    }
    const [path, query] = split(url, '?')
    const top = stack[stack.length - 1]
    const isAsWritten = path.startsWith('/') || ofPlugin.test(path)
    const full = isAsWritten ? path : normal(`${top === undefined ? '' : folderOf(pathOf(top))}/${path}`)
    const route = routeOf(full)
    const isUnknown = known !== undefined && !known.includes(route) && !isTab(route)
    // A page of a plugin is only found without a leading slash.
    if (isUnknown || ofPlugin.test(full.slice(1))) throw new Refusal(`page "${route}" is not found`)
    return query === undefined ? full : `${full}?${query}`
  }
  const open = (api: 'navigateTo' | 'redirectTo' | 'reLaunch', given: unknown) => {
    const url = resolve(given)
    if (api !== 'reLaunch' && isTab(routeOf(url))) throw new Refusal(`can not ${api} a tabbar page`)
    if (api === 'navigateTo' && stack.length >= LIMIT) throw new Refusal('webview count limit exceed')
    pages.open(api, url, api === 'navigateTo' ? stack.length : api === 'redirectTo' ? Math.max(stack.length - 1, 0) : 0)
  }
  const opener = (api: 'navigateTo' | 'redirectTo' | 'reLaunch') => (options: { url: string }) =>
    call(api, options, () => open(api, options?.url))

  return {
    resolve,
    /** For that many milliseconds from now; 0 means not at all, even if a test sets the clock back. */
    busy(ms: number) {
      checkKind('routerBusy', 'ms', ms, 'number from 0')
      busyUntil = ms > 0 ? Date.now() + ms : 0
    },
    navigateTo: opener('navigateTo'),
    redirectTo: opener('redirectTo'),
    reLaunch: opener('reLaunch'),
    switchTab: (options: { url: string }) =>
      call('switchTab', options, () => {
        // Documented as "without query": anything after the path is lost.
        const url = split(resolve(options?.url), '?')[0]
        if (!isTab(routeOf(url))) throw new Refusal('can not switch to no-tabBar page')
        pages.switchTab(url)
      }),
    navigateBack: (options?: { delta?: number | undefined }) =>
      call('navigateBack', options, () => {
        if (stack.length < 2) throw new Refusal('cannot navigate back at first page.')
        const delta = Math.max(1, Math.floor(options?.delta ?? 1) || 1)
        pages.back(Math.min(delta, stack.length - 1))
      }),
  }
}

/** The beginning of the URL of a page that a plugin has: `plugin-private://<AppID>/<path>`. */
const ofPlugin = /^plugin-private:\/\//

const routeOf = (url: string): string => (split(url, '?')[0] as string).replace(/^\//, '')

const folderOf = (route: string): string => `/${route.split('/').slice(0, -1).join('/')}`

/** Resolves `.` and `..`, as wx does with urls relative to the current page. */
function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

const nameOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)
