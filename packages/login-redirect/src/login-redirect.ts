// Opens one login page when the session has expired, and leaves the auth error to the caller, or has the call wait.
import {
  AbortError,
  type AuthExpiredError,
  type Client,
  ConfigError,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  isOneShot,
  type Next,
  ORDER_LOGIN_REDIRECT,
  own,
} from '@wxpipe/core'
import type { RoutingHost } from './host.ts'
import { judge } from './late.ts'
import { cancelLogin, completeLogin } from './login-page.ts'
import { type LoginState, loginStateOf } from './login-state.ts'
import type { LoginRedirectKeys, LoginRedirectOptions, LoginRedirectPlugin } from './options.ts'
import { rooted, stackOf } from './pages.ts'
import { type App, isLoginPage, isOpen, redirect } from './redirect.ts'
import { waitForLogin } from './wait-for-login.ts'

/**
 * Makes the plugin that opens the login page when a request fails with an `AuthExpiredError`; the caller gets that
 * error whatever becomes of the navigation. The login page says on the plugin how the login went.
 * @throws ConfigError when `loginPage` is missing; (as a rejection) when the host cannot open pages
 * @example
 * export const login = loginRedirect({ loginPage: '/pages/login/login', getToken })
 * export const client = createClient({ baseURL }).use(tokenExpiry()).use(login)
 */
export function loginRedirect(options: LoginRedirectOptions): LoginRedirectPlugin {
  const given = readOptions(options)
  const { getToken, onRedirect, host, name = 'login-redirect', returnParam = 'from', redirectTimeout = 3_000 } = given
  const { whileLoggingIn, waitTimeout = 300_000, maxWaiting = 50 } = given
  const loginPage = rooted(given.loginPage)
  // Called as methods of what the app gave, so that `this` works in them.
  const clear = onRedirect && (() => options.onRedirect!())
  const source = getToken && { getToken: (request: HttpRequest) => options.getToken!(request) }
  // What is known of the requests that have begun since the first login page.
  const eras = new WeakMap<HttpRequest, number>()
  const sentOnLoginPage = new WeakSet<HttpRequest>()
  // Outside of a Mini Program there is no page to open, and no login to share.
  const alone = {}
  let served: Client | undefined

  const hostOf = (client: Client | undefined) => host || (client && (client.host as RoutingHost | undefined))
  const stateOf = (client: Client | undefined) => loginStateOf(hostOf(client) || alone)
  const appOf = (client: Client | undefined): App => ({ host: hostOf(client), state: stateOf(client), loginPage })

  const isOlder = (state: LoginState, request: HttpRequest) => (eras.get(request) || 0) !== state.era
  const mayWait = (state: LoginState, request: HttpRequest): boolean => {
    const { signal, data } = request
    if (whileLoggingIn !== 'wait' || isOneShot(data) || state.waiting.size >= maxWaiting) return false
    if (signal && signal.aborted) return false
    if (state.phase === 'completing') return true
    // What the login page itself sends must not wait for the login page.
    return !sentOnLoginPage.has(request) && (state.phase === 'opening' || isOlder(state, request))
  }

  const react = async (error: AuthExpiredError, request: HttpRequest, next: Next): Promise<HttpResponse> => {
    const { client } = request.call
    const app = appOf(client)
    const { state } = app
    const verdict = await judge(error, request, state, () => isOlder(state, request), source, redirectTimeout)
    const isLoggingIn = state.phase === 'opening' || state.phase === 'completing' || isOpen(app)
    if (!isLoggingIn) {
      // Sent by a login page that the user has left since.
      if (sentOnLoginPage.has(request)) throw error
      if (verdict === 'late' && whileLoggingIn === 'wait' && !isOneShot(request.data)) return next(request)
      // A navigation whose login was cancelled may still run.
      if (verdict !== 'new' || state.opening) throw error
      redirect(app, { returnParam, redirectTimeout, clear }, error, request)
      served = client
    }
    if (!mayWait(state, request)) throw error
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
      const { client } = request.call
      const state = stateOf(client)
      const { era, phase } = state
      // Nothing can be late before the first login page: the usual request is not kept track of.
      if (era) eras.set(request, era)
      if (phase === 'opening' || phase === 'open') {
        const app = appOf(client)
        if (isLoginPage(app, stackOf(app.host))) sentOnLoginPage.add(request)
      }
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
    returnPage: () => stateOf(served).from || undefined,
  }
}

function readOptions(options: LoginRedirectOptions): LoginRedirectOptions {
  const given = own(Object(options) as LoginRedirectOptions)
  if (given.loginPage && typeof given.loginPage === 'string') return given
  throw new ConfigError(`login-redirect needs loginPage${'url' in given ? ', which was called url' : ''}`)
}
