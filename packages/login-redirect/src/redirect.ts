// Opens the login page, and tells the state of the app what became of it.
import { ConfigError, type ErrorDetails, pause, within } from '@wxpipe/core'
import { endLogin, type LoginState } from './login-state.ts'
import { callsTo, navigate } from './navigation.ts'
import { encoded, pathOf, stackOf } from './pages.ts'

/** Tells of each open page whether it is the login page; the top one is last. */
export function loginPages(state: LoginState, loginPage: string): (boolean | undefined)[] {
  const { before } = state
  return stackOf(state).map((url, depth) =>
    // A page without a route is taken for it if it lies above the pages that it opens over.
    url ? pathOf(url) === pathOf(loginPage) : before && depth >= before.length,
  )
}

/** @throws ConfigError when the host cannot open pages */
export function checkHost({ host }: LoginState, details?: ErrorDetails): void {
  if (!host.navigateTo) throw new ConfigError('login-redirect needs host.navigateTo', details)
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
  checkHost(state, details)
  const before = stackOf(state)

  const open = async () => {
    const cleared = clear()
    // If `onRedirect` fails, this second promise has no handler: the failure shows as an unhandled rejection, and stops nothing.
    cleared.then()
    await within(cleared, timeout, 'onRedirect').catch(() => {})
    const url = `${loginPage}${/\?/.test(loginPage) ? '&' : '?'}${returnParam}=${encoded(`${before.slice(-1)}`)}`
    const calls = callsTo(url, 0)
    // When the login has ended meanwhile, nothing more is opened.
    const isThere = () => state.phase !== 'opening' || loginPages(state, loginPage).pop()
    const hasOpened = await navigate(state, calls, timeout, isThere)
    // uni-app's H5 answers before it has loaded the page's code: until then the stack is as before.
    const isStillLoading = () => before.length && `${stackOf(state)}` === `${before}` && state.phase === 'opening'
    for (let pauses = timeout / 100; hasOpened && isStillLoading() && pauses-- > 0; ) await pause(100)
    if (hasOpened) state.era++
    // The login page may be quicker than the call that opens it: `completed` or `cancelled` has decided already.
    if (state.phase === 'completing') return
    state.navigation = undefined
    if (!state.phase) return
    if (!hasOpened) endLogin(state)
    state.phase = hasOpened ? 'open' : 'failed'
  }

  // None in App.onLaunch: the first page opens below the login page.
  state.before = before.length ? before : undefined
  state.phase = 'opening'
  state.navigation = open()
}
