// Sends again what a weak network lost, after a growing, random wait.
import {
  type AnyHttpError,
  getHeader,
  type HttpRequest,
  type HttpResponse,
  isOneShot,
  longestDelay,
  type Method,
  type Next,
  ORDER_RETRY,
  own,
  type Plugin,
} from '@wxpipe/core'
import { counted, mayPass } from './failures.ts'
import { pause } from './pause.ts'
import { retryAfter } from './retry-after.ts'

/** What `onRetry` is told. */
export interface RetryEvent {
  readonly error: unknown
  readonly request: HttpRequest
  /** Which repetition this will be, from 1. */
  readonly attempt: number
  /** Milliseconds until it begins. */
  readonly delay: number
}

/** Options of `retry`. */
export interface RetryOptions {
  /** Repetitions after the first attempt; default 2. */
  readonly limit?: number | undefined
  /** Methods that may be sent twice; default GET, HEAD, OPTIONS, PUT, DELETE. */
  readonly methods?: readonly Method[] | undefined
  /** Statuses that may pass; default 408, 429, 500, 502, 503, 504. */
  readonly statusCodes?: readonly number[] | undefined
  /** Whether timeouts are retried; default true. */
  readonly timeouts?: boolean | undefined
  /** Milliseconds: the first wait is at most this, each further one at most twice the last; default 300. */
  readonly baseDelay?: number | undefined
  /** Milliseconds that a wait never exceeds, whatever `Retry-After` says; default 30,000. */
  readonly maxDelay?: number | undefined
  /** Told before each wait. What it throws shows as an unhandled rejection, and stops nothing. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined
  /** The interceptor's name; default `'retry'`. */
  readonly name?: string | undefined
}

/** The request option that `retry` adds. */
export interface RetryKeys {
  /** Repetitions of this request, whatever its method; `false` for none. */
  readonly retry: number | false
}

/**
 * Makes the plugin that retries network failures, timeouts and passing statuses with exponential backoff and full
 * jitter. Aborts, expired sessions and mistakes in the request are never retried. The last error carries `attempts`.
 * @example client.use(retry({ limit: 3 })); client.post('order', data, { retry: 1 })
 */
export function retry(options: RetryOptions = {}): Plugin<RetryKeys> {
  const {
    limit = 2,
    methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'],
    statusCodes = [408, 429, 500, 502, 503, 504],
    timeouts = true,
    baseDelay = 300,
    maxDelay = 30_000,
    onRetry,
    name = 'retry',
  } = own(options)

  const delayBefore = (attempt: number, { response }: AnyHttpError): number => {
    const asked = retryAfter(getHeader(Object(response).header, 'retry-after') || '')
    const delay = asked >= 0 ? asked : Math.random() * baseDelay * 2 ** (attempt - 1)
    return Math.min(delay, maxDelay, longestDelay)
  }

  const again = (
    error: unknown,
    request: HttpRequest<RetryKeys>,
    next: Next,
    attempt = 1,
  ): HttpResponse | PromiseLike<HttpResponse> => {
    const { retry: allowed = methods.includes(request.method) && limit } = request.options
    const isLeft = allowed && attempt <= allowed
    if (!isLeft || !mayPass(error, statusCodes, timeouts) || isOneShot(request.data)) throw counted(error, attempt)
    const delay = delayBefore(attempt, error)
    if (onRetry) {
      new Promise(() => {
        onRetry.call(options, { error, request, attempt, delay })
      })
    }
    return pause(delay, request.signal)
      .then(() => next(request))
      .catch((failure) => again(failure, request, next, attempt + 1))
  }

  return { name, order: ORDER_RETRY, error: again }
}
