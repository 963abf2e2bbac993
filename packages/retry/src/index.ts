// The public names of @wxpipe/retry.
export { attemptsOf, retry } from './retry.ts'
export type { Retryable, RetryEvent, RetryKeys, RetryOptions } from './retry-types.ts'
