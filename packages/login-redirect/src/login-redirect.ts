// Opens one login page when the session has expired, and leaves the auth error to the caller, or has the call wait.
import {
  AbortError,
  type AuthExpiredError,
  type Client,
  ConfigError,
  type HttpRequest,
  type HttpResponse,
  hasSameAccount,
  isHttpError,
  isOneShot,
  type Next,
  ORDER_LOGIN_REDIRECT,
  own,
  readToken,
  type Token,
  type TokenSource,
} from '@wxpipe/core'
import { cancelLogin, completeLogin } from './login-page.ts'
import { loginStateOf } from './login-state.ts'
import type { LoginRedirectKeys, LoginRedirectOptions, LoginRedirectPlugin, RoutingHost } from './options.ts'
import { rooted } from './pages.ts'
import { type App, findLogin, isLoggingIn, redirect } from './redirect.ts'
import { waitForLogin } from './wait-for-login.ts'

// Stands for the era of what the login page itself has sent.
const onLoginPage = -1

/**
 * Makes the plugin that opens the login page when a request fails with an `AuthExpiredError`; the caller gets that
 * error whatever becomes of the navigation. The login page says on the plugin how the login went.
 * @throws ConfigError when `loginPage` is missing; (as a rejection) when the host cannot open pages
 * @example
 * export const login = loginRedirect({ loginPage: '/pages/login/login', getToken })
 * export const client = createClient({ baseURL }).use(tokenExpiry()).use(login)
 */
export function loginRedirect(options: LoginRedirectOptions): LoginRedirectPlugin {
  const given = own(Object(options) as LoginRedirectOptions)
  const { getToken, onRedirect, name = 'login-redirect', returnParam = 'from', redirectTimeout = 3_000 } = given
  const { whileLoggingIn, waitTimeout = 300_000, maxWaiting = 50 } = given
  if (typeof given.loginPage !== 'string') throw new ConfigError('login-redirect needs loginPage')
  const loginPage = rooted(given.loginPage)
  // Called as a method of what the app gave, so that `this` works in it.
  const clear = () => onRedirect && options.onRedirect!()
  // When the requests began that have begun since the first login page.
  const eras = new WeakMap<HttpRequest, number>()
  // Outside of a Mini Program there is no page to open, and no login to share.
  const alone = {}
  let served: Client | undefined

  const appOf = (client: Client | undefined): App => {
    const host = given.host || (client && (client.host as RoutingHost | undefined))
    return { host, state: loginStateOf(host || alone), loginPage }
  }

  /** The current token. A `getToken` that fails counts as none, but a mistake in it must be told. */
  const currentToken = async (request: HttpRequest): Promise<Token> => {
    try {
      return await readToken(options as TokenSource, request, (token) => token, redirectTimeout)
    } catch (failure) {
      if (isHttpError(failure, 'CONFIG')) throw failure
      return undefined
    }
  }

  const react = async (error: AuthExpiredError, request: HttpRequest, next: Next): Promise<HttpResponse> => {
    const { call, data, signal } = request
    const app = appOf(call.client)
    const { state } = app
    const { credential } = error.request || request
    const isAsked = getToken && credential
    const token = isAsked ? await currentToken(request) : credential
    const began = eras.get(request) || 0
    const isOlder = began !== state.era
    const mayRepeat = whileLoggingIn === 'wait' && !isOneShot(data)
    if (!isLoggingIn(app)) {
      // Sent by a login page that the user has left since; or for somebody else than who is logged in now.
      if (began === onLoginPage || !hasSameAccount(request)) throw error
      // Without a token the user has logged out, unless it was our own onRedirect, and the login page did not open.
      if (isOlder || (token !== credential && (token || !state.isClearedInVain))) {
        // Sent again without a token, it would log in a user who has logged out.
        if (mayRepeat && (token || !isAsked)) return next(request)
        throw error
      }
      // A navigation whose login was cancelled may still run.
      if (state.opening) throw error
      redirect(app, { returnParam, redirectTimeout, clear }, { request, cause: error })
      served = call.client
    }
    // What the login page itself sends must not wait for the login page.
    const { phase, waiting } = state
    const mayWait = phase === 'completing' || (began !== onLoginPage && (phase === 'opening' || isOlder))
    if (!mayRepeat || !mayWait || waiting.size >= maxWaiting || (signal && signal.aborted)) throw error
    const outcome = await waitForLogin(state, request, waitTimeout)
    if (outcome === 'send') return next(request)
    throw outcome === 'page gone' ? new AbortError('the page that sent it is gone', { request }) : error
  }

  return {
    name,
    order: ORDER_LOGIN_REDIRECT,
    install(client) {
      served = served || client
    },
    request(request) {
      const app = appOf(request.call.client)
      const { era, phase } = app.state
      // Nothing can be late before the first login page: the usual request is not kept track of.
      if (era || phase !== 'closed') eras.set(request, findLogin(app).isOnTop ? onLoginPage : era)
      return request
    },
    error(error, request: HttpRequest<LoginRedirectKeys>, next) {
      if (isHttpError(error, 'AUTH_EXPIRED') && request.options.login !== false) return react(error, request, next)
      throw error
    },
    completed(how = {}) {
      const { home, timeout = redirectTimeout } = own(how)
      return completeLogin(appOf(served), home, timeout)
    },
    cancelled: () => cancelLogin(appOf(served)),
    returnPage: () => appOf(served).state.from || undefined,
  }
}
