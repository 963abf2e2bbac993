// The public names of @wxpipe/idempotency-key.
export { DuplicateError } from './duplicate-error.ts'
export { type IdempotencyKeyKeys, type IdempotencyKeyOptions, idempotencyKey } from './idempotency-key.ts'
