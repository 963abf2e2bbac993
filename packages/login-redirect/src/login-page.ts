// What the login page says: the login is completed or cancelled; the way back, and what becomes of the waiting calls.
import { type RoutingHost, routerOf, ways } from './host.ts'
import { close, forgetPage } from './login-state.ts'
import { open, route } from './navigation.ts'
import { pathOf, rooted, type Stack, stackOf, urlOf } from './pages.ts'
import type { App } from './redirect.ts'

/** The user is logged in. @returns whether the user has left the login page */
export function completeLogin(app: App, home: string | undefined, timeout: number): Promise<boolean> {
  const { state } = app
  // At once: the login page's onUnload must find that the user is on the way. Called twice, they are already.
  if (!state.completing) {
    state.phase = 'completing'
    // What was sent before now is answered late from here on.
    state.era += 1
    state.completing = returnAndSend(app, home, timeout)
  }
  return state.completing
}

/** The user does not log in, unless the login was completed. */
export function cancelLogin({ state }: App): void {
  if (state.completing) return
  state.isCancelled = true
  close(state, 'give up')
}

async function returnAndSend(app: App, home: string | undefined, timeout: number): Promise<boolean> {
  const { host, state } = app
  // The login page may be quicker than the call that opens it.
  await state.opening
  const { page } = state
  const isStillOpen = !page || stackOf(host).keys.includes(page)
  try {
    const way = await goBack(app, routerOf(host), home, timeout)
    const { keys } = stackOf(host)
    // What was opened again is another page, also when it looks like the first.
    const isReopened = !isStillOpen && way !== 'switchTab'
    const isGone = page && keys.length && (isReopened || !keys.includes(page))
    close(state, isGone ? 'page gone' : 'send')
    return !!way
  } finally {
    state.completing = undefined
    close(state, 'send')
  }
}

/** Plain back where the page is still open, else its URL, else home. @returns the way that worked */
async function goBack(app: App, host: RoutingHost, home: string | undefined, timeout: number) {
  const { from } = app.state
  const stack = stackOf(host)
  const delta = stepsBack(app, stack)
  forgetPage(app.state)
  const navigation = { host, timeout, isThere: () => stackOf(host).topKey !== stack.topKey, waited: 0 }
  if (delta === 0 || (delta && (await route(navigation, 'navigateBack', () => ({ delta }))))) return 'navigateBack'
  for (const url of [from, home]) {
    const way = url && (await open(navigation, ways.slice(1), () => rooted(url)))
    if (way) return way
  }
  return undefined
}

/** How many pages to go back; nothing where the page is not open. */
function stepsBack(app: App, stack: Stack): number | undefined {
  const { page, from } = app.state
  const last = stack.keys.length - 1
  // The pages cannot be read: the login page has most likely opened over one.
  if (last < 0) return 1
  const at = from === undefined ? indexWithoutRedirect(app, stack) : stack.keys.indexOf(page!)
  return at < 0 ? undefined : last - at
}

/** Where a user goes whom no redirect has brought: below the login page, which they have opened by themself. */
function indexWithoutRedirect({ loginPage, state }: App, { pages, top }: Stack): number {
  const paths = pages.map((page) => pathOf(urlOf(page)))
  const at = paths.lastIndexOf(pathOf(loginPage))
  if (at >= 0) return at - 1
  // They have left the login page, and its login was completed all the same.
  return pages.length - (state.isCancelled && urlOf(top) ? 1 : 2)
}
