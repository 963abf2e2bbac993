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
  const flight = createFlight(options, name)
  // A token that is about to expire as it arrives would be refreshed for ever: then the clock is wrong, not the token.
  let unjudged: Token

  const isExpiring = (token: Token): boolean => {
    const at = expiresAt && expiresAt(token)
    return at !== undefined && at - skew <= Date.now()
  }

  /** Joins the refresh, then goes on; its failure becomes this request's own auth error. */
  const afterRefresh = <R>(
    request: HttpRequest,
    goOn: () => R | PromiseLike<R>,
    expired?: AuthExpiredError,
  ): Promise<R> =>
    flight.join(request).then(
      (token) => {
        if (isExpiring(token)) unjudged = token
        return goOn()
      },
      (cause) => {
        throw new AuthExpiredError(`the session could not be refreshed: ${cause && cause.message}`, {
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
      if (!(expiresAt || flight.isRunning())) return request
      if (request.options.auth === false || !isOwnOrigin(request, origins)) return request
      const pass = () => request
      if (flight.isRunning()) return afterRefresh(request, pass)
      return withToken<HttpRequest>(getToken(request), (token) =>
        flight.isRunning() || (isExpiring(token) && token !== unjudged) ? afterRefresh(request, pass) : request,
      )
    },
    error(error, request: HttpRequest<TokenRefreshKeys>, next) {
      if (!isHttpError(error, 'AUTH_EXPIRED') || request.options.auth === false) throw error
      const replay = () => next(request)
      const used = error.request && error.request.credential
      const landed = flight.landed()
      if (flight.isRunning()) return afterRefresh(request, replay, error)
      return withToken<HttpResponse>(getToken(request), (token) => {
        // A late answer to an older token: somebody has repaired the session already.
        const isLate = landed !== flight.landed() || (used && token && token !== used)
        return isLate ? replay() : afterRefresh(request, replay, error)
      })
    },
  }
}
