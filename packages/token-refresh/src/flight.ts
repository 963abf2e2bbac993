// The one refresh that any number of requests share: begun once, bounded in time and number, stored at most once.
import {
  AbortError,
  type Account,
  type Client,
  ConfigError,
  type HttpRequest,
  hasSameAccount,
  ResponseError,
  reasonOf,
  type SessionOrigin,
  type Token,
  within,
} from '@wxpipe/core'
import { createLimit, isShared } from './limit.ts'
import type { Session, TokenRefreshOptions } from './options.ts'
import { failureFrom, isInconclusive } from './outcome.ts'

// For a client that may have a queue, a cache and pages: all who wait may be waiting for this, whatever page it began
// on, and a token that was kept is an old one. It cannot wait for the login page, which is what comes after it. It is not the
// user's doing: its indicator or its words would lie over that page.
const ofRefresh = {
  auth: false,
  login: false,
  queue: { priority: 'refresh' },
  cache: false,
  scope: false,
  toast: false,
  loading: false,
}

/** One refresh, and what became of it. */
export interface Refresh {
  readonly account: Account
  /** When it began. */
  readonly at: number
  /** The token that is current when it ends. */
  readonly outcome: Promise<Token>
  isRunning: boolean
  /** That token, unless it failed. */
  token?: Token
  /** What it failed with, when that told nothing about the session. */
  failure?: unknown
}

/** The refreshes of one session, at most one at a time for an account. */
export interface Flight {
  /** Whether a refresh is under way that this request has to wait for. */
  isRunning(request: HttpRequest): boolean
  /** Whether a request is a refresh's own. */
  isOwn(request: HttpRequest): boolean
  /** The refresh that began last. */
  latest(): Refresh | undefined
  /**
   * The outcome of the running refresh; of the last one, unless that is `since`, after which the request was sent; or else
   * of a new one in place of the token `before`.
   */
  join(request: HttpRequest, before: Token, since: Refresh | undefined): Promise<Token>
}

/** Reads the current token, in time, and hands it on. */
export type WithCurrentToken = <R>(
  request: HttpRequest,
  use: (token: Token) => R | PromiseLike<R>,
) => R | PromiseLike<R>

// By the options, which are the session: two clients may have a plugin each, and a server may take a refresh token once.
const flights = new WeakMap<object, Flight>()

/** The refreshes of a session. They go through the client of the first plugin that was made with these options. */
export function flightOf<S extends Session>(
  options: TokenRefreshOptions<S>,
  ...more: readonly [TokenRefreshOptions<S>, number, SessionOrigin, WithCurrentToken]
): Flight {
  const flight = flights.get(options) || createFlight(options, ...more)
  flights.set(options, flight)
  return flight
}

function createFlight<S extends Session>(
  options: TokenRefreshOptions<S>,
  { setToken, limit = 5, window = 30_000 }: TokenRefreshOptions<S>,
  refreshTimeout: number,
  origin: SessionOrigin,
  withCurrentToken: WithCurrentToken,
): Flight {
  const count = createLimit(limit, window)
  const children = new WeakSet<Client>()
  let latest: Refresh | undefined

  const run = (refresh: Refresh, request: HttpRequest, before: Token): Promise<Token> => {
    // The core watches over calls; what is done here between two answers of the app is not a call's.
    const checkAccount = () => {
      if (!hasSameAccount(request)) throw new AbortError('the account has changed')
    }
    const work = new Promise<S>((done) => {
      checkAccount()
      count(refresh)
      // Asked before each of the refresh's own requests, also after a wait of the app's own: by then the refresh token may
      // be another account's.
      const account = () => {
        checkAccount()
        return request.call.account
      }
      // A child, so that the refresh's own requests neither carry the old token nor wait for themselves. Of the session's
      // client, so that the refresh token goes to the server that gave it, whoever's request has failed.
      const child = (origin.client(request) as Client<TokenRefreshKeys>).extend(Object.assign({ account }, ofRefresh))
      children.add(child)
      done(options.refresh(child))
    }).then((session) => {
      const { token = session } = Object(session) as { readonly token?: unknown }
      if (!token || typeof token !== 'string') throw new ResponseError('refresh yielded no token')
      let asked = 'getToken'
      const store = (now: Token) => {
        asked = ''
        // Late, it is taken all the same while no other has taken its place: the server may take a refresh token once.
        if (now !== before || (!refresh.isRunning && latest !== refresh))
          throw new Error('the session ended during the refresh')
        checkAccount()
        asked = 'setToken'
        return setToken && options.setToken!(session)
      }
      return new Promise((done) => done(withCurrentToken(request, store))).then(
        () => token,
        (cause) => {
          // The server has given a token: whatever kept the app from storing it, the session has not ended.
          throw asked ? new ConfigError(`${asked} failed: ${reasonOf(cause)}`, { cause }) : cause
        },
      )
    })
    return within(work, refreshTimeout, 'refresh with getToken and setToken (auth: false?)').catch((thrown) => {
      const failure = failureFrom(thrown)
      if (isInconclusive(failure)) refresh.failure = failure
      // Whatever became of the refresh: a session that took the old one's place meanwhile is the one to go on with.
      const fail = () => {
        throw failure
      }
      const orFail = (now: Token) => (now !== before && now) || fail()
      return new Promise<Token>((done) => done(withCurrentToken(request, orFail))).catch(fail)
    })
  }

  const isRunning = (request: HttpRequest) => !!latest && latest.isRunning && isShared(latest, request.call)

  return {
    isRunning,
    isOwn: (request) => children.has(request.call.client),
    latest: () => latest,
    join(request, before, since) {
      if (latest && isShared(latest, request.call) && (latest.isRunning || latest !== since)) return latest.outcome
      let begin!: (running: Promise<Token>) => void
      const outcome = new Promise<Token>((resolve) => {
        begin = resolve
      })
      const refresh: Refresh = { account: request.call.account, at: Date.now(), outcome, isRunning: true }
      latest = refresh
      const end = (token?: Token) => {
        refresh.isRunning = false
        refresh.token = token
      }
      outcome.then(end, () => end())
      // Only now: what a refresh sends through the app's own client is to wait, not to begin another.
      begin(run(refresh, request, before))
      return outcome
    },
  }
}
