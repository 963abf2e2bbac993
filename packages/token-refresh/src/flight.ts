// The one refresh that any number of requests share: begun once, bounded in time and number, stored at most once.
import {
  AbortError,
  type Account,
  type Client,
  type HttpRequest,
  hasSameAccount,
  own,
  ResponseError,
  readToken,
  type SessionOrigin,
  type Token,
  within,
  withRequest,
} from '@wxpipe/core'
import { type Attempt, areOthers, createLimit } from './limit.ts'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { failureFrom, isInconclusive } from './outcome.ts'

// For a client that may have a queue, a cache and pages: all who wait may be waiting for this, whatever page it began
// on, and a token that was kept is an old one.
const ofRefresh = { auth: false, queue: { priority: 'refresh' }, cache: false, scope: false }

/** The refreshes of one session, at most one at a time for an account. */
export interface Flight {
  /** Whether a refresh is under way that this request has to wait for. */
  isRunning(request: HttpRequest): boolean
  /** Whether a request has nothing to do with the session, or is a refresh's own. */
  isExempt(request: HttpRequest<TokenRefreshKeys>): boolean
  /** How many refreshes have ended. */
  generation(): number
  /** The token of the last one, unless it failed. */
  lastToken(): Token
  /**
   * The running refresh, the last one when one has ended `since`, or else a new one in place of the token `before`.
   * Yields the token that is current when it ends.
   */
  join(request: HttpRequest, before?: Token, since?: number): Promise<Token>
}

interface Refresh {
  readonly account: Account
  readonly outcome: Promise<Token>
  isRunning: boolean
}

export function createFlight<S extends Session>(options: TokenRefreshOptions<S>, origin: SessionOrigin): Flight {
  const { setToken, refreshTimeout = 30_000, limit = 5, window = 30_000 } = own(options)
  const noteAttempt = createLimit(limit, window)
  const children = new WeakSet<Client>()
  let latest: Refresh | undefined
  let generation = 0
  let lastToken: Token

  const askServer = (request: HttpRequest): S | PromiseLike<S> => {
    // A child, so that the refresh's own requests neither carry the old token nor wait for themselves. Of the session's
    // client, so that the refresh token goes to the server that gave it, whoever's request has failed.
    const child = (origin.client(request) as Client<TokenRefreshKeys>).extend(ofRefresh)
    children.add(child)
    return options.refresh(child)
  }

  const store = (session: S, left: number): Promise<unknown> =>
    within(Promise.resolve(setToken && options.setToken!(session)), left, 'setToken')

  const fly = (request: HttpRequest, before: Token): Promise<Token> => {
    // One end for all that the app does here. A clock that is set back meanwhile does not move it far.
    const end = Date.now() + refreshTimeout
    const left = () => Math.min(Math.max(end - Date.now(), 0), refreshTimeout)
    // Who began the refresh may leave while others wait: the bounds must not go with that request's signal.
    const lasting = withRequest(request, { signal: undefined })
    const withCurrent = <R>(use: (token: Token) => R | PromiseLike<R>) => readToken(options, lasting, use, left())
    // The core watches over calls; what is done here between two answers of the app is not a call's.
    const checkAccount = () => {
      if (!hasSameAccount(request)) throw new AbortError('the account has changed')
    }
    let attempt: Attempt | undefined
    const asked = new Promise<S>((done) => {
      checkAccount()
      attempt = noteAttempt(request.call.account)
      done(askServer(request))
    })
    return within(asked, refreshTimeout, 'refresh (do its own requests have auth: false?)')
      .then((session) => {
        const token: unknown = Object(session) === session ? (session as { token: unknown }).token : session
        if (!token || typeof token !== 'string') throw new ResponseError('refresh yielded no token')
        return withCurrent<Token>((now) => {
          if (now !== before) throw new Error('the session ended during the refresh')
          checkAccount()
          return store(session, left()).then(() => token)
        })
      })
      .catch((thrown) => {
        const failure = failureFrom(thrown)
        if (attempt && isInconclusive(failure)) attempt.failure = failure
        // Whatever became of the refresh: a session that took the old one's place meanwhile is the one to go on with.
        return new Promise<Token>((done) => done(withCurrent((now) => now)))
          .catch(() => undefined)
          .then((now) => {
            if (now && now !== before) return now
            throw failure
          })
      })
  }

  // Another account's refresh is none of this request's business.
  const isOwn = (refresh: Refresh, { call }: HttpRequest) => !areOthers(refresh.account, call.account)
  const isRunning = (request: HttpRequest) => !!latest && latest.isRunning && isOwn(latest, request)

  return {
    isRunning,
    isExempt: ({ options, call }) => options.auth === false || children.has(call.client),
    generation: () => generation,
    lastToken: () => lastToken,
    join(request, before, since = generation) {
      if (latest && isOwn(latest, request) && (latest.isRunning || since < generation)) return latest.outcome
      let begin!: (flown: Promise<Token>) => void
      const outcome = new Promise<Token>((resolve) => {
        begin = resolve
      })
      const refresh: Refresh = { account: request.call.account, outcome, isRunning: true }
      latest = refresh
      const end = (token?: Token) => {
        refresh.isRunning = false
        generation++
        lastToken = token
      }
      outcome.then(end, () => end())
      // Only now: what a refresh sends through the app's own client is to wait, not to begin another.
      begin(fly(request, before))
      return outcome
    },
  }
}
