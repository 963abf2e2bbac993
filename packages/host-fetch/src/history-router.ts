// wx's page stack over a browser's history, or over the router that an app has.
import { ConfigError, checkOptions, type Kinds } from '@wxpipe/core'
import { createEvents, type Listening } from './events.ts'
import { type HistoryPage, isSameUrl, pageOf, urlOf } from './history-page.ts'
import { browserRouter, type Router } from './routers.ts'
import { type Callbacks, callBack } from './task.ts'

/** Options of `historyRouter`: without any, the pages are those of the browser's history. */
export interface HistoryRouterOptions extends Partial<Router> {
  /**
   * What stands before each page's URL: the folder of the app, or `'#'` for pages behind a hash; default none. Only where the
   * app has no router of its own.
   */
  readonly base?: string | undefined
  /** Called with the page on top whenever that is another one, to draw it. */
  readonly onPage?: ((page: HistoryPage) => void) | undefined
}

type Opening = Callbacks & { readonly url: string }

type Unloading = Listening<'BeforePageUnload', { readonly path: string }>

/** The functions of wx that open pages, and those that tell of them. */
export type HistoryRouter = Unloading & {
  /** Opens a page over the one on top. */
  navigateTo(call: Opening): void
  /** These open it in the place of the one on top; a browser's history cannot be emptied. */
  redirectTo(call: Opening): void
  switchTab(call: Opening): void
  reLaunch(call: Opening): void
  navigateBack(call?: Callbacks & { readonly delta?: number | undefined }): void
  /** The open pages, as far as they are known, the top one last. */
  getCurrentPages(): HistoryPage[]
}

const kinds: Kinds<HistoryRouterOptions> = {
  base: 'string',
  onPage: 'function',
  push: 'function',
  replace: 'function',
  go: 'function',
  current: 'function',
  listen: 'function',
}

const parts = ['push', 'replace', 'go', 'current', 'listen'] as const

/**
 * Makes the part of a host that opens pages, for a page of the web: with it `loginRedirect` and `pageScope` work there as in a
 * Mini Program. A page that the app opens by itself, and not through the host, stands alone: those below it are gone.
 * @throws ConfigError for an option that is not known or of another kind, and where there is no history and no whole router
 * @example
 * export const host = { ...fetchHost(), ...historyRouter({ onPage: ({ route, options }) => draw(route, options) }) }
 */
export function historyRouter(options: HistoryRouterOptions = {}): HistoryRouter {
  const { base, onPage, ...own } = checkOptions('historyRouter', options, kinds)
  const isOwn = Object.keys(own).length > 0
  const missing = isOwn && parts.filter((part) => !own[part])
  if (missing && missing.length) throw new ConfigError(`historyRouter: a router needs ${missing}`)
  const router = isOwn ? (options as Router) : browserRouter(base)
  // A router may move only in a later turn, and tells of a move nothing but that there was one. So the stack has two states.
  // At rest, a change of the URL is a move of the user's or of the app's. While a call of ours moves, the next change is that
  // call's: `stackOfCall` says what it makes of the stack.
  let currentUrl = router.current()
  let stack: readonly HistoryPage[] = [pageOf(currentUrl)]
  let stackOfCall: ((url: string) => readonly HistoryPage[]) | undefined
  // Resolves the calls of navigateBack that wait for the change.
  let resolveBack = () => {}
  const { methods, emit } = createEvents<{ readonly path: string }>(['BeforePageUnload'])

  /** The stack after a move that is no call's: back to a page below, or to another one, which then stands alone. */
  const stackOfOthers = (url: string): readonly HistoryPage[] => {
    const position = stack.map(urlOf).lastIndexOf(url)
    return position < 0 ? [pageOf(url)] : stack.slice(0, position + 1)
  }
  /** Asks the router where it is, and makes the stack follow. */
  const update = (): void => {
    const url = router.current()
    if (url === currentUrl) return
    // Before any listener is called, who may ask for the pages.
    currentUrl = url
    const next = (stackOfCall || stackOfOthers)(url)
    stackOfCall = undefined
    // The top one first and before the stack is another one, as wx does it.
    for (const page of stack.slice().reverse()) {
      if (next.indexOf(page) < 0) emit('BeforePageUnload', { path: page.route })
    }
    stack = next
    if (onPage) options.onPage!(next[next.length - 1]!)
    const resolve = resolveBack
    resolveBack = () => {}
    resolve()
  }
  const opener =
    (api: string, way: 'push' | 'replace', pagesBelow: () => readonly HistoryPage[]) =>
    (call: Opening): void => {
      const urlBefore = currentUrl
      const withPage = (url: string) => pagesBelow().concat(pageOf(url))
      stackOfCall = withPage
      const opened = new Promise((resolve) => {
        // A history would have the page twice, and a way back would stay on it.
        const isThere = way === 'push' && isSameUrl(call.url, router.current())
        const result = isThere ? undefined : router[way](call.url)
        // Where it has moved at once: another call may follow in the same turn.
        update()
        resolve(result)
      }).then((failure) => {
        update()
        if (stackOfCall === withPage) stackOfCall = undefined
        if (Object(failure) === failure) throw failure
        if (currentUrl === urlBefore) throw { message: 'the router stayed' }
        return {}
      })
      callBack(api, opened, call)
    }
  const none = () => []
  const back = ({ delta = 1 }: { readonly delta?: number | undefined }): Promise<object> =>
    new Promise((resolve, reject) => {
      const remaining = stack.slice(0, Math.max(1, stack.length - delta))
      const top = remaining[remaining.length - 1]!
      if (stack.length < 2) return reject({ message: 'cannot navigate back at first page' })
      stackOfCall = (url) => (url === urlOf(top) ? remaining : stackOfOthers(url))
      const resolveEarlier = resolveBack
      resolveBack = () => {
        resolveEarlier()
        resolve({})
      }
      router.go(remaining.length - stack.length)
    })

  router.listen(update)
  const pages = {
    navigateTo: opener('navigateTo', 'push', () => stack),
    redirectTo: opener('redirectTo', 'replace', () => stack.slice(0, -1)),
    switchTab: opener('switchTab', 'replace', none),
    reLaunch: opener('reLaunch', 'replace', none),
    navigateBack: (call: Callbacks & { readonly delta?: number } = {}) => callBack('navigateBack', back(call), call),
    getCurrentPages() {
      update()
      return stack.slice()
    },
  }
  return Object.assign(methods as Unloading, pages)
}
