// Opens one login page when the session has expired; the caller gets the auth error, or the call waits for the login.
import {
  type AuthExpiredError,
  ConfigError,
  checkOptions,
  type ErrorDetails,
  type HttpRequest,
  type HttpResponse,
  hasSameAccount,
  isHttpError,
  isOneShot,
  type Kinds,
  type Next,
  ORDER_LOGIN_REDIRECT,
  readToken,
  type Token,
  type TokenSource,
} from '@wxpipe/core'
import { goBack } from './go-back.ts'
import { cancelLogin, type LoginState, loginStateOf } from './login-state.ts'
import { openLogin } from './open-login.ts'
import type { LoginRedirectKeys, LoginRedirectOptions, LoginRedirectPlugin, RoutingHost } from './options.ts'
import { loginPages, rooted } from './pages.ts'
import { waitForLogin } from './wait-for-login.ts'

/** The part of a client that is needed here. */
interface HasHost {
  readonly host?: object | undefined
}

const kinds: Kinds<LoginRedirectOptions> = {
  loginPage: 'string',
  returnParam: 'string',
  getToken: 'function',
  onRedirect: 'function',
  redirectTimeout: 'number',
  whileLoggingIn: 'string',
  waitTimeout: 'number',
  maxWaiting: 'number',
  host: 'object function',
  name: 'string',
}

/**
 * Makes the plugin that opens the login page when a request fails with an `AuthExpiredError`. The caller gets that
 * error, however the navigation ends, unless `whileLoggingIn` is `'wait'`. The login page reports to the plugin how the
 * login went.
 * @throws ConfigError when `loginPage` is missing, for an option of the wrong type, and for one whose name differs from
 * a known one only in case; other unknown ones are left to the plugins that share the object. As a rejection, when the
 * host cannot open pages, and when `getToken` yields no text
 * @example
 * export const login = loginRedirect({ loginPage: '/pages/login/login', getToken })
 * export const client = createClient({ baseURL }).use(tokenExpiry()).use(login)
 */
export function loginRedirect(options: LoginRedirectOptions): LoginRedirectPlugin {
  const given = checkOptions('login-redirect', options, kinds, true)
  const {
    name = 'login-redirect',
    returnParam = 'from',
    redirectTimeout = 3_000,
    waitTimeout = 300_000,
    maxWaiting = 50,
  } = given
  if (!given.loginPage) throw new ConfigError('login-redirect needs loginPage')
  if (given.whileLoggingIn && given.whileLoggingIn !== 'wait') throw new ConfigError('whileLoggingIn: write wait')
  const loginPage = rooted(given.loginPage)
  // The era in which each request began; -1 for requests of the login page. Recorded from the first login page on.
  const eras = new WeakMap<HttpRequest, number>()
  // The client that the plugin was first used on: `completed` and `cancelled` act on its host.
  let firstClient: HasHost | undefined

  /** @param details if given, a host that cannot open pages is a ConfigError with these details */
  const stateOf = (client: HasHost | undefined, details?: ErrorDetails): LoginState => {
    // Outside a Mini Program there is no host, and no login to share.
    const host: RoutingHost = given.host || Object(client).host || options
    if (details && !host.navigateTo) throw new ConfigError('login-redirect needs host.navigateTo', details)
    return loginStateOf(host)
  }

  const react = async (error: AuthExpiredError, request: HttpRequest, next: Next): Promise<HttpResponse> => {
    const state = stateOf(request.call.client, { request, cause: error })
    const { credential } = error.request || request
    const canAsk = given.getToken && credential != null
    // The current token, '' for none; without `getToken`, the one that the request carried.
    let token: Token = credential
    try {
      if (canAsk) token = await readToken(options as TokenSource, request, (now) => now || '', redirectTimeout)
    } catch (failure) {
      // A mistake in getToken rejects the call with its error; no other failure replaces the auth error.
      throw isHttpError(failure, 'CONFIG') ? failure : error
    }
    // While the token was read, another account may have logged in: it is not their session that has ended.
    if (!hasSameAccount(request)) throw error
    const began = eras.get(request) || 0
    const beganEarlier = began !== state.era
    const isNavigating = state.leaving || (state.opening && state.from)
    // A request of the login page (-1) must not wait for the login, nor be sent again after it.
    const mayRepeat = given.whileLoggingIn && began >= 0 && !isOneShot(request.data)
    const pages = loginPages(state, loginPage)
    // The login page may lie below further pages of the login. While no call waits for it, that does not count for a new
    // request with a new token: somebody has logged in since. Pages that cannot be read do not contradict the others.
    const isExpected = beganEarlier || state.waiting.size
    const isCovered = pages.length
      ? pages.includes(true, state.depth) && (isExpected || !credential || credential === state.expired)
      : isExpected
    const isOpen = isNavigating || (state.from && isCovered) || pages.pop()
    if (!isOpen) {
      // The failure is late if the token has changed since. If there is no token any more, the user has logged out; but
      // if it was cleared for a login page that failed to open, no login is in progress, and the page is tried again.
      const isLate = beganEarlier || (token !== credential && (token || state.from || credential !== state.expired))
      // Not without a token: after a logout, a plugin inside (a silent login as `refresh`) could log the user in again.
      if (isLate && mayRepeat && (token || !canAsk)) return next(request)
      // The navigation of a cancelled login may still be running: no second one begins beside it.
      if (isLate || state.opening) throw error
      state.opening = openLogin(
        state,
        loginPage,
        returnParam,
        redirectTimeout,
        () => given.onRedirect && options.onRedirect!(),
      )
      // A request without a token does not forget the one that had expired before: its page may have failed to open.
      state.expired = credential || state.expired
      // The page is open, and the request began after it opened: it belongs to the login, and must not wait for it.
    } else if (!isNavigating && !beganEarlier) throw error
    if (!mayRepeat || state.waiting.size >= maxWaiting) throw error
    return waitForLogin(state, error, request, next, waitTimeout)
  }

  return {
    name,
    order: ORDER_LOGIN_REDIRECT,
    keys: { login: 'boolean' },
    install(client) {
      firstClient = firstClient || client
    },
    request(request) {
      const state = stateOf(request.call.client)
      // Nothing can be late before the first login page, so requests are not tracked until then.
      if (state.opening || state.era) {
        eras.set(request, !state.leaving && loginPages(state, loginPage).pop() ? -1 : state.era)
      }
      return request
    },
    error(error, request: HttpRequest<LoginRedirectKeys>, next) {
      if (!isHttpError(error, 'AUTH_EXPIRED') || request.options.login === false) throw error
      return react(error, request, next)
    },
    async completed(how = {}) {
      const { home, timeout = redirectTimeout } = checkOptions('completed', how, { home: 'string', timeout: 'number' })
      const state = stateOf(firstClient, {})
      // Set at once: the login page's onUnload must find the user on the way back. A second call joins this navigation.
      if (!state.leaving) {
        // From now on, responses to earlier requests are late.
        state.era++
        state.leaving = goBack(state, loginPage, home, timeout)
      }
      return state.leaving
    },
    cancelled: () => cancelLogin(stateOf(firstClient)),
    returnPage() {
      const { from } = stateOf(firstClient)
      return (from && from.url) || undefined
    },
  }
}
