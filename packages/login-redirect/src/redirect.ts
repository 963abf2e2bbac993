// Opens the login page, and tells the state of the app what became of it.
import { ConfigError, type ErrorDetails, pagesOf, within } from '@wxpipe/core'
import { close, type LoginState } from './login-state.ts'
import { navigate, ways } from './navigation.ts'
import type { RoutingHost } from './options.ts'
import { encoded, pathOf, stackOf, urlOf } from './pages.ts'

/** The app that a request or a page belongs to, and its login page. */
export interface App {
  readonly host: RoutingHost | undefined
  readonly state: LoginState
  /** With its leading slash. */
  readonly loginPage: string
}

/** What the options say of the redirect. */
export interface RedirectOptions {
  readonly returnParam: string
  readonly redirectTimeout: number
  /** Clears the session. */
  readonly clear: () => unknown
}

/** Where the login page stands in the stack: its index, or -1; and whether it is on top. */
export function findLogin({ host, loginPage, state }: App): { readonly index: number; readonly isOnTop: boolean } {
  const { pages, keys, last } = stackOf(host)
  const isLogin = pages.map((page, depth) => {
    const path = pathOf(urlOf(page))
    // Where routes are unknown, any other page than the one that it opens over.
    return path ? path === pathOf(loginPage) : state.phase !== 'closed' && keys[depth] !== state.page
  })
  const index = isLogin.lastIndexOf(true)
  return { index, isOnTop: index >= 0 && index === last }
}

/** Whether the user is logging in, or about to. */
export function isLoggingIn(app: App): boolean {
  const { phase, waiting } = app.state
  const { index, isOnTop } = findLogin(app)
  if (isOnTop || phase === 'opening' || phase === 'completing') return true
  // Calls wait for it: it is under a further page of the login, or the pages cannot be read.
  return phase === 'open' && waiting.size > 0 && (index >= 0 || stackOf(app.host).last < 0)
}

/**
 * Begins to open the login page. What fails leaves nothing behind: the next failure tries again.
 * @throws ConfigError when the host cannot open pages
 */
export function redirect(app: App, options: RedirectOptions, details: ErrorDetails): void {
  const { state } = app
  const host = routerOf(app, details)
  const finish = (hasOpened: boolean) => {
    state.opening = undefined
    state.isClearedInVain = !hasOpened
    if (hasOpened) state.era++
    // The login page may be quicker than the call that opens it: `completed` and `cancelled` have decided already.
    if (state.phase !== 'opening') return
    if (hasOpened) state.phase = 'open'
    else close(state, 'give up')
  }
  state.phase = 'opening'
  noteWayBack(app)
  state.opening = clearAndOpen(app, host, options).then(finish, () => finish(false))
}

/** The host. @throws ConfigError that names what is missing when it cannot open pages */
export function routerOf({ host }: App, details?: ErrorDetails): RoutingHost {
  if (host && ways.some((way) => host[way])) return host
  throw new ConfigError(`${host ? `the host has no ${ways}` : 'no wx'}: pass createClient({ host })`, details)
}

async function clearAndOpen(
  app: App,
  host: RoutingHost,
  { returnParam, redirectTimeout: timeout, clear }: RedirectOptions,
): Promise<boolean> {
  const { loginPage, state } = app
  const cleared = new Promise((resolve) => {
    resolve(clear())
  })
  // A branch that nobody handles: the app's own trouble shows as an unhandled rejection, and stops nothing.
  cleared.then()
  await within(cleared, timeout, 'onRedirect').catch(() => {})
  // The login may have ended meanwhile: then nothing more is opened.
  const isThere = () => state.phase !== 'opening' || findLogin(app).isOnTop
  const pages = pagesOf(host)
  // In App.onLaunch there is no page to navigate from.
  const order = pages && !pages.length ? ways.slice().reverse() : ways
  return navigate({ host, timeout, isThere }, order, () => {
    noteWayBack(app)
    return { url: `${loginPage}${/\?/.test(loginPage) ? '&' : '?'}${returnParam}=${encoded(state.from || '')}` }
  })
}

/** Before each call anew: while the router was busy, the page on top may have changed. */
function noteWayBack({ host, state }: App): void {
  if (state.phase !== 'opening') return
  const { pages, keys, last } = stackOf(host)
  state.page = keys[last]
  state.from = urlOf(pages[last])
}
