// The public types of @wxpipe/idempotency-key, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/idempotency-key

import { Plugin } from '@wxpipe/core'

interface IdempotencyKeyKeys {
  readonly idempotencyKey: boolean
}

interface IdempotencyKeyOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function idempotencyKey(options?: IdempotencyKeyOptions): Plugin<IdempotencyKeyKeys>

export { type IdempotencyKeyKeys, type IdempotencyKeyOptions, idempotencyKey }
