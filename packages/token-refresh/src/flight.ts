// The one refresh that any number of requests share: begun once, bounded in time and number, stored at most once.
import { type Client, type HttpRequest, ResponseError, TimeoutError } from '@wxpipe/core'
import type { Session, Token, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

// Timers hold 31 bits; beyond that they fire at once.
const longest = 0x7fffffff

// For a client that may have a queue, a cache and pages: all who wait may be waiting for this, whatever page it began
// on, and a token that was kept is an old one.
const ofRefresh = { auth: false, queue: { priority: 'refresh' }, cache: false, scope: false }

export interface Flight {
  /** Whether a refresh is under way. */
  isRunning(): boolean
  /** Whether a request has nothing to do with the session, or is the refresh's own. */
  exempts(request: HttpRequest<TokenRefreshKeys>): boolean
  /** How many refreshes have ended. */
  ended(): number
  /** The token of the last one, unless it failed. */
  yielded(): Token
  /**
   * The running refresh, the last one when one has ended `since`, or else a new one in place of the token `before`.
   * Yields the token that is current when it ends.
   */
  join(request: HttpRequest, before?: Token, since?: number): Promise<Token>
}

/** Hands the token to `use` in the same tick when `getToken` is synchronous. */
export function withToken<R>(
  token: Token | PromiseLike<Token>,
  use: (token: Token) => R | PromiseLike<R>,
): R | PromiseLike<R> {
  return token && typeof token === 'object' ? token.then(use) : use(token)
}

export function createFlight<S extends Session>(options: TokenRefreshOptions<S>): Flight {
  const { getToken, refresh, setToken, timeout = 30_000, limit = 5, window = 30_000 } = options
  let latest: Promise<Token>
  let isRunning = false
  let ended = 0
  let yielded: Token
  let begun: readonly number[] = []
  let client: Client<TokenRefreshKeys>
  let timer: unknown

  const begin = (request: HttpRequest): S | PromiseLike<S> => {
    const now = Date.now()
    // Either way, because a phone's clock may be set back.
    begun = begun.filter((time) => Math.abs(now - time) < window)
    if (begun.length >= limit) throw new Error(`${limit} refreshes in ${window} ms did not help`)
    begun = begun.concat(now)
    // A child, so that the refresh's own requests neither carry the old token nor wait for themselves.
    client = (request.call.client as Client<TokenRefreshKeys>).extend(ofRefresh)
    return refresh(client)
  }

  const fly = (request: HttpRequest, before: Token): Promise<Token> =>
    new Promise((resolve, reject) => {
      let late = false
      const expire = () => {
        late = true
        reject(new TimeoutError(`refresh yielded no token within ${timeout} ms (have its own requests auth: false?)`))
      }
      timer = setTimeout(expire, Math.min(timeout, longest))
      // Thrown or rejected is the same here.
      new Promise<S>((done) => done(begin(request)))
        .then((session): Token | PromiseLike<Token> => {
          const token = session && typeof session === 'object' ? session.token : (session as string)
          if (!token) throw new ResponseError('refresh yielded no token')
          return withToken<Token>(getToken(request), (after) => {
            if (late || (after || '') !== (before || '')) throw new Error('the session ended during the refresh')
            return setToken ? Promise.resolve(setToken(session)).then(() => token) : token
          })
        })
        .then(resolve, reject)
    })

  return {
    isRunning: () => isRunning,
    exempts: ({ options, call }) => options.auth === false || call.client === client,
    ended: () => ended,
    yielded: () => yielded,
    join(request, before, since = ended) {
      if (isRunning || since < ended) return latest
      let start!: (flown: Promise<Token>) => void
      isRunning = true
      latest = new Promise<Token>((resolve) => {
        start = resolve
      }).catch((cause) =>
        // Whatever became of the refresh: a session that took the old one's place meanwhile is the one to go on with.
        withToken<Token>(getToken(request), (now) => {
          if (now && now !== before) return now
          throw cause
        }),
      )
      const end = (token?: Token) => {
        clearTimeout(timer)
        isRunning = false
        ended++
        yielded = token
      }
      latest.then(end, () => end())
      // Only now: what a refresh sends through the app's own client is to wait, not to begin another.
      start(fly(request, before))
      return latest
    },
  }
}
