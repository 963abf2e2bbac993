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
import { createLimit, mayBeSameAccount } from './limit.ts'
import type { Session, TokenRefreshOptions } from './options.ts'
import { failureFrom, isInconclusive } from './outcome.ts'
import { refreshClient } from './refresh-client.ts'

/** One refresh, and what became of it. */
export interface Refresh {
  readonly account: Account
  /** When it began. */
  readonly at: number
  /** The token that is current when it ends. */
  readonly outcome: Promise<Token>
  /** The token in whose place it gets a new one. */
  readonly before: Token
  /** There once it has ended: that token, or `true` when it has failed. */
  result?: Token | true
  /** What it failed with, when that told nothing about the session. */
  failure?: unknown
}

/** The refreshes of one session, at most one at a time for an account. */
export interface Refreshes {
  /** The refresh that began last, for the account of this request. */
  latest(request: HttpRequest): Refresh | undefined
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

/**
 * Makes the refreshes of a session.
 * @param options as the app gave them: their functions are called as its methods
 * @param home its client is the one that they go through
 * @param children gets the clients that their own requests are sent with
 */
export function createRefreshes<S extends Session>(
  options: TokenRefreshOptions<S>,
  { setToken, limit = 5, window = 30_000 }: TokenRefreshOptions<S>,
  refreshTimeout: number,
  home: SessionOrigin,
  children: WeakSet<Client>,
  withCurrentToken: WithCurrentToken,
): Refreshes {
  const count = createLimit(limit, window)
  // What visitors' requests begin says nothing about the session that the next login gives.
  const countOfVisitor = createLimit(limit, window)
  // The last one of each account, the newest first: somebody who comes back finds the own one still running.
  let begun: readonly Refresh[] = []
  // Which token was replaced late, and by which.
  let replaced = ''
  const latest = (request: HttpRequest) => begun.find((each) => mayBeSameAccount(each, request.call))

  const run = (refresh: Refresh, request: HttpRequest, before: Token): Promise<Token> => {
    // The core watches over calls; what is done here between two answers of the app is not a call's. Asked before each of the
    // refresh's own requests, too, also after a wait of the app's own: by then the refresh token may be another account's.
    const account = (credential?: Token) => {
      if (!hasSameAccount(request, credential)) throw new AbortError('the account has changed')
      return request.call.account
    }
    const work = new Promise<S>((done) => {
      account()
      ;(before ? count : countOfVisitor)(refresh)
      const child = refreshClient(home.client(request), () => account())
      children.add(child)
      done(options.refresh(child))
    }).then((session) => {
      const token = tokenOf(session)
      let asked: string
      // Reads what is current now that `refresh` is over, which may have told the app itself who is logged in.
      const storeIfSame = (): unknown => {
        asked = 'getToken'
        hasSameAccount(request)
        const whose = request.call.account
        return withCurrentToken(request, (now) => {
          asked = ''
          const isSame = account(before || whose) === whose
          // The app has learnt who is logged in while a slow token was read: another read tells whether it is that user's.
          if (before && !isSame) return storeIfSame()
          if ((now !== before && replaced !== `${before} ${now}`) || !isSame)
            throw new Error('the session ended during the refresh')
          asked = 'setToken'
          // Late, it is taken all the same: the server may take a refresh token once. If the next refresh, which may have begun,
          // yields one as well, that takes its place.
          if (refresh.result) replaced = `${before} ${token}`
          return setToken && options.setToken!(session)
        })
      }
      return new Promise((done) => done(storeIfSame())).then(
        () => token,
        (cause) => {
          // The server has given a token: whatever kept the app from storing it, the session has not ended.
          throw asked ? new ConfigError(`${asked} failed: ${reasonOf(cause)}`, { cause }) : cause
        },
      )
    })
    return within(work, refreshTimeout, 'refresh with setToken (auth: false?)').catch((thrown) => {
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

  return {
    latest,
    join(request, before, since) {
      const last = latest(request)
      // Not a failure from before somebody has logged in: it says nothing of the session that is there now.
      if (last && last !== since && !(last.result === true && before && before !== last.before)) return last.outcome
      let begin!: (running: Promise<Token>) => void
      const outcome = new Promise<Token>((resolve) => {
        begin = resolve
      })
      const refresh: Refresh = { account: request.call.account, at: Date.now(), outcome, before }
      begun = [refresh, ...begun.filter((each) => !mayBeSameAccount(each, refresh))]
      outcome.then(
        (token) => {
          refresh.result = token
        },
        () => {
          refresh.result = true
        },
      )
      // Only now: what a refresh sends through the app's own client is to wait, not to begin another.
      begin(run(refresh, request, before))
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
