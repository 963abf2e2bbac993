// How the app's own functions are called: a promise may not take too long, a token must be a text, a yes or no must come at once.
import { ConfigError } from './errors/config.ts'
import { TimeoutError } from './errors/timeout.ts'
import { hostTimeout, longestDelay } from './limits.ts'
import type { HttpRequest } from './types/index.ts'
import { isThenable } from './values.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** A token, or nothing when nobody is logged in. */
export type Token = string | null | undefined

/** The part of the session's options that reads the token. */
export interface TokenSource {
  /**
   * Reads the current token, at each send. Synchronous keeps the request free of promise turns. What it waits for may not
   * wait for the session itself: requests that it sends need `auth: false`, and beside the plugin queue `queue: false`, because
   * the requests that wait for the token hold its slots.
   */
  readonly getToken: (request: HttpRequest) => Token | PromiseLike<Token>
}

/**
 * Bounds what an app's function has promised: settles with it, or rejects after `milliseconds`. What comes later is dropped.
 * @param use makes the outcome of the value; in the same promise, because a further hop is a timer turn on old iPhones
 * @throws TimeoutError (as a rejection) that begins with `what`
 * @example within(setToken(session), 30_000, 'setToken')
 */
export function within<T, R = T>(
  promise: PromiseLike<T>,
  milliseconds: number,
  what: string,
  request?: HttpRequest,
  use?: (value: T) => R | PromiseLike<R>,
): Promise<R> {
  return new Promise((resolve, reject) => {
    let isOver = false
    const timer = setTimeout(
      () => {
        isOver = true
        reject(new TimeoutError(`${what} took more than ${milliseconds} ms`, { request }))
      },
      Math.min(milliseconds, longestDelay),
    )
    Promise.resolve(promise)
      .then((value) => {
        if (!isOver) resolve(use ? use(value) : (value as unknown as R))
      })
      .catch(reject)
      .then(() => clearTimeout(timer))
  })
}

/**
 * Reads the token for a request and hands it to `use`: in the same tick when `getToken` is synchronous, else within
 * `milliseconds` (default: the request's own timeout). @returns what `use` yields
 * @throws ConfigError for what is no token; TimeoutError (as a rejection); what `getToken` throws
 * @example readToken({ getToken }, request, (token) => (token ? withHeader(request, 'token', token) : request))
 */
export function readToken<R>(
  source: TokenSource,
  request: HttpRequest,
  use: (token: Token) => R | PromiseLike<R>,
  milliseconds = request.timeout || hostTimeout,
): R | PromiseLike<R> {
  const take = (token: unknown) => {
    const text = token || ''
    if (typeof text !== 'string') throw new ConfigError('getToken must yield a text')
    // An app that stores `null` or `undefined` gets these words back from its storage: they are no tokens.
    return use(/^(null|undefined)?$/.test(text) ? undefined : text)
  }
  const token: unknown = source.getToken(request)
  if (!isThenable(token)) return take(token)
  return within(token, milliseconds, 'getToken (auth: false, queue: false?)', request, take)
}

/**
 * The yes or no that an app's function gave.
 * @throws ConfigError that names the option, for a promise: it would always count as yes
 */
export function decided(answer: unknown, option: string): boolean {
  if (answer !== true && isThenable(answer)) throw new ConfigError(`${option} must answer at once, not with a promise`)
  return !!answer
}

/**
 * Calls a function that no request depends on, such as a listener of the app. What it throws shows as an unhandled rejection
 * (`wx.onUnhandledRejection`), and nothing stops for it.
 * @example notify(() => listener(state))
 */
export function notify(callback: () => void): void {
  try {
    callback()
  } catch (error) {
    Promise.reject(error)
  }
}
