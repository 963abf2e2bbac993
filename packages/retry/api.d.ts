// The public types of @wxpipe/retry, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/retry

import { HttpRequest, Method, Plugin } from '@wxpipe/core'

interface RetryEvent {
  readonly error: unknown
  readonly request: HttpRequest
  readonly attempt: number
  readonly delay: number
}

interface RetryKeys {
  readonly retry: number | boolean
}

interface RetryOptions {
  readonly limit?: number | undefined
  readonly methods?: readonly Method[] | undefined
  readonly statusCodes?: readonly number[] | undefined
  readonly timeouts?: boolean | undefined
  readonly shouldRetry?: ((error: unknown, request: HttpRequest, attempt: number) => boolean | undefined) | undefined
  readonly baseDelay?: number | undefined
  readonly maxDelay?: number | undefined
  readonly onRetry?: ((event: RetryEvent) => void) | undefined
  readonly name?: string | undefined
}

interface Retryable {
  readonly retryable?: boolean | undefined
}

declare function attemptsOf(error: unknown): number | undefined

declare function retry(options?: RetryOptions): Plugin<RetryKeys>

export { attemptsOf, type Retryable, type RetryEvent, type RetryKeys, type RetryOptions, retry }
