// What the login page says: the login is completed or cancelled; the way back, and what becomes of the waiting calls.
import { close } from './login-state.ts'
import { navigate, ways } from './navigation.ts'
import { rooted, stackOf, urlOf } from './pages.ts'
import { type App, findLogin, routerOf } from './redirect.ts'

/** The user is logged in. @returns whether the user has left the login page */
export function completeLogin(app: App, home: string | undefined, timeout: number): Promise<boolean> {
  const { state } = app
  // At once: the login page's onUnload must find that the user is on the way. Called twice, they are already.
  if (!state.completing) {
    state.phase = 'completing'
    // What was sent before now is answered late from here on.
    state.era++
    state.completing = returnAndSend(app, home, timeout)
  }
  return state.completing
}

/** The user does not log in, unless the login was completed. */
export function cancelLogin({ state }: App): void {
  if (!state.completing) close(state, 'give up')
}

async function returnAndSend(app: App, home: string | undefined, timeout: number): Promise<boolean> {
  const { host, state } = app
  // The login page may be quicker than the call that opens it.
  await state.opening
  try {
    return await goBack(app, home, timeout)
  } finally {
    const { keys } = stackOf(host)
    state.completing = undefined
    close(state, state.page && keys.length && !keys.includes(state.page) ? 'page gone' : 'send')
  }
}

/** Plain back where the page is still open, else its URL, else home. */
async function goBack(app: App, home: string | undefined, timeout: number): Promise<boolean> {
  const { page, from } = app.state
  const host = routerOf(app)
  const { keys, pages, last } = stackOf(host)
  const navigation = { host, timeout, isThere: () => stackOf(host).keys.slice(-1)[0] !== keys[last] }
  let at = keys.indexOf(page!)
  if (from === undefined) {
    // No redirect has brought them: then to the page below the login page, unless they have left it already.
    const { index } = findLogin(app)
    at = index >= 0 ? index - 1 : urlOf(pages[last]) ? last : last - 1
  }
  // The pages cannot be read: the login page has most likely opened over one.
  const delta = last < 0 ? 1 : last - at
  if (delta === 0) return true
  if ((at >= 0 || last < 0) && (await navigate(navigation, ['navigateBack'], () => ({ delta })))) return true
  for (const url of [from, home]) {
    if (url && (await navigate(navigation, ways.slice(1), () => ({ url: rooted(url) })))) return true
  }
  return false
}
