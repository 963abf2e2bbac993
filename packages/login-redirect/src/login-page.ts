// What the login page says and asks: the login is completed or cancelled, and where the user came from.
import { AbortError } from '@wxpipe/core'
import { type OpenPage, pagesOf, type RoutingHost, rooted, topOf } from './host.ts'
import { open, within } from './open.ts'
import { type Session, sessionOf } from './session.ts'

/** Options of `loginCancelled` and `returnPage`. */
export interface LoginPageOptions {
  /** What `loginRedirect` was given as `host`; default: the global `wx`. */
  readonly host?: RoutingHost | undefined
}

/** Options of `loginCompleted`. */
export interface LoginCompletedOptions extends LoginPageOptions {
  /** Where a user goes who came from no page. */
  readonly home?: string | undefined
  /** Milliseconds that each routing call may take; default 3,000. */
  readonly timeout?: number | undefined
}

/**
 * The user is logged in: goes back to the page they came from, then sends the waiting requests again. A request whose
 * page is no longer open fails with an `AbortError`.
 * @returns whether the user has left the login page; where not, the login page goes where it likes
 * @example await loginCompleted({ home: '/pages/index/index' })
 */
export async function loginCompleted(options: LoginCompletedOptions = {}): Promise<boolean> {
  const session = sessionOf(options.host)
  const { busy, from } = session
  // The login page may be quicker than the call that opens it.
  const outcome = await busy
  // Called twice: the user is on the way already.
  if (session.busy) return session.busy as Promise<boolean>
  if (busy && from === undefined) return outcome === true
  const { page } = session
  forget(session)
  // What was sent before now is answered late from here on.
  session.login = {}
  const done = (hasLeft: boolean) => {
    session.busy = undefined
    sendAgain(session)
    return hasLeft
  }
  // Begun a moment later: the login page's onUnload must find that the user is on the way.
  const left = Promise.resolve()
    .then(() => goBack(session.host, page, from, options))
    .then(done, () => done(false))
  session.busy = left
  return left
}

/**
 * The user does not log in: the waiting requests fail with their auth errors. Made for the login page's `onUnload`;
 * after `loginCompleted` it changes nothing.
 * @example Page({ onUnload() { loginCancelled() } })
 */
export async function loginCancelled(options: LoginPageOptions = {}): Promise<void> {
  const session = sessionOf(options.host)
  await session.busy
  forget(session)
  session.waiting.forEach((_, giveUp) => {
    giveUp()
  })
}

/**
 * The page to return to, with its query: for a login page that is a tab page, whose URL takes no parameter.
 * @returns undefined when no client has opened the login page, or not over a page
 * @example const from = returnPage()
 */
export function returnPage(options: LoginPageOptions = {}): string | undefined {
  return sessionOf(options.host).from || undefined
}

function forget(session: Session): void {
  session.page = undefined
  session.from = undefined
}

/** Plain back where the page is still open, else its URL, else home. `from` is undefined when the user came by themself. */
async function goBack(
  host: RoutingHost,
  page: OpenPage | undefined,
  from: string | undefined,
  { home, timeout = 3_000 }: LoginCompletedOptions,
): Promise<boolean> {
  const pages = pagesOf(host)
  const top = topOf(host)
  const at = pages.indexOf((from === undefined ? pages[pages.length - 2] : page) as OpenPage)
  const delta = pages.length - 1 - at
  const hasLeft = () => topOf(host) !== top
  if (delta === 0) return true
  if (at >= 0 && ((await within(timeout, navigateBack(host, delta))) || hasLeft())) return true
  for (const url of [from, home]) {
    if (url && (await open(host, ['redirectTo', 'switchTab', 'reLaunch'], rooted(url), timeout, hasLeft))) return true
  }
  return false
}

function navigateBack(host: RoutingHost, delta: number): Promise<true> {
  return new Promise((resolve, fail) => {
    Promise.resolve(host.navigateBack!({ delta, success: () => resolve(true), fail })).catch(fail)
  })
}

function sendAgain({ host, waiting }: Session): void {
  const pages = pagesOf(host)
  waiting.forEach(({ page, request, resolve }) => {
    const isGone = page && !pages.includes(page)
    resolve(!isGone || new AbortError('the page that sent it is gone', { request }))
  })
}
