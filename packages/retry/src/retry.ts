// Sends again what a weak network lost, after a growing, random wait.
import {
  getHeader,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  type Next,
  ORDER_RETRY,
  type Plugin,
} from '@wxpipe/core'
import { pause } from './pause.ts'
import { retryAfter } from './retry-after.ts'

/** What `onRetry` is told. */
export interface RetryEvent {
  readonly error: unknown
  readonly request: HttpRequest
  /** The coming attempt, from 1. */
  readonly attempt: number
  /** Milliseconds until it begins. */
  readonly delay: number
}

/** Options of `retry`. */
export interface RetryOptions {
  /** Attempts after the first; default 2. */
  readonly limit?: number | undefined
  /** Methods that may be sent twice; default GET, HEAD, OPTIONS, PUT, DELETE. */
  readonly methods?: readonly string[] | undefined
  /** Statuses that may pass; default 408, 429, 500, 502, 503, 504. */
  readonly statusCodes?: readonly number[] | undefined
  /** Whether timeouts are retried; default true. */
  readonly timeouts?: boolean | undefined
  /** Milliseconds: the first wait is at most this, each further one at most twice the last; default 300. */
  readonly baseDelay?: number | undefined
  /** Milliseconds that a wait never exceeds, whatever `Retry-After` says; default 30,000. */
  readonly maxDelay?: number | undefined
  /** Told before each wait. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined
  /** A number from 0 to 1 for the jitter; default `Math.random`. */
  readonly random?: (() => number) | undefined
  /** The interceptor's name; default `'retry'`. */
  readonly name?: string | undefined
}

/** The request option that `retry` adds. */
export interface RetryKeys {
  /** Attempts after the first for this request, whatever its method; `false` for none. */
  readonly retry: number | false
}

// A timer holds 31 bits; beyond that it fires at once.
const longest = 2e9

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
    random = Math.random,
    name = 'retry',
  } = options

  const mayPass = (error: unknown): boolean =>
    isHttpError(error, 'NETWORK') ||
    (timeouts && isHttpError(error, 'TIMEOUT')) ||
    (isHttpError(error, 'STATUS') && statusCodes.includes(error.response!.statusCode))

  const limitOf = (request: HttpRequest<RetryKeys>): number => {
    const own = request.options.retry
    if (own !== undefined) return own || 0
    return methods.includes(request.method) ? limit : 0
  }

  const delayBefore = (attempt: number, error: unknown): number => {
    const header = isHttpError(error, 'STATUS') && getHeader(error.response!.header, 'retry-after')
    const asked = header ? retryAfter(header) : undefined
    const delay = asked === undefined ? random() * baseDelay * 2 ** (attempt - 1) : asked
    return Math.min(delay, maxDelay, longest)
  }

  const again = (
    error: unknown,
    request: HttpRequest<RetryKeys>,
    next: Next,
    attempt: number,
  ): HttpResponse | PromiseLike<HttpResponse> => {
    if (attempt > limitOf(request) || !mayPass(error) || isOneShot(request.data)) throw counted(error, attempt)
    const delay = delayBefore(attempt, error)
    if (onRetry) onRetry({ error, request, attempt, delay })
    return pause(delay, request.signal)
      .then(() => next(request))
      .catch((failure) => again(failure, request, next, attempt + 1))
  }

  return { name, order: ORDER_RETRY, error: (error, request, next) => again(error, request, next, 1) }
}

/** A body that can be read once only has nothing left for a second send. */
function isOneShot(data: unknown): boolean {
  const { next, getReader, pipe } = Object(data) as { [name: string]: unknown }
  return [next, getReader, pipe].some((method) => typeof method === 'function')
}

function counted(error: unknown, attempts: number): unknown {
  if (isHttpError(error))
    Object.defineProperty(error, 'attempts', { value: attempts, enumerable: true, configurable: true })
  return error
}
