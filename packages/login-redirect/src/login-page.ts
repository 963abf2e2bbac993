// What the login page says: the login is completed or cancelled; the way back, and what becomes of the waiting calls.
import { close, type LoginState } from './login-state.ts'
import { callsTo, navigate, type RoutingCall } from './navigation.ts'
import type { RoutingHost } from './options.ts'
import { stackOf } from './pages.ts'
import { findLogin, routerOf } from './redirect.ts'

/**
 * The user is logged in.
 * @returns whether the user has left the login page
 * @throws ConfigError when the host cannot open pages
 */
export function completeLogin(
  state: LoginState,
  loginPage: string,
  home: string | undefined,
  timeout: number,
): Promise<boolean> {
  const host = routerOf(state)
  // At once: the login page's onUnload must find that the user is on the way. Called twice, they are already.
  if (state.phase !== 'completing') {
    state.phase = 'completing'
    // What was sent before now is answered late from here on.
    state.era++
    state.navigation = returnAndSend(state, host, loginPage, home, timeout)
  }
  return state.navigation as Promise<boolean>
}

/** The user does not log in, unless the login was completed. */
export function cancelLogin(state: LoginState): void {
  if (state.phase !== 'completing') close(state)
}

/** Plain back where the page is still open, else its URL, else home; then sends what waits. */
async function returnAndSend(
  state: LoginState,
  host: RoutingHost,
  loginPage: string,
  home: string | undefined,
  timeout: number,
): Promise<boolean> {
  // The login page may be quicker than the call that opens it.
  await state.navigation
  const { from } = state
  const stack = stackOf(host)
  const last = stack.length - 1
  // Who came from no page goes back from the login page by one page, unless they have left it already.
  const depth = from === undefined ? last - (findLogin(state, loginPage).pop() ? 1 : 0) : state.depth!
  const isOpen = (pages: string[]) => from === undefined || pages[depth] === from
  const back: RoutingCall[] = depth >= 0 && isOpen(stack) ? [['navigateBack', { delta: last - depth }]] : []
  const calls = back.concat(callsTo(from, 1), callsTo(home, 1))
  const isThere = () => `${stackOf(host)}` !== `${stack}`
  const hasLeft = (back[0] && depth === last) || (await navigate(host, calls, timeout, isThere))
  state.navigation = undefined
  const pages = stackOf(host)
  close(state, !pages.length || isOpen(pages))
  return hasLeft
}
