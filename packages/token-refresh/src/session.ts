// What the plugins of one session share: everything but their origins.
import {
  type AuthExpiredError,
  type Client,
  decided,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  isOneShot,
  type Next,
  ORDER_TOKEN_REFRESH,
  type Plugin,
  readToken,
  type SessionOrigin,
  sessionOrigin,
} from '@wxpipe/core'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { errorFor, isInconclusive } from './outcome.ts'
import { refreshClient } from './refresh-client.ts'
import { createRefreshes, type Refresh, type WithToken } from './refreshes.ts'

/**
 * Makes what all plugins with these options share.
 * @param options as the app gave them: their functions are called as its methods
 * @param checked the same, without inherited options
 * @returns a function that makes one of these plugins, for its own origins
 */
export function createSession<S extends Session>(
  options: TokenRefreshOptions<S>,
  checked: TokenRefreshOptions<S>,
): (origin: SessionOrigin) => Plugin<TokenRefreshKeys> {
  const { expiresAt, skew = 30_000, name = 'token-refresh', refreshTimeout = 30_000 } = checked
  // Remembers the client that one of the plugins is first used on: refreshes are sent through its children.
  const firstOrigin = sessionOrigin()
  const refreshClients = new WeakSet<Client>()
  // A token that was already about to expire on arrival: the clock is wrong. It is sent as it is, not refreshed again.
  let expiredOnArrival: string
  // The token that the server refused last: it is not valid, whatever its expiry says.
  let refused: string | undefined

  // The token is '' when nobody is logged in, as the credential of such a request is.
  const withToken: WithToken = (request, use) =>
    readToken(options, request, (token) => use(token || ''), refreshTimeout)
  const [noteSending, sharedRefresh, runningRefresh, beginRefresh] = createRefreshes(
    options,
    checked,
    refreshTimeout,
    withToken,
    (request, account) => {
      const client = refreshClient(firstOrigin.client(request), account)
      refreshClients.add(client)
      return client
    },
  )

  /** Whether a request has nothing to do with the session, or belongs to a refresh. */
  const isExempt = (request: HttpRequest<TokenRefreshKeys>, origin: SessionOrigin) =>
    refreshClients.has(request.call.client) || !origin.includes(request)

  /** Milliseconds until a token expires; NaN, for which every comparison is false, if that is not known. */
  const timeLeft = (token: string): number => {
    const at = token && expiresAt && options.expiresAt!(token)
    return decided(at, 'expiresAt') ? (at as number) - Date.now() : NaN
  }

  /**
   * Waits for a refresh, and goes on.
   * @param expired what the request has failed with; undefined if it has not been sent yet. Then a token that is only
   * about to expire is still used if its refresh could not be done
   */
  const afterRefresh = <R>(
    { outcome, oldToken }: Refresh,
    request: HttpRequest,
    goOn: () => R | PromiseLike<R>,
    expired?: AuthExpiredError,
  ): Promise<R> => {
    if (expired) refused = oldToken
    return outcome.then(
      (token) => {
        if (timeLeft(token) <= skew) expiredOnArrival = token
        // The new token may be the same text as before, with a later expiry.
        refused = undefined
        return goOn()
      },
      (failure) => {
        const error = errorFor(failure, request, expired)
        if (expired || !expiresAt || !isInconclusive(failure)) throw error
        return withToken<R>(request, (token) => {
          if (token !== refused && timeLeft(token) > 0) return goOn()
          throw error
        })
      },
    )
  }

  /**
   * Sends a refused request again with another token than the refused one.
   * @param mayBegin whether it may begin a refresh: no longer once it has been sent after one
   * @param priorCredential the credential that was refused the last time; `null` the first time. The same one again is
   * the caller's own, which no refresh replaces
   */
  const repaired = (
    error: unknown,
    request: HttpRequest,
    next: Next,
    mayBegin: boolean | undefined,
    priorCredential: string | null | undefined,
  ): HttpResponse | PromiseLike<HttpResponse> => {
    if (!isHttpError(error, 'AUTH_EXPIRED')) throw error
    const { credential } = Object(error.request) as Partial<HttpRequest>
    if (credential === priorCredential) throw error
    const replay = (mayBeginThen?: boolean) => {
      // A body that is used up cannot be sent again. The session is repaired all the same, for the next request.
      if (isOneShot(request.data)) throw error
      return next(noteSending(request)).catch((later) => repaired(later, request, next, mayBeginThen, credential))
    }
    return withToken<HttpResponse>(request, (token) => {
      // Also one that has ended since this request was sent. If it has succeeded, this response is late: the request is
      // sent again, and may still begin a refresh after that.
      const refresh = sharedRefresh(request, token, credential)
      if (refresh) return refresh.token ? replay(mayBegin) : afterRefresh(refresh, request, replay, error)
      if (credential !== undefined && credential !== token) {
        // A visitor's request, or a late response to an older token. Without a token, the user has logged out.
        if (!token) throw error
        return replay(mayBegin)
      }
      const other = runningRefresh(request)
      // It has been sent after a refresh already; or the user whose refresh is running has logged out.
      if (other ? !token : !mayBegin) throw error
      if (!other) return afterRefresh(beginRefresh(request, token), request, replay, error)
      // That refresh is an earlier session's. Only one runs at a time: this token's own comes after it.
      const again = () => repaired(error, request, next, mayBegin, priorCredential)
      return other.outcome.then(again, again)
    })
  }

  return (origin) => ({
    name,
    order: ORDER_TOKEN_REFRESH,
    keys: { auth: 'boolean' },
    install(client) {
      origin.install(client)
      firstOrigin.install(client)
    },
    request(request: HttpRequest<TokenRefreshKeys>) {
      // Before the token is read, which may take a while: a refresh that ends meanwhile shares its outcome.
      noteSending(request)
      if (!(expiresAt || runningRefresh(request)) || isExempt(request, origin)) return request
      return withToken<HttpRequest>(request, (token) => {
        // While another token is being refreshed, this one is sent as it is: only one refresh runs at a time, and a
        // session does not wait for the refresh of the one before it.
        const refresh =
          sharedRefresh(request, token, token) ||
          (timeLeft(token) <= skew &&
            token !== expiredOnArrival &&
            !runningRefresh(request) &&
            beginRefresh(request, token))
        return refresh ? afterRefresh(refresh, request, () => noteSending(request)) : request
      })
    },
    error: (error, request, next) => {
      if (isExempt(request, origin)) throw error
      return repaired(error, request, next, true, null)
    },
  })
}
