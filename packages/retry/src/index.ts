// The public names of @wxpipe/retry.
export { attemptsOf } from './failures.ts'
export { type RetryEvent, type RetryKeys, type RetryOptions, retry } from './retry.ts'
