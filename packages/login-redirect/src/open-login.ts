// The way to the login page.
import { pause, within } from '@wxpipe/core'
import { endLogin, type LoginState } from './login-state.ts'
import { callsTo, navigate } from './navigation.ts'
import { encoded, loginPages, stackOf } from './pages.ts'

/**
 * Begins a login: clears the session, then opens the login page. If no way works, the next auth error tries again.
 * @param clear clears the session
 */
export async function openLogin(
  state: LoginState,
  loginPage: string,
  returnParam: string,
  timeout: number,
  clear: () => unknown,
): Promise<void> {
  const pages = stackOf(state)
  const depth = pages.length - 1
  const url = pages[depth]
  state.from = { url, depth }
  // A turn later, so that the call that has led here waits already: `onRedirect` may cancel the login.
  const cleared = Promise.resolve().then(clear)
  // If `onRedirect` fails, this second promise has no handler: an unhandled rejection reports it, and nothing stops.
  cleared.then()
  await within(cleared, timeout, 'onRedirect').catch(Object)
  const calls = callsTo(`${loginPage}${/\?/.test(loginPage) ? '&' : '?'}${returnParam}=${encoded(url || '')}`, 0)
  // If the login has ended meanwhile, nothing more is opened.
  const isThere = () => !state.from || !!state.leaving || loginPages(state, loginPage).pop()
  const hasOpened = await navigate(state, calls, timeout, isThere)
  // uni-app's H5 reports success before it has loaded the page's code: until then the stack is unchanged.
  const isStillLoading = () => depth >= 0 && !isThere() && `${pages}` === `${stackOf(state)}`
  for (let pauses = timeout / 100; hasOpened && isStillLoading() && pauses-- > 0; ) await pause(100)
  state.opening = undefined
  state.depth = Math.max(loginPages(state, loginPage).lastIndexOf(true), 0)
  if (hasOpened) state.era++
  else endLogin(state)
}
