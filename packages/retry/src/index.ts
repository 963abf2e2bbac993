// The public names of @wxpipe/retry.
export { type RetryEvent, type RetryKeys, type RetryOptions, retry } from './retry.ts'
