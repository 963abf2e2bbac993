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
  type Token,
} from '@wxpipe/core'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { errorFor, isInconclusive } from './outcome.ts'
import { refreshClient } from './refresh-client.ts'
import { createRefreshes, type Refresh, type WithCurrentToken } from './refreshes.ts'

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
  // The refresh that had ended before a request was sent: if this request is refused, it does not share that outcome.
  const sentAfter = new WeakMap<HttpRequest, Refresh>()

  // A token that was already about to expire on arrival: the clock is wrong. It is sent as it is, not refreshed again.
  let expiredOnArrival: Token
  // The token that the server refused last: it is not valid, whatever its expiry says.
  let refused: Token

  // The token is '' when nobody is logged in, as the credential of such a request is.
  const withCurrentToken: WithCurrentToken = (request, use) =>
    readToken(options, request, (token) => use(token || ''), refreshTimeout)
  const refreshes = createRefreshes(options, checked, refreshTimeout, withCurrentToken, (request, account) => {
    const client = refreshClient(firstOrigin.client(request), account)
    refreshClients.add(client)
    return client
  })

  /** Whether a request has nothing to do with the session, or belongs to a refresh. */
  const isExempt = (request: HttpRequest<TokenRefreshKeys>, origin: SessionOrigin) =>
    refreshClients.has(request.call.client) || !origin.includes(request)

  /** Milliseconds until a token expires; NaN, for which every comparison is false, if that is not known. */
  const timeLeft = (token: Token): number => {
    const at = token && expiresAt && options.expiresAt!(token)
    return decided(at, 'expiresAt') ? (at as number) - Date.now() : Number.NaN
  }

  /** The refresh in progress, if any: requests with the token that it replaces have to wait for it. */
  const running = (request: HttpRequest) => {
    const latest = refreshes.latest(request)
    return latest && !latest.hasEnded && latest
  }

  /** Notes which refresh has already ended when a request is about to be sent. */
  const noteSentAfter = (request: HttpRequest): HttpRequest => {
    const latest = refreshes.latest(request)
    // One that began while a slow token was read is still running: it is joined if the server refuses this request.
    if (latest && latest.hasEnded) sentAfter.set(request, latest)
    return request
  }

  /**
   * Waits for a refresh, and goes on.
   * @param expired what the request has failed with; undefined if it has not been sent yet. Then a token that is only
   * about to expire is still used if its refresh could not be done
   */
  const afterRefresh = <R>(
    request: HttpRequest,
    goOn: (request: HttpRequest) => R | PromiseLike<R>,
    expired?: AuthExpiredError,
    oldToken?: Token,
  ): Promise<R> => {
    if (expired) refused = oldToken
    return refreshes.join(request, oldToken, sentAfter.get(request)).then(
      (token) => {
        if (timeLeft(token) <= skew) expiredOnArrival = token
        // The new token may be the same text as before, with a later expiry.
        refused = undefined
        return goOn(request)
      },
      (failure) => {
        const error = errorFor(failure, request, expired)
        if (expired || !expiresAt || !isInconclusive(failure)) throw error
        return withCurrentToken<R>(request, (token) => {
          if (token !== refused && timeLeft(token) > 0) return goOn(request)
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
    const replay = (original: HttpRequest, mayBeginThen?: boolean) => {
      // A body that is used up cannot be sent again. The session is repaired all the same, for the next request.
      if (isOneShot(original.data)) throw error
      return next(noteSentAfter(original)).catch((later) => repaired(later, request, next, mayBeginThen, credential))
    }
    const latest = refreshes.latest(request)
    // The token is not read: `refresh` may have cleared it. Without a credential, no plugin says which one was sent.
    if (latest && !latest.hasEnded && (credential === undefined || credential === latest.oldToken))
      return afterRefresh(request, replay, error, latest.oldToken)
    // A request that was sent before a refresh ended shares its outcome, unless it carried another token than the one
    // that was refreshed.
    if (latest && credential && credential !== latest.oldToken) noteSentAfter(request)
    return withCurrentToken<HttpResponse>(request, (token) => {
      const current = running(request)
      const isRefreshing = current && token === current.oldToken
      if (!isRefreshing && credential !== undefined && credential !== token) {
        // A visitor's request, or a late response to an older token. Without a token, the user has logged out.
        if (!token) throw error
        return replay(request, mayBegin)
      }
      if (current ? isRefreshing : mayBegin) return afterRefresh(request, replay, error, token)
      // It has been sent after a refresh already; or the user whose refresh is running has logged out.
      if (!current || !token) throw error
      // That refresh is an earlier session's. Only one runs at a time: this token's own comes after it.
      const again = () => repaired(error, request, next, mayBegin, priorCredential)
      return current.outcome.then(again, again)
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
      const early = running(request)
      // Before the token is read, which may take a while: a refresh that ends meanwhile shares its outcome.
      noteSentAfter(request)
      if (!(early || expiresAt) || isExempt(request, origin)) return request
      return withCurrentToken<HttpRequest>(request, (token) => {
        const refresh = early || running(request)
        // With another token than the one that is being refreshed, somebody has logged in or out since, or the refresh has
        // ended while a slow token was read: such a request does not wait.
        return (refresh && token === refresh.oldToken) || (timeLeft(token) <= skew && token !== expiredOnArrival)
          ? afterRefresh(request, noteSentAfter, undefined, token)
          : noteSentAfter(request)
      })
    },
    error: (error, request, next) => {
      if (isExempt(request, origin)) throw error
      return repaired(error, request, next, true, null)
    },
  })
}
