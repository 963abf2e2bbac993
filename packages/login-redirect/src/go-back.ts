// The way back from the login page.
import { endLogin, type LoginState } from './login-state.ts'
import { callsTo, navigate, type RoutingCall } from './navigation.ts'
import { loginPages, stackOf } from './pages.ts'

/**
 * Takes a user who has logged in back: to their page if it is still open, else to its URL, else to the home page. Then
 * the waiting calls are sent.
 * @returns whether the user has left the login page
 */
export async function goBack(
  state: LoginState,
  loginPage: string,
  home: string | undefined,
  timeout: number,
): Promise<boolean> {
  // The login page may report before the navigation that opens it has ended.
  await state.opening
  const stack = stackOf(state)
  const logins = loginPages(state, loginPage)
  // If no page is known, the user came from the page below the login page, or has left it already.
  const login = logins.lastIndexOf(true)
  const below = (login < 0 ? stack.length : login) - 1
  const { url, depth } = state.from && state.from.depth >= 0 ? state.from : { url: stack[below], depth: below }
  // If the pages cannot be read, the login page has most likely opened over another one.
  const delta = stack.length ? stack.length - 1 - depth : 1
  // Where pages have no route, a login page that has replaced a page looks like that page. If the login is still in
  // progress, it is the login page.
  const canGoBack = !stack.length || (depth >= 0 && stack[depth] === url && (delta || url || !state.from))
  const back: RoutingCall[] = canGoBack ? [['navigateBack', { delta }]] : []
  // `redirectTo` replaces the top page alone: a login page would stay below it, where going back leads.
  const skipped = delta > 1 || logins.lastIndexOf(true, -2) >= 0 ? 2 : 1
  const calls = back.concat(callsTo(url, skipped), callsTo(home, skipped))
  const isThere = () => (canGoBack && !delta) || `${stackOf(state)}` !== `${stack}`
  const hasLeft = await navigate(state, calls, timeout, isThere)
  state.leaving = state.expired = undefined
  endLogin(state, true)
  return hasLeft
}
