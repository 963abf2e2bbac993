// The one refresh that any number of requests share: begun once, bounded in time and number, stored at most once.
import { type Client, type HttpRequest, ResponseError, TimeoutError } from '@wxpipe/core'
import type { Session, Token, TokenRefreshKeys, TokenRefreshOptions } from './options.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

export interface Flight {
  /** Whether a refresh is under way. */
  isRunning(): boolean
  /** How many refreshes have succeeded. */
  readonly landed: () => number
  /** The running refresh, or a new one; yields the token that is current when it ends. */
  join(request: HttpRequest): Promise<Token>
}

/** Hands the token to `use` in the same tick when `getToken` is synchronous. */
export function withToken<R>(
  token: Token | PromiseLike<Token>,
  use: (token: Token) => R | PromiseLike<R>,
): R | PromiseLike<R> {
  return token && typeof token === 'object' ? token.then(use) : use(token)
}

export function createFlight<S extends Session>(options: TokenRefreshOptions<S>, name: string): Flight {
  const { getToken, refresh, setToken, timeout = 30_000, limit = 5, window = 30_000 } = options
  let running: Promise<Token> | undefined
  let landed = 0
  let begun: readonly number[] = []

  const fly = (request: HttpRequest, isLate: () => boolean): Token | PromiseLike<Token> => {
    const now = Date.now()
    begun = begun.filter((time) => time > now - window)
    if (begun.length >= limit) throw new Error(`${limit} refreshes in ${window} ms did not help`)
    begun = begun.concat(now)
    // A child, so that the refresh's own requests neither carry the old token nor wait for themselves.
    const client = (request.call.client as Client<TokenRefreshKeys>).extend({ auth: false }).remove(name)
    return withToken<Token>(getToken(request), (before) =>
      Promise.resolve(refresh(client)).then((session): Token | PromiseLike<Token> => {
        const token = session && typeof session === 'object' ? session.token : session
        if (!token) throw new ResponseError('refresh yielded no token')
        return withToken<Token>(getToken(request), (after) => {
          if (setToken && (after || '') === (before || '') && !isLate()) {
            return Promise.resolve(setToken(session)).then(() => token as string)
          }
          if (!after) throw new Error('the session ended during the refresh')
          return after
        })
      }),
    )
  }

  const bounded = (request: HttpRequest): Promise<Token> =>
    new Promise((resolve, reject) => {
      let late = false
      const timer = setTimeout(() => {
        late = true
        reject(new TimeoutError(`refresh yielded no token within ${timeout} ms`))
      }, timeout)
      const end = () => clearTimeout(timer)
      // Thrown or rejected is the same here.
      const flown = new Promise<Token>((done) => done(fly(request, () => late)))
      flown.then(end, end)
      flown.then(resolve, reject)
    })

  return {
    isRunning: () => !!running,
    landed: () => landed,
    join(request) {
      if (running) return running
      const end = () => {
        running = undefined
      }
      running = bounded(request)
      running.then(() => {
        landed++
        end()
      }, end)
      return running
    },
  }
}
