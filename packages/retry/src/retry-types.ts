// What the app and its interceptors may tell retry, and what it tells them.
import type { HttpRequest, Method } from '@wxpipe/core'

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
  /**
   * Whether the request is sent once more, `attempt` counting from 1: `true` and `false` go before `statusCodes`, `timeouts` and
   * an error's `retryable: true`; `undefined` leaves it to them. Asked while repetitions are left, for what `methods` or
   * the request's own `retry` allows; not about aborts, a 304 and what is marked `retryable: false`. What it throws rejects the call.
   */
  readonly shouldRetry?: ((error: unknown, request: HttpRequest, attempt: number) => boolean | undefined) | undefined
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
  /** Repetitions of this request, whatever its method; `true` for the plugin's `limit`, `false` for none. */
  readonly retry: number | boolean
}

/**
 * What an interceptor inside may say of its own error, for `retry` and `resume`, which else judge it by its kind. An error
 * without the mark has that of its cause, if that is of the same kind.
 * @example throw Object.assign(new ResponseError('busy', { request, response }), { retryable: true } satisfies Retryable)
 */
export interface Retryable {
  /** `true`: the next try may succeed. `false`: no try can, and neither plugin makes one. */
  readonly retryable?: boolean | undefined
}
