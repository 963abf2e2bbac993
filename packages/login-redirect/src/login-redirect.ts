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

/** A client, as far as it is needed here. */
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
  // The era in which each request began; -1 for those that the login page itself has sent. Only since the first login page.
  const eras = new WeakMap<HttpRequest, number>()
  // The client that the plugin was first used on: its host is the one that `completed` and `cancelled` act on.
  let firstClient: HasHost | undefined

  // Outside of a Mini Program there is no host, and no login to share.
  const stateOf = ({ host }: HasHost = {}): LoginState => loginStateOf(given.host || host || options)

  /** Whether the login page is open, or covered by a further page of the login. */
  const isLoginOpen = (state: LoginState, credential: Token) => {
    const pages = loginPages(state, loginPage)
    // While calls wait for it, it is open if it is anywhere in the stack, and taken to be open where the pages cannot be read.
    const isAwaited = !pages.length || pages.includes(true)
    // While no call waits, it may lie below further pages of the login. Not for a request with a token: somebody has logged in since.
    // Nor is it the first page: an app may begin with its login page, and leave it below all others.
    const isCovered = !credential && pages.includes(true, 1)
    return (state.phase && (state.waiting.size ? isAwaited : isCovered)) || pages.pop()
  }

  const react = async (error: AuthExpiredError, request: HttpRequest, next: Next): Promise<HttpResponse> => {
    const state = stateOf(request.call.client)
    const { credential } = error.request || request
    const canAsk = given.getToken && credential != null
    // The current token, '' for none; without `getToken`, the one that the request carried.
    let token: Token = credential
    try {
      if (canAsk) token = await readToken(options as TokenSource, request, (now) => now || '', redirectTimeout)
    } catch (failure) {
      // A mistake in getToken rejects the call; no other failure replaces the auth error.
      throw isHttpError(failure, 'CONFIG') ? failure : error
    }
    // While the token was read, somebody else may have logged in: their session is not the one that has ended.
    if (!hasSameAccount(request)) throw error
    // There is a token although no login page opened: somebody has logged in by another way.
    if (token && canAsk && state.phase === 'failed') state.phase = undefined
    const began = eras.get(request) || 0
    const beganEarlier = began !== state.era
    const isNavigating = state.navigation && state.phase
    // A request of the login page itself (-1) must not wait for the login, nor be sent again when another login page completes it.
    const mayRepeat = given.whileLoggingIn && began >= 0 && !isOneShot(request.data)
    if (!isNavigating && !isLoginOpen(state, credential)) {
      // The failure is late when the token has changed since. If there is none any more, the user has logged out; but after a login
      // page that did not open, it was `onRedirect` that cleared it, and the page is tried again.
      const isLate = beganEarlier || (token !== credential && (token || state.phase !== 'failed'))
      // Not without a token: the user has logged out, and a plugin inside (a silent login as `refresh`) could log them in again.
      if (isLate && mayRepeat && (token || !canAsk)) return next(request)
      // After a login that was cancelled, its navigation may still run: no second one begins beside it.
      if (isLate || state.navigation) throw error
      const clear = async () => given.onRedirect && options.onRedirect!()
      redirect(state, loginPage, returnParam, redirectTimeout, clear, { request, cause: error })
      // The page is open, and the request began after it had opened: it is the login's own, and must not wait for it.
    } else if (!beganEarlier && !isNavigating) throw error
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
      return completeLogin(stateOf(firstClient), loginPage, home, timeout)
    },
    cancelled: () => cancelLogin(stateOf(firstClient)),
    returnPage: () => `${(stateOf(firstClient).before || []).slice(-1)}` || undefined,
  }
}
