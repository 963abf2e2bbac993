// Opens the login page, and tells the state of the app what became of it.
import { ConfigError, type ErrorDetails, within } from '@wxpipe/core'
import { close, type LoginState } from './login-state.ts'
import { callsTo, navigate } from './navigation.ts'
import type { RoutingHost } from './options.ts'
import { encoded, pathOf, stackOf } from './pages.ts'

/** Tells of each open page whether it is the login page; the top one is last. */
export function findLogin({ host, from, depth }: LoginState, loginPage: string): boolean[] {
  return stackOf(host).map((url, at) =>
    // Where routes are unknown, any other page than the one that it opens over.
    url ? pathOf(url) === pathOf(loginPage) : from !== undefined && depth !== at,
  )
}

/** The host. @throws ConfigError when it cannot open pages */
export function routerOf({ host }: LoginState, details?: ErrorDetails): RoutingHost {
  if (host && host.navigateTo) return host
  throw new ConfigError('the host has no navigateTo: pass createClient({ host })', details)
}

/**
 * Begins to open the login page. What fails leaves nothing behind: the next failure tries again.
 * @param clear clears the session
 * @throws ConfigError when the host cannot open pages
 */
export function redirect(
  state: LoginState,
  loginPage: string,
  returnParam: string,
  timeout: number,
  clear: () => Promise<unknown>,
  details: ErrorDetails,
): void {
  const host = routerOf(state, details)
  const stack = stackOf(host)
  const depth = stack.length - 1
  const from = stack[depth]

  const open = async () => {
    const cleared = clear()
    // A branch that nobody handles: the app's own trouble shows as an unhandled rejection, and stops nothing.
    cleared.then()
    await within(cleared, timeout, 'onRedirect').catch(() => {})
    const url = `${loginPage}${/\?/.test(loginPage) ? '&' : '?'}${returnParam}=${encoded(from || '')}`
    // In App.onLaunch there is no page to navigate from. When the login has ended meanwhile, nothing more is opened.
    const isThere = () => state.phase !== 'opening' || findLogin(state, loginPage).pop()
    const hasOpened = await navigate(host, callsTo(url, depth < 0 ? 3 : 0), timeout, isThere)
    if (hasOpened) state.era++
    // The login page may be quicker than the call that opens it: `completed` or `cancelled` has decided already.
    if (state.phase === 'completing') return
    state.navigation = undefined
    if (!state.phase) return
    if (!hasOpened) close(state)
    state.phase = hasOpened ? 'open' : 'failed'
  }

  Object.assign(state, { phase: 'opening', from, depth })
  state.navigation = open()
}
