// The options of retry, what it reports, and how an error can be marked for it.
import type { HttpRequest, Method } from '@wxpipe/core'

/** What `onRetry` receives. */
export interface RetryEvent {
  readonly error: unknown
  readonly request: HttpRequest
  /** The number of the coming retry, from 1. */
  readonly attempt: number
  /** Milliseconds until it begins. */
  readonly delay: number
}

/** Options of `retry`. */
export interface RetryOptions {
  /** Retries after the first attempt; default 2. */
  readonly limit?: number | undefined
  /** Methods that may be sent again; default GET, HEAD, OPTIONS, PUT, DELETE. */
  readonly methods?: readonly Method[] | undefined
  /** Statuses that may be temporary; default 408, 429, 500, 502, 503, 504. */
  readonly statusCodes?: readonly number[] | undefined
  /** Whether timeouts are retried; default true. */
  readonly timeouts?: boolean | undefined
  /**
   * Whether the request is sent again; `attempt` counts from 1. `true` and `false` override `statusCodes`, `timeouts`
   * and an error's `retryable: true`; `undefined` leaves the decision to them. Called while retries are left, if
   * `methods` or the request's own `retry` allows it; not for aborts, a 304, errors marked `retryable: false` and
   * bodies that can be read only once. What it throws rejects the call; a promise is a ConfigError.
   */
  readonly shouldRetry?: ((error: unknown, request: HttpRequest, attempt: number) => boolean | undefined) | undefined
  /** Milliseconds that the first wait lasts at most; for each further one, the maximum doubles; default 300. */
  readonly baseDelay?: number | undefined
  /** Milliseconds that a wait lasts at most, whatever `Retry-After` says; default 30,000. */
  readonly maxDelay?: number | undefined
  /** Called before each wait. What it throws becomes an unhandled rejection, and stops nothing. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined
  /** The interceptor's name; default `'retry'`. */
  readonly name?: string | undefined
}

/** The request option that `retry` adds. */
export interface RetryKeys {
  /** Retries of this request, whatever its method; `true` for the plugin's `limit`, `false` for none. */
  readonly retry: number | boolean
}

/**
 * How an interceptor inside may mark its own error for `retry` and `resume`, which otherwise judge it by its kind. An
 * error without the mark has that of its cause, if the cause is of the same kind.
 * @example throw Object.assign(new ResponseError('busy', { request, response }), { retryable: true } satisfies Retryable)
 */
export interface Retryable {
  /** `true`: the next try may succeed. `false`: no try can, and neither plugin makes one. */
  readonly retryable?: boolean | undefined
}
