// Repairs an expired session: one refresh for any number of requests, then each is replayed from its original value.
import {
  AuthExpiredError,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  isOwnOrigin,
  ORDER_TOKEN_REFRESH,
  type Plugin,
} from '@wxpipe/core'
import { createFlight, withToken } from './flight.ts'
import type { Session, Token, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'

/**
 * Makes the plugin that refreshes an expired session and replays what failed. One instance may be used by several
 * clients of an app: they share one refresh.
 * @throws AuthExpiredError (as a rejection) when the refresh fails, with its failure as `cause`
 * @example
 * client.use(tokenRefresh({
 *   getToken: () => session.token,
 *   refresh: (api) => api.post<Session>('token/refresh', { refreshToken: session.refreshToken }).then(({ data }) => data),
 *   setToken: (next) => Object.assign(session, next),
 * }))
 */
export function tokenRefresh<S extends Session = Session>(options: TokenRefreshOptions<S>): Plugin<TokenRefreshKeys> {
  const { getToken, expiresAt, skew = 30_000, origins, name = 'token-refresh' } = options
  const flight = createFlight(options)
  const sentAfter = new WeakMap<HttpRequest, number>()
  // A token that is about to expire as it arrives would be refreshed for ever: then the clock is wrong, not the token.
  let unjudged: Token

  const isExpiring = (token: Token): boolean => {
    const at = token && expiresAt && expiresAt(token)
    return !!at && at - skew <= Date.now()
  }

  /** Lets a request go, and notes after how many refreshes: before the first, no answer can be late. */
  const pass = (request: HttpRequest): HttpRequest => {
    const ended = flight.ended()
    if (ended) sentAfter.set(request, ended)
    return request
  }

  /** Joins the refresh, then goes on; its failure becomes this request's own auth error. */
  const afterRefresh = <R>(
    request: HttpRequest,
    goOn: (request: HttpRequest) => R | PromiseLike<R>,
    before?: Token,
    since?: number,
    expired?: AuthExpiredError,
  ): Promise<R> =>
    flight.join(request, before, since).then(
      (token) => {
        if (isExpiring(token)) unjudged = token
        return goOn(request)
      },
      (cause) => {
        // What wx itself fails with has no message.
        const reason = (cause && (cause.message || cause.errMsg)) || cause
        throw new AuthExpiredError(`the session could not be refreshed: ${reason}`, {
          request: expired ? expired.request : request,
          response: expired && expired.response,
          cause,
        })
      },
    )

  return {
    name,
    order: ORDER_TOKEN_REFRESH,
    request(request: HttpRequest<TokenRefreshKeys>) {
      const mayWait = expiresAt || flight.isRunning()
      if (!mayWait || flight.exempts(request) || !isOwnOrigin(request, origins)) return pass(request)
      if (flight.isRunning()) return afterRefresh(request, pass)
      const since = flight.ended()
      return withToken<HttpRequest>(getToken(request), (token) =>
        flight.isRunning() || (isExpiring(token) && token !== unjudged)
          ? afterRefresh(request, pass, token, since)
          : pass(request),
      )
    },
    error(error, request: HttpRequest<TokenRefreshKeys>, next) {
      if (!isHttpError(error, 'AUTH_EXPIRED') || flight.exempts(request)) throw error
      const used = error.request && error.request.credential
      // Sent before a refresh ended, it shares the outcome; unless it carried the very token which that one yielded.
      const since = used && used === flight.yielded() ? flight.ended() : sentAfter.get(request) || 0
      if (flight.isRunning()) return afterRefresh(request, next, undefined, since, error)
      return withToken<HttpResponse>(getToken(request), (token) => {
        // Whoever was logged in has logged out: nothing may bring that session back.
        if (used && !token) throw error
        // A late answer to an older token: the session has been repaired already.
        return used && token !== used ? next(request) : afterRefresh(request, next, token, since, error)
      })
    },
  }
}
