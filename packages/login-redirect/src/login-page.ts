// What the login page reports, that the login is completed or cancelled: goes back, and settles the waiting calls.
import { endLogin, type LoginState } from './login-state.ts'
import { callsTo, navigate, type RoutingCall } from './navigation.ts'
import { stackOf } from './pages.ts'
import { checkHost, loginPages } from './redirect.ts'

/**
 * The user is logged in: goes back to their page if it is still open, else opens its URL, else the home page; then the
 * waiting calls are sent.
 * @returns whether the user has left the login page
 * @throws ConfigError when the host cannot open pages
 */
export function completeLogin(
  state: LoginState,
  loginPage: string,
  home: string | undefined,
  timeout: number,
): Promise<boolean> {
  checkHost(state)
  const { phase } = state

  const returnAndSend = async () => {
    // The login page may report before the navigation that opens it has ended.
    await state.navigation
    const stack = stackOf(state)
    // If no page is known, the user came from the page below the login page, or has left it already.
    const logins = loginPages(state, loginPage)
    const login = logins.lastIndexOf(true)
    const { before = login < 0 ? stack : stack.slice(0, login) } = state
    const top = before.length - 1
    const isOpen = (pages: readonly string[], pagesBefore = before) =>
      pages[pagesBefore.length - 1] === pagesBefore[pagesBefore.length - 1]
    // If the pages cannot be read, the login page has most likely opened over another one.
    const delta = stack.length ? stack.length - before.length : 1
    // Where pages have no route, a login page that has replaced a page looks like that page. If the login is still in
    // progress, it is the login page.
    const canGoBack = !stack.length || (top >= 0 && isOpen(stack) && (delta || before[top] || !phase))
    const back: RoutingCall[] = canGoBack ? [['navigateBack', { delta }]] : []
    // `redirectTo` replaces the top page alone: a login page would stay below it, where going back leads.
    const skipped = delta > 1 || logins.lastIndexOf(true, -2) >= 0 ? 2 : 1
    const calls = back.concat(callsTo(before[top], skipped), callsTo(home, skipped))
    const isThere = () => (canGoBack && !delta) || `${stackOf(state)}` !== `${stack}`
    const hasLeft = await navigate(state, calls, timeout, isThere)
    state.navigation = undefined
    const pages = stackOf(state)
    endLogin(state, (pagesBefore) => !pages.length || isOpen(pages, pagesBefore))
    return hasLeft
  }

  // Set at once: the login page's onUnload must find the user on the way back. A second call joins this navigation.
  if (state.phase !== 'completed') {
    // From now on, responses to earlier requests are late.
    state.era++
    state.phase = 'completed'
    state.navigation = returnAndSend()
  }
  return state.navigation as Promise<boolean>
}

/** The user does not log in: ends the login, unless it was completed. */
export function cancelLogin(state: LoginState): void {
  if (state.phase !== 'completed') endLogin(state)
}
