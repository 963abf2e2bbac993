// Opens the login page, and records the result in the state of the app.
import { ConfigError, type ErrorDetails, pause, within } from '@wxpipe/core'
import { endLogin, type LoginState } from './login-state.ts'
import { callsTo, navigate } from './navigation.ts'
import { encoded, pathOf, stackOf } from './pages.ts'

/** Tells for each open page whether it is the login page; the top one is last. */
export function loginPages(state: LoginState, loginPage: string): (boolean | undefined)[] {
  const { before } = state
  return stackOf(state).map((url, depth) =>
    // A page without a route is taken for the login page if it lies above the pages that were open before.
    url ? pathOf(url) === pathOf(loginPage) : before && depth >= before.length,
  )
}

/** @throws ConfigError when the host cannot open pages */
export function checkHost({ host }: LoginState, details?: ErrorDetails): void {
  if (!host.navigateTo) throw new ConfigError('login-redirect needs host.navigateTo', details)
}

/**
 * Starts opening the login page. A failure leaves nothing behind: the next auth error tries again.
 * @param clear clears the session
 * @throws ConfigError when the host cannot open pages
 */
export function redirect(
  state: LoginState,
  loginPage: string,
  returnParam: string,
  timeout: number,
  clear: () => unknown,
  details: ErrorDetails,
): void {
  checkHost(state, details)
  const before = stackOf(state)

  const open = async () => {
    // A turn later, so that the call that has led here waits already: `onRedirect` may cancel the login.
    const cleared = Promise.resolve().then(clear)
    // If `onRedirect` fails, this second promise has no handler: an unhandled rejection reports it, and nothing stops.
    cleared.then()
    await within(cleared, timeout, 'onRedirect').catch(Object)
    const from = `${returnParam}=${encoded(`${before.slice(-1)}`)}`
    const url = loginPage + (loginPage.includes('?') ? '&' : '?') + from
    const calls = callsTo(url, 0)
    // If the login has ended meanwhile, nothing more is opened.
    const isThere = () => state.phase !== 'opening' || loginPages(state, loginPage).pop()
    const hasOpened = await navigate(state, calls, timeout, isThere)
    // uni-app's H5 reports success before it has loaded the page's code: until then the stack is unchanged.
    let pauses = timeout / 100
    while (
      hasOpened &&
      state.phase === 'opening' &&
      before.length &&
      `${before}` === `${stackOf(state)}` &&
      pauses-- > 0
    )
      await pause(100)
    if (hasOpened) state.era++
    // The login page may report before the call that opens it has ended: `completed` or `cancelled` has decided.
    if (state.phase === 'completed') return
    state.navigation = undefined
    if (!state.phase) return
    if (!hasOpened) endLogin(state)
    state.phase = hasOpened ? 'open' : 'failed'
  }

  // In App.onLaunch there are none: the first page opens below the login page.
  state.before = before.length ? before : undefined
  state.phase = 'opening'
  state.navigation = open()
}
