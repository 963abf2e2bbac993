// Opens one login page when the session has expired, and leaves the auth error to the caller.
import { type AuthExpiredError, type HttpRequest, isHttpError, ORDER_LOGIN_REDIRECT, type Plugin } from '@wxpipe/core'
import { type OpenPage, pathOf, type RoutingHost, rooted, topOf, urlOf } from './host.ts'
import { open, type Way, within } from './open.ts'
import { type Session, sessionOf } from './session.ts'

/** A token, or nothing when nobody is logged in. */
export type Token = string | null | undefined

/** Options of `loginRedirect`. */
export interface LoginRedirectOptions {
  /** The login page, with or without a leading slash; it may have a query of its own. */
  readonly url: string
  /** The login page's parameter that holds the page to return to, encoded once; default `'from'`. */
  readonly returnParam?: string | undefined
  /** The current token: the failure of a request that carried another one is a late answer and opens nothing. */
  readonly getToken?: (() => Token | PromiseLike<Token>) | undefined
  /** Clears the session; runs once, before the login page opens. Its failure stops nothing. */
  readonly onRedirect?: (() => unknown) | undefined
  /** Milliseconds that `getToken`, `onRedirect` and each routing call may take; default 3,000. */
  readonly timeout?: number | undefined
  /** What opens pages; default: the global `wx`. Clients that share it open one login page together. */
  readonly host?: RoutingHost | undefined
  /** The interceptor's name; default `'login-redirect'`. */
  readonly name?: string | undefined
}

/** The request option that `loginRedirect` adds. */
export interface LoginRedirectKeys {
  /** `false` opens no login page for this request; the login page's own requests need it. */
  readonly login: boolean
}

const ways: readonly Way[] = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']
// In App.onLaunch there is no page to navigate from.
const waysAtLaunch: readonly Way[] = ['reLaunch', 'switchTab']

/**
 * Makes the plugin that opens the login page when a request fails with an `AuthExpiredError`; the caller gets that
 * error whatever becomes of the navigation.
 * @example createClient({ baseURL }).use(tokenExpiry()).use(loginRedirect({ url: '/pages/login/login' }))
 */
export function loginRedirect(options: LoginRedirectOptions): Plugin<LoginRedirectKeys> {
  const { url, returnParam = 'from', getToken, onRedirect, timeout = 3_000, name = 'login-redirect' } = options
  const login = rooted(url)
  const sentSince = new WeakMap<HttpRequest, OpenPage>()

  const isOpen = (session: Session): boolean => {
    const top = topOf(session.host)
    return !!top && (pathOf(urlOf(top)) === pathOf(login) || session.login === top)
  }

  const redirect = async (session: Session): Promise<void> => {
    const { host } = session
    const page = topOf(host)
    const from = urlOf(page)
    session.page = page
    session.from = from
    const cleared = Promise.resolve().then(onRedirect)
    // A branch that nobody handles: the app's own trouble shows as an unhandled rejection, and stops nothing.
    cleared.then()
    await within(timeout, cleared)
    const target = `${login}${login.includes('?') ? '&' : '?'}${returnParam}=${encodeURIComponent(from)}`
    if (await open(host, page ? ways : waysAtLaunch, target, timeout, () => isOpen(session))) {
      session.login = topOf(host) || {}
    }
  }

  const react = async (error: AuthExpiredError, request: HttpRequest): Promise<never> => {
    const session = sessionOf(options.host)
    const { credential } = error.request || request
    const isOlder = () => sentSince.get(request) !== session.login
    const done = () => {
      session.busy = undefined
    }
    const late =
      getToken && credential ? (await within(timeout, Promise.resolve().then(getToken))) !== credential : isOlder()
    if (!late && !session.busy && !isOpen(session)) session.busy = redirect(session).then(done, done)
    throw error
  }

  return {
    name,
    order: ORDER_LOGIN_REDIRECT,
    request(request) {
      const { login } = sessionOf(options.host)
      // Nothing can be late before the first login page: the usual request is not kept track of.
      if (login) sentSince.set(request, login)
      return request
    },
    error(error, request: HttpRequest<LoginRedirectKeys>) {
      if (isHttpError(error, 'AUTH_EXPIRED') && request.options.login !== false) return react(error, request)
      throw error
    },
  }
}
