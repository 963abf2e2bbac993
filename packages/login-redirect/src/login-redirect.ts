// Opens one login page when the session has expired, and leaves the auth error to the caller.
import {
  type AbortError,
  type AuthExpiredError,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  type Next,
  ORDER_LOGIN_REDIRECT,
  type Plugin,
} from '@wxpipe/core'
import { type OpenPage, pathOf, type RoutingHost, rooted, topOf, urlOf } from './host.ts'
import { open, within } from './open.ts'
import { sessionOf } from './session.ts'

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
  /**
   * `'wait'`: the failed requests wait for the login page to call `loginCompleted`, which sends them again, or
   * `loginCancelled`. Default: they reject at once.
   */
  readonly resume?: 'wait' | undefined
  /** Milliseconds that a request waits for the login; then it rejects. Default 300,000. */
  readonly waitTimeout?: number | undefined
  /** How many requests wait; one more rejects at once. Default 50. */
  readonly maxWaiting?: number | undefined
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

/**
 * Makes the plugin that opens the login page when a request fails with an `AuthExpiredError`; the caller gets that
 * error whatever becomes of the navigation.
 * @example createClient({ baseURL }).use(tokenExpiry()).use(loginRedirect({ url: '/pages/login/login' }))
 */
export function loginRedirect(options: LoginRedirectOptions): Plugin<LoginRedirectKeys> {
  const { url, returnParam = 'from', getToken, onRedirect, timeout = 3_000, name = 'login-redirect' } = options
  const { resume, waitTimeout = 300_000, maxWaiting = 50 } = options
  const login = rooted(url)
  const sentSince = new WeakMap<HttpRequest, OpenPage>()

  const react = async (error: AuthExpiredError, request: HttpRequest, next: Next): Promise<HttpResponse> => {
    const session = sessionOf(options.host)
    const { host, waiting } = session
    const { signal } = request
    const { credential } = error.request || request

    const isOlder = () => sentSince.get(request) !== session.login
    const isOpen = () => {
      const top = topOf(host)
      return pathOf(urlOf(top)) === pathOf(login) || (top === session.login && top !== session.page)
    }
    const redirect = async () => {
      session.page = topOf(host)
      session.from = urlOf(session.page)
      const cleared = Promise.resolve().then(onRedirect)
      // A branch that nobody handles: the app's own trouble shows as an unhandled rejection, and stops nothing.
      cleared.then()
      await within(timeout, cleared)
      return open(
        host,
        // In App.onLaunch there is no page to navigate from.
        session.page ? ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] : ['reLaunch', 'switchTab'],
        `${login}${login.includes('?') ? '&' : '?'}${returnParam}=${encodeURIComponent(session.from)}`,
        timeout,
        isOpen,
      )
    }
    const done = (opened: unknown) => {
      session.busy = undefined
      if (opened === true) session.login = topOf(host) || {}
      else for (const giveUp of waiting.keys()) giveUp()
    }

    const asked = getToken && credential
    const token = asked && (await within(timeout, Promise.resolve().then(getToken)))
    const late = asked ? token !== credential : isOlder()
    if (!session.busy && !isOpen()) {
      if (late && resume) {
        // A user who has logged out is not logged in again by a replay.
        if (asked && !token) throw error
        return next(request)
      }
      // A redirect that fails leaves nothing behind: the next failure tries again.
      if (!late) session.busy = redirect().then(done, done)
    }
    if (!resume || waiting.size >= maxWaiting || (signal && signal.aborted)) throw error
    // What the login page itself sends must not wait for the login page.
    if (!session.busy && !isOlder()) throw error

    let giveUp!: () => void
    const outcome = await within(
      waitTimeout,
      new Promise<true | AbortError>((resolve, reject) => {
        giveUp = reject
        waiting.set(reject, { request, page: session.page, resolve })
        if (signal) signal.addEventListener('abort', reject)
      }),
    )
    waiting.delete(giveUp)
    if (signal) signal.removeEventListener('abort', giveUp)
    if (outcome === true) return next(request)
    throw outcome || error
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
    error(error, request: HttpRequest<LoginRedirectKeys>, next) {
      if (isHttpError(error, 'AUTH_EXPIRED') && request.options.login !== false) return react(error, request, next)
      throw error
    },
  }
}
