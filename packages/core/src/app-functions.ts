// What the app supplies, held to its word: a function that answers in time, a yes or no, a token.
import { ConfigError } from './errors/config.ts'
import { TimeoutError } from './errors/timeout.ts'
import { isThenable } from './request.ts'
import type { HttpRequest } from './types.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** The longest delay of a timer in milliseconds: it holds 31 bits, and one that is longer fires at once. */
export const longestDelay = 0x7fffffff

/** A token, or nothing when nobody is logged in. */
export type Token = string | null | undefined

/** The part of the session's options that reads the token. */
export interface TokenSource {
  /**
   * Reads the current token, at each send. Synchronous keeps the request free of promise turns. What it waits for may not
   * wait for the session itself: requests that it sends need `auth: false`.
   */
  readonly getToken: (request: HttpRequest) => Token | PromiseLike<Token>
}

/**
 * Bounds what an app's function has promised: settles with it, or rejects after `milliseconds`. An abort of the request
 * takes the timer off, because then nobody waits any more.
 * @throws TimeoutError (as a rejection) that begins with `what`
 * @example within(setToken(session), 30_000, 'setToken')
 */
export function within<T>(
  promise: PromiseLike<T>,
  milliseconds: number,
  what: string,
  request?: HttpRequest,
): Promise<T> {
  return bounded(promise, milliseconds, what, request, (value) => value)
}

/** The same, and then `use`: in one promise, because a further hop is a timer turn on old iPhones. */
function bounded<T, R>(
  promise: PromiseLike<T>,
  milliseconds: number,
  what: string,
  request: HttpRequest | undefined,
  use: (value: T) => R | PromiseLike<R>,
): Promise<R> {
  return new Promise((resolve, reject) => {
    const signal = request && request.signal
    const end = () => {
      clearTimeout(timer)
      if (signal) signal.removeEventListener('abort', end)
    }
    const expire = () => {
      end()
      reject(new TimeoutError(`${what} took more than ${milliseconds} ms`, { request }))
    }
    const timer = setTimeout(expire, Math.min(milliseconds, longestDelay))
    if (signal) {
      signal.addEventListener('abort', end)
      if (signal.aborted) end()
    }
    promise.then(
      (value) => {
        end()
        try {
          resolve(use(value))
        } catch (error) {
          reject(error)
        }
      },
      (error) => {
        end()
        reject(error)
      },
    )
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
  milliseconds = request.timeout || 60_000,
): R | PromiseLike<R> {
  const token: unknown = source.getToken(request)
  const take = (read: unknown) => use(tokenOf(read))
  if (!isThenable(token)) return take(token)
  return bounded(token, milliseconds, 'getToken (do requests that it sends have auth: false?)', request, take)
}

function tokenOf(token: unknown): Token {
  // Storage hands back the words of a value that was never there.
  if (!token || token === 'null' || token === 'undefined') return undefined
  if (typeof token !== 'string') throw new ConfigError('getToken must yield a text, or nothing')
  return token
}

/**
 * The yes or no that an app's function gave.
 * @throws ConfigError that names the option, for a promise: it would always count as yes
 */
export function decided(answer: unknown, option: string): boolean {
  if (isThenable(answer)) throw new ConfigError(`${option} must answer at once, not with a promise`)
  return !!answer
}

/** A body that can be read once only (an iterator, a stream) has nothing left for a second send. */
export function isOneShot(data: unknown): boolean {
  const { next, getReader, pipe } = Object(data) as { [name: string]: unknown }
  return typeof (next || getReader || pipe) === 'function'
}
