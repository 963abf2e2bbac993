// Opens one login page when the session has expired, and leaves the auth error to the caller, or has the call wait.
import {
  type AuthExpiredError,
  ConfigError,
  checkOptions,
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
import { cancelLogin, completeLogin } from './login-page.ts'
import { type LoginState, loginStateOf } from './login-state.ts'
import type { LoginRedirectKeys, LoginRedirectOptions, LoginRedirectPlugin } from './options.ts'
import { rooted } from './pages.ts'
import { loginPages, redirect } from './redirect.ts'
import { waitForLogin } from './wait-for-login.ts'

/** A client, as far as it says which host it has. */
interface Served {
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
 * Makes the plugin that opens the login page when a request fails with an `AuthExpiredError`; the caller gets that
 * error whatever becomes of the navigation. The login page says on the plugin how the login went.
 * @throws ConfigError when `loginPage` is missing; (as a rejection) when the host cannot open pages
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
  // In which era the requests began that have begun since the first login page; -1 for those of the login page itself.
  const eras = new WeakMap<HttpRequest, number>()
  // The client that the plugin was first used on: its host is the one that `completed` and `cancelled` act on.
  let served: Served | undefined

  // Outside of a Mini Program there is no host, and no login to share.
  const stateOf = ({ host }: Served = {}): LoginState => loginStateOf(given.host || host || options)

  /** Whether the login page is open, or covered by a further page of the login. */
  const isLoginOpen = (state: LoginState, credential: Token) => {
    const pages = loginPages(state, loginPage)
    // Where the pages cannot be read, it is believed to be open while calls wait for it.
    const isAwaited = !pages.length || pages.includes(true)
    // A token would tell that somebody has logged in meanwhile. The first page does not count: an app may begin with its login
    // page, and leave it open.
    const isCovered = !credential && pages.includes(true, 1)
    return (state.phase && (state.waiting.size ? isAwaited : isCovered)) || pages.pop()
  }

  const react = async (error: AuthExpiredError, request: HttpRequest, next: Next): Promise<HttpResponse> => {
    const state = stateOf(request.call.client)
    const { credential } = error.request || request
    const isAsked = given.getToken && credential
    // The token that is current now; the one that the request carried where nobody can be asked.
    let token: Token = credential
    try {
      if (isAsked) token = await readToken(options as TokenSource, request, (now) => now, redirectTimeout)
    } catch (failure) {
      // A mistake in getToken must be told; no other failure replaces the auth error.
      throw isHttpError(failure, 'CONFIG') ? failure : error
    }
    // While the token was read, somebody else may have logged in: their session is not the one that has ended.
    if (!hasSameAccount(request)) throw error
    // Somebody has logged in by another way than the login page that did not open.
    if (token && isAsked && state.phase === 'failed') state.phase = undefined
    const began = eras.get(request) || 0
    const isOlder = began !== state.era
    const isOnTheWay = state.navigation && state.phase
    // What the login page itself has sent must not wait for the login page, nor be sent again by another page.
    const mayRepeat = given.whileLoggingIn === 'wait' && began >= 0 && !isOneShot(request.data)
    if (!isOnTheWay && !isLoginOpen(state, credential)) {
      // Without a token the user has logged out, unless it was our own onRedirect, and the login page did not open.
      const isLate = isOlder || (token !== credential && (token || state.phase !== 'failed'))
      // Sent again without a token, it would log in a user who has logged out.
      if (isLate && mayRepeat && (token || !isAsked)) return next(request)
      // A navigation whose login was cancelled may still run.
      if (isLate || state.navigation) throw error
      const clear = async () => given.onRedirect && options.onRedirect!()
      redirect(state, loginPage, returnParam, redirectTimeout, clear, { request, cause: error })
    } else if (!isOlder && !isOnTheWay) throw error
    if (!mayRepeat || state.waiting.size >= maxWaiting) throw error
    return waitForLogin(state, error, request, next, waitTimeout)
  }

  return {
    name,
    order: ORDER_LOGIN_REDIRECT,
    keys: { login: 'boolean' },
    install(client) {
      served = served || client
    },
    request(request) {
      const state = stateOf(request.call.client)
      // Nothing can be late before the first login page: the usual request is not kept track of.
      if (state.era || state.phase) {
        eras.set(request, state.phase !== 'completing' && loginPages(state, loginPage).pop() ? -1 : state.era)
      }
      return request
    },
    error(error, request: HttpRequest<LoginRedirectKeys>, next) {
      if (isHttpError(error, 'AUTH_EXPIRED') && request.options.login !== false) return react(error, request, next)
      throw error
    },
    async completed(how = {}) {
      const { home, timeout = redirectTimeout } = checkOptions('completed', how, { home: 'string', timeout: 'number' })
      return completeLogin(stateOf(served), loginPage, home, timeout)
    },
    cancelled: () => cancelLogin(stateOf(served)),
    returnPage: () => `${(stateOf(served).before || []).slice(-1)}` || undefined,
  }
}
