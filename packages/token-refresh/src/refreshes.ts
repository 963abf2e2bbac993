// The refreshes of one session: which of them a request shares, when another may begin, and how one is done.
import {
  AbortError,
  type Account,
  type Client,
  ConfigError,
  type HttpRequest,
  hasSameAccount,
  reasonOf,
  type Token,
  within,
} from '@wxpipe/core'
import type { Session, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'
import { failureFrom, isInconclusive, tokenOf } from './outcome.ts'

/** One refresh, and its result. */
export interface Refresh {
  /** The call of the request that began it: the refresh belongs to its account. */
  readonly call: HttpRequest['call']
  /** When it began, in milliseconds since 1970. */
  readonly at: number
  /** The token that it replaces; '' for a visitor's silent login. */
  readonly oldToken: string
  /** Fulfilled with the token that is current when the refresh ends; rejected with what it failed with. */
  readonly outcome: Promise<string>
  /** How many refreshes had ended with it; none while it runs. */
  end?: number
  /** The token of `outcome`, once the refresh has succeeded. */
  token?: string | undefined
  /** What it failed with, if that said nothing about the session. */
  failure?: unknown
}

/** The refreshes of one session, at most one at a time for an account. A tuple: minifiers keep the names of fields. */
export type Refreshes = readonly [
  /** Notes which refreshes have ended when a request is about to be sent. @returns the request */
  noteSending: (request: HttpRequest) => HttpRequest,
  /**
   * The refresh whose outcome is a request's own: one of its token that had not ended when the request was sent.
   * @param token the current token
   * @param credential the token that the request was sent with; undefined if no plugin has said which one
   */
  sharedRefresh: (request: HttpRequest, token: string, credential: string | undefined) => Refresh | undefined,
  /** The refresh that runs for the account of this request, whichever token it replaces. */
  runningRefresh: (request: HttpRequest) => Refresh | undefined,
  /** Begins one that replaces `oldToken`. Beyond the limit, it has failed already. */
  beginRefresh: (request: HttpRequest, oldToken: string) => Refresh,
]

/** Reads the current token, limited in time, and passes it to `use`; '' when nobody is logged in. */
export type WithToken = <R>(request: HttpRequest, use: (token: string) => R | PromiseLike<R>) => R | PromiseLike<R>

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
  withToken: WithToken,
  newClient: (request: HttpRequest, account: () => Account) => Client<TokenRefreshKeys>,
): Refreshes {
  // Those that run, and those that began within the window; the newest first.
  let refreshes: readonly Refresh[] = []
  let ended = 0
  // How many had ended when a request was sent.
  const endedBefore = new WeakMap<HttpRequest, number>()
  // The latest token that came after `refreshTimeout` and was stored all the same, and the token that it replaced.
  let lateToken: string
  let replacedLate: string

  /** Those of a request's account, or maybe of it: nobody's, or an unknown one, may become the other's by a login. */
  const ofAccount = ({ call: { account: own } }: HttpRequest) =>
    refreshes.filter(({ call: { account } }) => !account || !own || account === own)

  const run = (refresh: Refresh, request: HttpRequest): Promise<string> => {
    const { call, oldToken } = refresh
    // The core checks the account of calls, but not of what happens here in between. Also called before each of the
    // refresh's own requests, and after the app's own waits: by then, the refresh token may be another account's.
    const requireSameAccount = (credential?: Token) => {
      if (hasSameAccount(request, credential)) return call.account
      // The session has ended. The user's next one has nothing to do with this refresh, which is forgotten.
      refreshes = refreshes.filter((other) => other !== refresh)
      throw new AbortError('the account has changed')
    }
    const work = new Promise<S>((done) => {
      requireSameAccount()
      done(app.refresh(newClient(request, requireSameAccount)))
    }).then((session) => {
      const token = tokenOf(session)
      // The name of the app's function being called; '' while none is, when an error comes from this file.
      let appFunction: string
      const storeIfSame = (): unknown => {
        const { account } = call
        appFunction = 'getToken'
        return withToken(request, (current) => {
          appFunction = ''
          // The app has learnt who is logged in, by `refresh` or while a slow token was read: another read tells if the
          // token is still the same. After a logout, the account stands for the token.
          if (requireSameAccount(account) !== account) return storeIfSame()
          if (current !== oldToken && (current !== lateToken || replacedLate !== oldToken))
            throw new Error('the session ended during the refresh')
          appFunction = 'setToken'
          // Even if the refresh has timed out, because the server may accept a refresh token only once. If the next
          // refresh, which may have begun, also returns a token, that one replaces this one.
          if (refresh.end) {
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
      return new Promise<string>((done) =>
        done(withToken(request, (current) => (current !== oldToken && current) || fail())),
      ).catch(fail)
    })
  }

  const noteSending = (request: HttpRequest) => {
    if (ended) endedBefore.set(request, ended)
    return request
  }
  const sharedRefresh = (request: HttpRequest, token: string, credential: string | undefined) =>
    ofAccount(request).find(({ end, oldToken, token: newToken }) =>
      credential === undefined || credential === oldToken
        ? // While it runs, `refresh` may have cleared the token. Once it has succeeded, a login may have replaced its own.
          // A comparison with `undefined` is false: nothing had ended when the request was sent, or it runs.
          (token === oldToken || (end ? newToken && token : !token)) && !(end! <= endedBefore.get(request)!)
        : token === oldToken && !end,
    )
  const runningRefresh = (request: HttpRequest) => ofAccount(request).find(({ end }) => !end)
  const beginRefresh = (request: HttpRequest, oldToken: string) => {
    const at = Date.now()
    // `abs`, because a phone's clock may be set back.
    refreshes = refreshes.filter((each) => !each.end || Math.abs(at - each.at) < window)
    // Refreshes for visitors say nothing about the session that the next login gives.
    const recent = ofAccount(request).filter((each) => !each.oldToken === !oldToken)
    let resolve!: (running: Promise<string>) => void
    const outcome = new Promise<string>((done) => {
      resolve = done
    })
    const refresh: Refresh = { call: request.call, at, oldToken, outcome }
    const { failure } = recent[0] || refresh
    // If the latest one said nothing about the session, nor does this one, which logs nobody out.
    if (recent.filter((each) => !each.failure === !failure).length >= limit)
      resolve(Promise.reject(failure || new Error(`${limit} refreshes in ${window} ms did not help`)))
    else {
      refreshes = [refresh, ...refreshes]
      const end = (token?: string) => {
        refresh.token = token
        refresh.end = ++ended
      }
      outcome.then(end, () => end())
      // Only now that it can be found: what a refresh sends through the app's own client must wait for it, not begin
      // one.
      resolve(run(refresh, request))
    }
    return refresh
  }
  return [noteSending, sharedRefresh, runningRefresh, beginRefresh]
}
