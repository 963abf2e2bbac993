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
  type Token,
  within,
} from '@wxpipe/core'
import { createLimit, mayBeSameAccount } from './limit.ts'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { failureFrom, isInconclusive } from './outcome.ts'

/** One refresh, and what became of it. */
export interface Refresh {
  readonly account: Account
  /** When it began, in milliseconds since 1970. */
  readonly at: number
  /** The token that this refresh replaces. */
  readonly oldToken: Token
  /** Fulfilled with the token that is current when the refresh ends. */
  readonly outcome: Promise<Token>
  hasEnded?: boolean
  /** The token of `outcome`, once the refresh has ended without a failure. */
  token?: Token
  /** What it failed with, when that told nothing about the session. */
  failure?: unknown
}

/** The refreshes of one session, at most one at a time for an account. */
export interface Refreshes {
  /** The refresh that began last, for the account of this request. */
  latest(request: HttpRequest): Refresh | undefined
  /**
   * The outcome of the running refresh; of the last one, unless that is `since`, after which the request was sent; or else
   * of a new one, which replaces `oldToken`.
   */
  join(request: HttpRequest, oldToken: Token, since: Refresh | undefined): Promise<Token>
}

/** Reads the current token, in time, and hands it on. */
export type WithCurrentToken = <R>(
  request: HttpRequest,
  use: (token: Token) => R | PromiseLike<R>,
) => R | PromiseLike<R>

/**
 * Makes the refreshes of a session.
 * @param app the options as the app gave them: its functions are called as methods of this object
 * @param checked the same options, without what they inherit: what is set, and the numbers
 * @param newClient makes the client that one refresh sends its own requests with. `account` tells whose refresh it is, and throws
 * once somebody else is logged in
 */
export function createRefreshes<S extends Session>(
  app: TokenRefreshOptions<S>,
  { setToken, limit = 5, window = 30_000 }: TokenRefreshOptions<S>,
  refreshTimeout: number,
  withCurrentToken: WithCurrentToken,
  newClient: (request: HttpRequest, account: () => Account) => Client<TokenRefreshKeys>,
): Refreshes {
  const count = createLimit(limit, window)
  // What visitors' requests begin says nothing about the session that the next login gives.
  const countOfVisitor = createLimit(limit, window)
  // The last refresh of each account, the newest first: somebody who comes back finds the own one still running.
  let lastOfEach: readonly Refresh[] = []
  // The newest token that came after `refreshTimeout` and was stored all the same, and the token that it replaced.
  let lateToken: Token
  let replacedLate: Token
  const latest = (request: HttpRequest) => lastOfEach.find((each) => mayBeSameAccount(each, request.call))

  const run = (refresh: Refresh, request: HttpRequest, oldToken: Token): Promise<Token> => {
    // The core watches over calls; what is done here between two answers of the app is not a call's. Asked before each of the
    // refresh's own requests, too, also after a wait of the app's own: by then the refresh token may be another account's.
    const requireSameAccount = (credential?: Token) => {
      if (!hasSameAccount(request, credential)) throw new AbortError('the account has changed')
      return request.call.account
    }
    const work = new Promise<S>((done) => {
      requireSameAccount()
      ;(oldToken ? count : countOfVisitor)(refresh)
      done(app.refresh(newClient(request, requireSameAccount)))
    }).then((session) => {
      const token = tokenOf(session)
      // The function of the app that is being called; '' while nothing of the app runs, so that an error is one of this file.
      let appFunction: string
      // Reads what is current now that `refresh` is over, which may have told the app itself who is logged in.
      const storeIfSame = (): unknown => {
        appFunction = 'getToken'
        hasSameAccount(request)
        const { account } = request.call
        return withCurrentToken(request, (current) => {
          appFunction = ''
          const isSameAccount = requireSameAccount(oldToken || account) === account
          // The app has learnt who is logged in while a slow token was read: another read tells whether it is that user's.
          if (oldToken && !isSameAccount) return storeIfSame()
          const isFromLateRefresh = replacedLate === oldToken && lateToken === current
          if ((current !== oldToken && !isFromLateRefresh) || !isSameAccount)
            throw new Error('the session ended during the refresh')
          appFunction = 'setToken'
          // Also when the refresh has timed out: the server may take a refresh token once. If the next refresh, which may have
          // begun, yields a token as well, that one takes the place of this one.
          if (refresh.hasEnded) {
            replacedLate = oldToken
            lateToken = token
          }
          return setToken && app.setToken!(session)
        })
      }
      return new Promise((done) => done(storeIfSame())).then(
        () => token,
        (cause) => {
          // The server has given a token: whatever kept the app from storing it, the session has not ended.
          throw appFunction ? new ConfigError(`${appFunction} failed: ${reasonOf(cause)}`, { cause }) : cause
        },
      )
    })
    return within(work, refreshTimeout, 'refresh with setToken (auth: false?)').catch((thrown) => {
      const failure = failureFrom(thrown)
      if (isInconclusive(failure)) refresh.failure = failure
      const fail = () => {
        throw failure
      }
      // Whatever became of the refresh: a session that took the old one's place meanwhile is the one to go on with.
      return new Promise<Token>((done) =>
        done(withCurrentToken(request, (current) => (current !== oldToken && current) || fail())),
      ).catch(fail)
    })
  }

  return {
    latest,
    join(request, oldToken, since) {
      const last = latest(request)
      // The failure of a refresh that was to replace another token is from before somebody has logged in: it says nothing of the
      // session that is there now.
      if (last && last !== since && !(last.hasEnded && !last.token && oldToken && oldToken !== last.oldToken))
        return last.outcome
      let resolve!: (running: Promise<Token>) => void
      const outcome = new Promise<Token>((done) => {
        resolve = done
      })
      const refresh: Refresh = { account: request.call.account, at: Date.now(), oldToken, outcome }
      lastOfEach = [refresh, ...lastOfEach.filter((each) => !mayBeSameAccount(each, refresh))]
      const end = (token?: Token) => {
        refresh.token = token
        refresh.hasEnded = true
      }
      outcome.then(end, () => end())
      // Only now, when it can be found: what a refresh sends through the app's own client is to wait for it, not to begin another.
      resolve(run(refresh, request, oldToken))
      return outcome
    },
  }
}

/** The token of what `refresh` has yielded. @throws ResponseError when there is none */
function tokenOf(session: unknown): string {
  // A bare text has to look like a token: a gateway's page and the words of a busy server are texts as well.
  const { token = /^(Bearer )?[!-;=-~]+$/.test(`${session}`) && session } = Object(session) as {
    readonly token?: unknown
  }
  if (!token || typeof token !== 'string') throw new ResponseError('refresh yielded no token')
  return token
}
