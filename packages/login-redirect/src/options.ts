// The options of loginRedirect, of its requests, and of what the login page calls.
import type { HttpRequest, Plugin, Token } from '@wxpipe/core'

/** The callbacks of a routing call. */
export interface RouteCall {
  success?: () => void
  fail?: (failure: unknown) => void
}

/** The part of `wx` that opens pages. `navigateTo` is required; other functions that are missing are skipped. */
export interface RoutingHost {
  navigateTo?(call: RouteCall & { url: string }): unknown
  redirectTo?(call: RouteCall & { url: string }): unknown
  switchTab?(call: RouteCall & { url: string }): unknown
  reLaunch?(call: RouteCall & { url: string }): unknown
  navigateBack?(call: RouteCall & { delta: number }): unknown
  /** Default: the global `getCurrentPages`. */
  getCurrentPages?(): unknown
}

/** Options of `loginRedirect`; the session object of the other session plugins fits as well. */
export interface LoginRedirectOptions {
  /**
   * The login page, with or without a leading slash; that of a WeChat plugin as `plugin-private://<AppID>/<path>`, not
   * by its public name, which its route does not have. It may have a query of its own.
   */
  readonly loginPage: string
  /** The login page's parameter that holds the page to return to, encoded once; default `'from'`. */
  readonly returnParam?: string | undefined
  /** Returns the current token: the failure of a request that carried another one is late, and opens nothing. */
  readonly getToken?: ((request: HttpRequest) => Token | PromiseLike<Token>) | undefined
  /** Clears the session; called once, right before the login page is opened. Its failure stops nothing. */
  readonly onRedirect?: (() => unknown) | undefined
  /**
   * Milliseconds that `getToken`, `onRedirect` and each routing call may take, and for which a busy router is asked
   * again; default 3,000.
   */
  readonly redirectTimeout?: number | undefined
  /**
   * `'wait'`: the failed requests wait for the login page to call `completed`, which sends them again, or `cancelled`.
   * Default: they reject at once.
   */
  readonly whileLoggingIn?: 'wait' | undefined
  /** Milliseconds that a request waits for the login before it rejects; default 300,000. */
  readonly waitTimeout?: number | undefined
  /** How many requests may wait; one more rejects at once. Default 50. */
  readonly maxWaiting?: number | undefined
  /** The object that opens pages; default: the client's host. Only for a client whose host cannot. */
  readonly host?: RoutingHost | undefined
  /** The interceptor's name; default `'login-redirect'`. */
  readonly name?: string | undefined
}

/** The request option that `loginRedirect` adds. */
export interface LoginRedirectKeys {
  /**
   * `false`: this request opens no login page, for requests that visitors may send, too. The login page's own requests
   * need `auth: false`.
   */
  readonly login: boolean
}

/** Options of `login.completed`. */
export interface LoginCompletedOptions {
  /** The page for a user who came from no page; default: none, the login page then has to navigate itself. */
  readonly home?: string | undefined
  /** Milliseconds that each routing call may take; default: the plugin's `redirectTimeout`. */
  readonly timeout?: number | undefined
}

/** The plugin, and what the login page calls on it. */
export type LoginRedirectPlugin = Plugin<LoginRedirectKeys> & {
  /**
   * The user is logged in: goes back to the page they came from, then sends the waiting requests again. A request whose
   * page is no longer open fails with an `AbortError`.
   * @returns whether the user has left the login page; if not, the login page has to navigate itself
   * @throws ConfigError (as a rejection) for an unknown option or one of the wrong type, and when the host cannot open
   * pages
   * @example await login.completed({ home: '/pages/index/index' })
   */
  readonly completed: (options?: LoginCompletedOptions) => Promise<boolean>
  /**
   * The user does not log in: the waiting requests fail with their auth errors. Meant for the login page's `onUnload`;
   * has no effect after `completed`.
   * @example Page({ onUnload() { login.cancelled() } })
   */
  readonly cancelled: () => void
  /**
   * The page to return to, with its query: for a login page that is a tab page, whose URL takes no parameter.
   * @returns undefined when no client has opened the login page, or if no page was open before it
   * @example const from = login.returnPage()
   */
  readonly returnPage: () => string | undefined
}
