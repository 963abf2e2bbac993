// How the app's own functions are called: promises are limited in time, tokens must be texts, decisions synchronous.
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
   * Returns the current token; called at each send. If synchronous, it costs the request no promise turns. It must not
   * wait for the session itself: requests that it sends need `auth: false`, and `queue: false` if the plugin queue is
   * used, because the requests that wait for the token hold its slots.
   */
  readonly getToken: (request: HttpRequest) => Token | PromiseLike<Token>
}

/**
 * Limits the time of a promise from an app's function: settles with it, or rejects after `milliseconds`. A later
 * outcome is dropped.
 * @param use turns the value into the result, in the same promise, because another one costs a timer turn on old
 * iPhones
 * @throws TimeoutError (as a rejection) whose message names `what`
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
 * Reads the token for a request and passes it to `use`: in the same tick if `getToken` is synchronous, else within
 * `milliseconds` (default: the request's own timeout, or else 60,000).
 * @returns what `use` returns
 * @throws ConfigError for a value that is no token; TimeoutError (as a rejection); what `getToken` throws
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
    // An app that stores `null` or `undefined` may get these words back from its storage: they are no tokens.
    return use(/^(null|undefined)?$/.test(text) ? undefined : text)
  }
  const token: unknown = source.getToken(request)
  if (!isThenable(token)) return take(token)
  return within(token, milliseconds, 'getToken (auth: false, queue: false?)', request, take)
}

/**
 * The decision of an app's function, as a boolean.
 * @throws ConfigError that names the option, for a promise: it would always count as true
 * @example const isBusy = decided(isBusyResponse(response), 'isBusyResponse')
 */
export function decided(answer: unknown, option: string): boolean {
  if (answer !== true && isThenable(answer)) throw new ConfigError(`${option} must answer at once, not with a promise`)
  return !!answer
}

/**
 * Calls a function that no request depends on, such as an app's listener. What it throws becomes an unhandled rejection
 * (`wx.onUnhandledRejection`), and stops nothing.
 * @example notify(() => listener(state))
 */
export function notify(callback: () => void): void {
  try {
    callback()
  } catch (error) {
    Promise.reject(error)
  }
}
