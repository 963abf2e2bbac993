// Sends failed requests again, after a growing, random wait.
import {
  checkOptions,
  decided,
  type HttpRequest,
  type HttpResponse,
  hasMethod,
  isHttpError,
  isOneShot,
  type Kinds,
  longestDelay,
  type Next,
  notify,
  ORDER_RETRY,
  type Plugin,
  pause,
  retryAfter,
} from '@wxpipe/core'
import type { RetryKeys, RetryOptions } from './retry-types.ts'

// Failures that would be the same a second later: endless redirects, a response that is no valid text. Some hosts use
// wx's numbers for them, with messages of their own.
const permanent = /^60(0008|2302) |redirect|utf-?8/i

const kinds: Kinds<RetryOptions> = {
  limit: 'number',
  methods: 'list',
  statusCodes: 'list',
  timeouts: 'boolean',
  shouldRetry: 'function',
  baseDelay: 'number',
  maxDelay: 'number',
  onRetry: 'function',
  name: 'string',
}

/**
 * Makes the plugin that retries network failures, timeouts and temporary statuses with exponential backoff and full
 * jitter, and whatever `shouldRetry` or an error's `retryable: true` asks for. The last error carries `attempts`.
 * @throws ConfigError for an unknown option or one of another kind, and (as a rejection) when `shouldRetry` returns a
 * promise
 * @example
 * const client = createClient({ baseURL }).use(retry({ limit: 3 }))
 * client.post('order', data, { retry: 1 })
 */
export function retry(options: RetryOptions = {}): Plugin<RetryKeys> {
  const {
    limit = 2,
    methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'],
    statusCodes = [408, 429, 500, 502, 503, 504],
    timeouts = true,
    shouldRetry,
    baseDelay = 300,
    maxDelay = 30_000,
    onRetry,
    name = 'retry',
  } = checkOptions('retry', options, kinds)

  const delayBefore = (attempt: number, error: unknown): number => {
    const { response } = Object(error)
    const wished = retryAfter(Object(response).header)
    const delay = wished >= 0 ? wished : Math.random() * baseDelay * 2 ** (attempt - 1)
    return Math.min(delay, maxDelay, longestDelay)
  }

  const retryOrThrow = (
    error: unknown,
    request: HttpRequest<RetryKeys>,
    next: Next,
    attempt = 1,
  ): HttpResponse | PromiseLike<HttpResponse> => {
    const { retry: rule = hasMethod(methods, request) } = request.options
    // `false` means 0 retries.
    const allowed = rule === true ? limit : rule
    let mayHelp = attempt <= (allowed as number) && !isOneShot(request.data) && verdictOn(error, statusCodes, timeouts)
    if (mayHelp !== false && shouldRetry) {
      const answer = shouldRetry.call(options, error, request, attempt)
      if (answer !== undefined) mayHelp = decided(answer, 'shouldRetry')
    }
    if (!mayHelp) {
      // Uses `Reflect.set`, which leaves a frozen error as it is: an assignment would throw.
      if (isHttpError(error)) Reflect.set(error, 'attempts', attempt)
      throw error
    }
    const delay = delayBefore(attempt, error)
    if (onRetry) {
      notify(() => onRetry.call(options, { error, request, attempt, delay }))
    }
    return pause(delay, request.signal)
      .then(() => next(request))
      .catch((failure) => retryOrThrow(failure, request, next, attempt + 1))
  }

  return { name, order: ORDER_RETRY, keys: { retry: 'number boolean' }, error: retryOrThrow }
}

/**
 * Whether a retry may succeed. `undefined`: retry knows no reason why, but `shouldRetry` may. `false`: it cannot, and
 * `shouldRetry` is not called.
 */
function verdictOn(error: unknown, statusCodes: readonly number[], timeouts: boolean): boolean | undefined {
  const { retryable, code, cause, response } = Object(error)
  const { statusCode } = Object(response)
  // A 304 is the expected response to a conditional request, such as the one with which the cache revalidates an entry.
  if (retryable === false || code === 'ABORT' || statusCode === 304) return false
  if (retryable === true) return true
  if (!isHttpError(error)) return undefined
  // When a refresh of the session has failed, the error of each request has the refresh's own error as its cause.
  if (isHttpError(cause, error.code)) return verdictOn(cause, statusCodes, timeouts)
  const mayPass =
    code === 'NETWORK'
      ? !permanent.test(`${Object(cause).errno} ${Object(cause).errMsg}`)
      : code === 'STATUS'
        ? statusCodes.map(Number).includes(statusCode)
        : timeouts && code === 'TIMEOUT'
  return mayPass || undefined
}

/**
 * How many attempts a request had had at this error, from 1; `undefined` for an error that `retry` has not seen.
 * @example console.log(`failed after ${attemptsOf(error) ?? 1} attempts`)
 */
export function attemptsOf(error: unknown): number | undefined {
  return Object(error).attempts
}
