// wx's page stack over a browser's history, or over the app's own router.
import { ConfigError, checkOptions, type Kinds, notify } from '@wxpipe/core'
import { createEvents, type Listening } from './events.ts'
import { type HistoryPage, isSameUrl, pageOf, urlOf } from './history-page.ts'
import { browserRouter, type Router } from './routers.ts'
import { type Callbacks, callBack } from './task.ts'

/** Options of `historyRouter`: without any, the pages are those of the browser's history. */
export interface HistoryRouterOptions extends Partial<Router> {
  /**
   * The prefix of each page's URL: the app's folder, or `'#'` for pages in the hash; default none. It has no effect
   * with a router of the app's own.
   */
  readonly base?: string | undefined
  /** Called with the top page whenever it changes, to draw it. */
  readonly onPage?: ((page: HistoryPage) => void) | undefined
}

type Opening = Callbacks & { readonly url: string }

type Unloading = Listening<'BeforePageUnload', { readonly path: string }>

/** wx's functions that open pages, and those that report the open ones. */
export type HistoryRouter = Unloading & {
  /** Opens a page over the one on top. */
  navigateTo(call: Opening): void
  /** Like `switchTab` and `reLaunch`, replaces the page on top, because a browser's history cannot be emptied. */
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
 * Makes the page functions of a host for a web app: with them `loginRedirect` and `pageScope` work as in a Mini
 * Program. A page that the app opens without the host becomes the only page of the stack.
 * @throws ConfigError for an unknown option or one of the wrong type, for an incomplete router, and where there is
 * neither a router nor a history
 * @example
 * export const host = { ...fetchHost(), ...historyRouter({ onPage: ({ route, options }) => draw(route, options) }) }
 */
export function historyRouter(options: HistoryRouterOptions = {}): HistoryRouter {
  const { base, onPage, ...own } = checkOptions('historyRouter', options, kinds)
  const isOwn = Object.keys(own).length > 0
  const missing = isOwn && parts.filter((part) => !own[part])
  if (missing && missing.length) throw new ConfigError(`historyRouter: a router needs ${missing}`)
  const router = isOwn ? (options as Router) : browserRouter(base)
  // A router may move in a later turn, and does not say who moved it. So there are two states: while one of our calls
  // is under way, the next change of the URL is its own, and `stackOfCall` makes the new stack; at any other time, the
  // user or the app made the change.
  let currentUrl = router.current()
  let stack: readonly HistoryPage[] = [pageOf(currentUrl)]
  let stackOfCall: ((url: string) => readonly HistoryPage[]) | undefined
  // Resolves the calls of navigateBack that wait for the change.
  let resolveBack = () => {}
  const { methods, emit } = createEvents<{ readonly path: string }>(['BeforePageUnload'])

  /** The stack after a change that no call made: back to a page below, or to a new page, which is then the only one. */
  const stackOfOthers = (url: string): readonly HistoryPage[] => {
    const position = stack.map(urlOf).lastIndexOf(url)
    return position < 0 ? [pageOf(url)] : stack.slice(0, position + 1)
  }
  // True while listeners are told which pages go. A page that one of them opens is put on the new stack afterwards.
  let isEmitting = false
  /** Brings the stack up to date with the router's URL. */
  const update = (): void => {
    const url = router.current()
    if (isEmitting || url === currentUrl) return
    // Set before any listener is called, because listeners may ask for the pages.
    currentUrl = url
    const next = (stackOfCall || stackOfOthers)(url)
    stackOfCall = undefined
    isEmitting = true
    // As in wx, the top page comes first, and the stack has not changed yet.
    for (const page of stack.slice().reverse()) {
      if (next.indexOf(page) < 0) emit('BeforePageUnload', { path: page.route })
    }
    stack = next
    isEmitting = false
    if (onPage) notify(() => options.onPage!(next.slice(-1)[0]!))
    const resolve = resolveBack
    resolveBack = () => {}
    resolve()
    // A listener may have opened another page.
    update()
  }
  const opener =
    (api: string, way: 'push' | 'replace', pagesBelow: () => readonly HistoryPage[]) =>
    (call: Opening): void => {
      const urlBefore = currentUrl
      const withPage = (url: string) => pagesBelow().concat(pageOf(url))
      stackOfCall = withPage
      const opened = new Promise((resolve) => {
        // Pushed twice, the page would be in the history twice, and going back would stay on it.
        const isThere = way === 'push' && isSameUrl(call.url, router.current())
        const result = isThere ? undefined : router[way](call.url)
        // The router may have moved at once, and another call may follow in the same turn.
        update()
        resolve(result)
      })
      // A router that throws or rejects has refused, as one has that yields an object.
      const ended = opened.catch(Object).then((failure) => {
        update()
        // The next change of the URL is not this call's.
        if (stackOfCall === withPage) stackOfCall = undefined
        if (Object(failure) === failure) throw failure
        if (currentUrl === urlBefore) throw { message: 'the router stayed' }
        return {}
      })
      callBack(api, ended, call)
    }
  const none = () => []
  const back = ({ delta = 1 }: { readonly delta?: number | undefined }): Promise<object> =>
    new Promise((resolve, reject) => {
      const remaining = stack.slice(0, Math.max(1, stack.length - delta))
      const top = remaining.slice(-1)[0]!
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
