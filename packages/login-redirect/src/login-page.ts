// What the login page says: the login is completed or cancelled; the way back, and what becomes of the waiting calls.
import { type RoutingHost, routerOf } from './host.ts'
import { endWaits, forgetPage } from './login-state.ts'
import { back, open } from './navigation.ts'
import type { LoginCompletedOptions } from './options.ts'
import { pathOf, rooted, type Stack, stackOf, urlOf } from './pages.ts'
import type { App } from './redirect.ts'

/** The user is logged in. @returns whether the user has left the login page */
export function completeLogin(app: App, home: string | undefined, timeout: number): Promise<boolean> {
  const { state } = app
  // Called twice: the user is on the way already.
  if (state.completing) return state.completing
  // At once: the login page's onUnload must find that the user is on the way.
  state.phase = 'completing'
  // What was sent before now is answered late from here on.
  state.era += 1
  state.isClearedInVain = false
  state.completing = returnAndSend(app, { home, timeout })
  return state.completing
}

/** The user does not log in, unless the login was completed. */
export function cancelLogin({ state }: App): void {
  if (state.phase === 'completing') return
  state.phase = 'closed'
  state.isCancelled = true
  forgetPage(state)
  endWaits(state, 'give up')
}

async function returnAndSend(app: App, options: LoginCompletedOptions & { timeout: number }): Promise<boolean> {
  const { host, state } = app
  let outcome = { hasLeft: false, isReopened: false }
  let page: string | undefined
  try {
    // The login page may be quicker than the call that opens it.
    await state.opening
    page = state.page
    outcome = await goBack(app, routerOf(host), options)
    return outcome.hasLeft
  } finally {
    const { keys } = stackOf(host)
    const isGone = page !== undefined && keys.length > 0 && (outcome.isReopened || !keys.includes(page))
    state.completing = undefined
    state.phase = 'closed'
    endWaits(state, isGone ? 'page gone' : 'send')
  }
}

/** Plain back where the page is still open, else its URL, else home. */
async function goBack(app: App, host: RoutingHost, { home, timeout }: LoginCompletedOptions & { timeout: number }) {
  const { state } = app
  const { from } = state
  const stack = stackOf(host)
  const navigation = { host, timeout, isThere: () => stackOf(host).topKey !== stack.topKey, waited: 0 }
  const delta = stepsBack(app, stack)
  forgetPage(state)
  const stays = { hasLeft: true, isReopened: false }
  if (delta === 0 || (delta && (await back(navigation, delta)))) return stays
  for (const url of [from, home]) {
    const way = url && (await open(navigation, ['redirectTo', 'switchTab', 'reLaunch'], () => rooted(url)))
    // A page that was not open any more is another one now, also when it looks like the first.
    if (way) return { hasLeft: true, isReopened: delta === undefined && way !== 'switchTab' }
  }
  return { hasLeft: false, isReopened: false }
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
  const last = pages.length - 1
  for (let at = last; at >= 0; at--) {
    if (pathOf(urlOf(pages[at])) === pathOf(loginPage)) return at - 1
  }
  // They have left the login page, and its login was completed all the same.
  return state.isCancelled && urlOf(top) ? last : last - 1
}
