// Repairs an expired session: one refresh for any number of requests, then each is replayed from its original value.
import {
  type AuthExpiredError,
  ConfigError,
  checkOptions,
  decided,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  isOneShot,
  type Kinds,
  ORDER_TOKEN_REFRESH,
  type Plugin,
  readToken,
  sessionOrigin,
  type Token,
} from '@wxpipe/core'
import { flightOf, type Refresh, type WithCurrentToken } from './flight.ts'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { errorFor, isInconclusive } from './outcome.ts'

const kinds: Kinds<TokenRefreshOptions<Session>> = {
  getToken: 'function',
  refresh: 'function',
  setToken: 'function',
  refreshTimeout: 'number',
  limit: 'number',
  window: 'number',
  expiresAt: 'function',
  skew: 'number',
  origins: 'list',
  name: 'string',
}

/**
 * Makes the plugin that refreshes an expired session and replays what failed. Clients of an app that use one instance, or
 * instances made of one options object, share one refresh.
 * @throws AuthExpiredError (as a rejection) when the server refuses the refresh, else an error of the kind that the
 * refresh failed with; `cause` is the refresh's own failure. ConfigError (at once) without `getToken` or `refresh`
 * @example
 * client.use(tokenRefresh({
 *   getToken: () => session.token,
 *   refresh: (api) => api.post<Session>('token/refresh', { refreshToken: session.refreshToken }).then(({ data }) => data),
 *   setToken: (next) => Object.assign(session, next),
 * }))
 */
export function tokenRefresh<S extends Session = Session>(options: TokenRefreshOptions<S>): Plugin<TokenRefreshKeys> {
  const given = checkOptions('token-refresh', options, kinds as Kinds<TokenRefreshOptions<S>>, true)
  const {
    getToken,
    refresh,
    expiresAt,
    skew = 30_000,
    refreshTimeout = 30_000,
    origins,
    name = 'token-refresh',
  } = given
  if (!getToken || !refresh) throw new ConfigError('token-refresh needs getToken and refresh')
  const origin = sessionOrigin(origins)
  // The refresh after which a request was sent: an answer to it that comes after a later one is late.
  const sentAfter = new WeakMap<HttpRequest, Refresh>()
  // A token that is about to expire as it arrives would be refreshed for ever: then the clock is wrong, not the token.
  let takenAsItIs: Token
  // The token that the server refused last: it does not hold, whatever its expiry says.
  let refused: Token

  const withCurrentToken: WithCurrentToken = (request, use) => readToken(options, request, use, refreshTimeout)
  const flight = flightOf(options, given, refreshTimeout, origin, withCurrentToken)

  /** Whether a request has nothing to do with the session, or is a refresh's own. */
  const isExempt = (request: HttpRequest<TokenRefreshKeys>) => flight.isOwn(request) || !origin.includes(request)

  /** Milliseconds until a token expires; NaN, which compares as false, when that is not known. */
  const timeLeft = (token: Token): number => {
    const at = token && expiresAt && options.expiresAt!(token)
    return decided(at, 'expiresAt') ? (at as number) - Date.now() : Number.NaN
  }

  const pass = (request: HttpRequest): HttpRequest => {
    const latest = flight.latest()
    if (latest) sentAfter.set(request, latest)
    return request
  }

  /**
   * Goes on when the session is repaired.
   * @param expired what the request has failed with; nothing when it has not been sent yet. Then a token that is only about
   * to expire still serves when its refresh could not be done
   */
  const afterRefresh = <R>(
    request: HttpRequest,
    goOn: (request: HttpRequest) => R | PromiseLike<R>,
    before?: Token,
    since?: Refresh,
    expired?: AuthExpiredError,
  ): Promise<R> =>
    flight.join(request, before, since).then(
      (token) => {
        if (timeLeft(token) <= skew) takenAsItIs = token
        // It may be the same text as before, good for another while.
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

  return {
    name,
    order: ORDER_TOKEN_REFRESH,
    // Those that a refresh's own requests have, whoever else reads them.
    keys: {
      auth: 'boolean',
      login: 'boolean',
      queue: 'object boolean',
      cache: 'object boolean',
      scope: 'boolean object',
      toast: 'boolean string function',
      loading: 'boolean string',
    },
    install: origin.install,
    request(request: HttpRequest<TokenRefreshKeys>) {
      const mayWait = expiresAt || flight.isRunning(request)
      if (!mayWait || isExempt(request)) return pass(request)
      if (flight.isRunning(request)) return afterRefresh(request, pass)
      const since = flight.latest()
      return withCurrentToken<HttpRequest>(request, (token) =>
        flight.isRunning(request) || (timeLeft(token) <= skew && token !== takenAsItIs)
          ? afterRefresh(request, pass, token, since)
          : pass(request),
      )
    },
    error(error, request: HttpRequest<TokenRefreshKeys>, next) {
      if (!isHttpError(error, 'AUTH_EXPIRED') || isExempt(request)) throw error
      // A body that is used up cannot be sent again. The session is repaired all the same, for the next request.
      const replay = () => {
        if (isOneShot(request.data)) throw error
        return next(request)
      }
      const { credential: used } = Object(error.request) as Partial<HttpRequest>
      const latest = flight.latest()
      // Sent before a refresh ended, it shares the outcome; unless it carried the very token which that one yielded.
      const since = latest && used && used === latest.token ? latest : sentAfter.get(request)
      if (flight.isRunning(request)) return afterRefresh(request, replay, undefined, since, error)
      return withCurrentToken<HttpResponse>(request, (token) => {
        // Whoever was logged in has logged out: nothing may bring that session back.
        if (used && !token) throw error
        // A late answer to an older token: the session has been repaired already.
        if (used && token !== used) return replay()
        refused = token
        return afterRefresh(request, replay, token, since, error)
      })
    },
  }
}
