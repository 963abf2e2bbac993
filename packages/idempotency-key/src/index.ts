// The public names of @wxpipe/idempotency-key.
export { type IdempotencyKeyKeys, type IdempotencyKeyOptions, idempotencyKey } from './idempotency-key.ts'
