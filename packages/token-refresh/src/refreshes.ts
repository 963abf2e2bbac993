// The one refresh that any number of requests share: begun once, limited in time and number, stored at most once.
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

/** One refresh, and its result. */
export interface Refresh {
  readonly account: Account
  /** When it began, in milliseconds since 1970. Once its session has ended, a `window` earlier: see `createLimit`. */
  at: number
  /** The token that this refresh replaces. */
  readonly oldToken: Token
  /** Fulfilled with the token that is current when the refresh ends; rejected with what it failed with. */
  readonly outcome: Promise<Token>
  hasEnded?: boolean
  /** The token of `outcome`, once the refresh has succeeded. */
  token?: Token
  /** What it failed with, if that said nothing about the session. */
  failure?: unknown
}

/** The refreshes of one session, at most one at a time for an account. */
export interface Refreshes {
  /** The latest refresh for the account of this request. */
  latest(request: HttpRequest): Refresh | undefined
  /**
   * Returns the outcome of the running refresh; else that of the latest one, unless that is `since`, after which the
   * request was sent; else that of a new one, which replaces `oldToken`.
   */
  join(request: HttpRequest, oldToken: Token, since: Refresh | undefined): Promise<Token>
}

/** Reads the current token, limited in time, and passes it to `use`. */
export type WithCurrentToken = <R>(
  request: HttpRequest,
  use: (token: Token) => R | PromiseLike<R>,
) => R | PromiseLike<R>

/**
 * Makes the refreshes of a session.
 * @param app the options as the app gave them: its functions are called as methods of this object
 * @param checked the same options without inherited ones: to see what is set, and for the numbers
 * @param newClient makes the client with which one refresh sends its requests. `account` returns whose refresh it is,
 * and throws once another account is logged in
 */
export function createRefreshes<S extends Session>(
  app: TokenRefreshOptions<S>,
  { setToken, limit = 5, window = 30_000 }: TokenRefreshOptions<S>,
  refreshTimeout: number,
  withCurrentToken: WithCurrentToken,
  newClient: (request: HttpRequest, account: () => Account) => Client<TokenRefreshKeys>,
): Refreshes {
  const count = createLimit(limit, window)
  // Refreshes for visitors say nothing about the session that the next login gives.
  const countOfVisitor = createLimit(limit, window)
  // The latest refresh of each account, the newest first: a user who comes back finds their own still running.
  let lastOfEach: readonly Refresh[] = []
  // The latest token that came after `refreshTimeout` and was stored all the same, and the token that it replaced.
  let lateToken: Token
  let replacedLate: Token
  const latest = (request: HttpRequest) => lastOfEach.find((each) => mayBeSameAccount(each, request.call))

  const run = (refresh: Refresh, request: HttpRequest, oldToken: Token): Promise<Token> => {
    // The core checks the account of calls, but not of what happens here in between. Also called before each of the
    // refresh's own requests, and after the app's own waits: by then, the refresh token may be another account's.
    const requireSameAccount = (credential?: Token) => {
      if (!hasSameAccount(request, credential)) {
        // The session has ended. The user's next one has nothing to do with this refresh: it is no longer counted
        // (its beginning is moved out of the window), and no request joins it any more.
        refresh.at -= window
        refresh.hasEnded = true
        throw new AbortError('the account has changed')
      }
      return request.call.account
    }
    const work = new Promise<S>((done) => {
      requireSameAccount()
      ;(oldToken ? count : countOfVisitor)(refresh)
      done(app.refresh(newClient(request, requireSameAccount)))
    }).then((session) => {
      const token = tokenOf(session)
      // The name of the app's function being called; '' while none is, when an error comes from this file.
      let appFunction: string
      // Reads the current token and account after `refresh`, which may have told the app itself who is logged in.
      const storeIfSame = (): unknown => {
        appFunction = 'getToken'
        hasSameAccount(request)
        const { account } = request.call
        return withCurrentToken(request, (current) => {
          appFunction = ''
          const isSameAccount = requireSameAccount(oldToken || account) === account
          // The app has learnt who is logged in while a slow token was read: another read tells if it is that user's.
          if (oldToken && !isSameAccount) return storeIfSame()
          const isFromLateRefresh = replacedLate === oldToken && lateToken === current
          if ((current !== oldToken && !isFromLateRefresh) || !isSameAccount)
            throw new Error('the session ended during the refresh')
          appFunction = 'setToken'
          // Even if the refresh has timed out, because the server may accept a refresh token only once. If the next
          // refresh, which may have begun, also returns a token, that one replaces this one.
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
          // The server has given a token: the session has not ended, whatever kept the app from storing the token.
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
      // However the refresh ended: if another session has replaced the old one meanwhile, its token is the one to use.
      return new Promise<Token>((done) =>
        done(withCurrentToken(request, (current) => (current !== oldToken && current) || fail())),
      ).catch(fail)
    })
  }

  return {
    latest,
    join(request, oldToken, since) {
      const last = latest(request)
      // If a refresh that was to replace another token has failed, somebody has logged in or out since: the failure
      // says nothing about the session that is there now.
      if (last && last !== since && !(last.hasEnded && !last.token && oldToken !== last.oldToken)) return last.outcome
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
      // Only now that it can be found: what a refresh sends through the app's own client must wait for it, not begin
      // one.
      resolve(run(refresh, request, oldToken))
      return outcome
    },
  }
}

/** The token in what `refresh` returned. @throws ResponseError when there is none */
function tokenOf(session: unknown): string {
  // A bare text has to look like a token: an error page of a gateway or a busy server's message is a text, too.
  const { token = /^(Bearer )?[!-;=-~]+$/.test(`${session}`) && session } = Object(session) as {
    readonly token?: unknown
  }
  if (!token || typeof token !== 'string') throw new ResponseError('refresh yielded no token')
  return token
}
