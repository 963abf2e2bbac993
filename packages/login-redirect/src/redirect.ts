// Opens the login page, and tells the state of the app what became of it.
import { type AuthExpiredError, type HttpRequest, pagesOf, within } from '@wxpipe/core'
import { type RoutingHost, routerOf, type Way, ways } from './host.ts'
import { close, type LoginState } from './login-state.ts'
import { open } from './navigation.ts'
import { encoded, pathOf, type Stack, stackOf, urlOf } from './pages.ts'

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
  readonly clear: (() => unknown) | undefined
}

/** Whether the page on top is the login page; where routes are unknown, whether it is none of the app's. */
export function isLoginPage({ loginPage, state }: App, { top, topKey }: Stack): boolean {
  const path = pathOf(urlOf(top))
  if (path) return path === pathOf(loginPage)
  // While it opens, any other page than the one that it opens over.
  return !!topKey && (state.phase === 'opening' ? topKey !== state.page : topKey === state.login)
}

/** Whether the user is logging in on a page that is open. */
export function isOpen(app: App): boolean {
  const { phase, waiting, login } = app.state
  const stack = stackOf(app.host)
  if (isLoginPage(app, stack)) return true
  // Calls wait for it: it is under a further page of the login, or the pages cannot be read.
  return phase === 'open' && waiting.size > 0 && (!stack.top || stack.keys.includes(login!))
}

/**
 * Begins to open the login page. What fails leaves nothing behind: the next failure tries again.
 * @throws ConfigError when the host cannot open pages, with the auth error as cause
 */
export function redirect(app: App, options: RedirectOptions, error: AuthExpiredError, request: HttpRequest): void {
  const { state } = app
  const host = routerOf(app.host, { request, cause: error })
  state.phase = 'opening'
  state.isCancelled = false
  noteWayBack(app)
  const finish = (way?: Way) => {
    const { topKey } = stackOf(host)
    state.opening = undefined
    state.isClearedInVain = !way && !!options.clear
    // The login page may be quicker than the call that opens it: `completed` and `cancelled` have decided already.
    const isUndecided = state.phase === 'opening'
    if (way) {
      state.era += 1
      state.login = topKey === state.page ? undefined : topKey
      if (isUndecided) state.phase = 'open'
    } else if (isUndecided) close(state, 'give up')
  }
  state.opening = openLoginPage(app, host, options).then(finish, () => finish())
}

async function openLoginPage(app: App, host: RoutingHost, options: RedirectOptions): Promise<Way | undefined> {
  const { loginPage, state } = app
  const { redirectTimeout, returnParam, clear } = options
  if (clear) await clearSession(clear, redirectTimeout)
  // The login may have ended meanwhile: then nothing more is opened.
  const isThere = () => state.phase !== 'opening' || isLoginPage(app, stackOf(host))
  const pages = pagesOf(host)
  // In App.onLaunch there is no page to navigate from.
  const order = pages && !pages.length ? ways.slice().reverse() : ways
  return open({ host, timeout: redirectTimeout, isThere, waited: 0 }, order, () => {
    noteWayBack(app)
    return `${loginPage}${loginPage.includes('?') ? '&' : '?'}${returnParam}=${encoded(state.from || '')}`
  })
}

/** Before each call anew: while the router was busy, the page on top may have changed. */
function noteWayBack({ host, state }: App): void {
  if (state.phase !== 'opening') return
  const { top, topKey } = stackOf(host)
  state.page = topKey
  state.from = urlOf(top)
}

async function clearSession(clear: () => unknown, milliseconds: number): Promise<void> {
  const cleared = new Promise((resolve) => {
    resolve(clear())
  })
  // A branch that nobody handles: the app's own trouble shows as an unhandled rejection, and stops nothing.
  cleared.then()
  await within(cleared, milliseconds, 'onRedirect').catch(() => {})
}
