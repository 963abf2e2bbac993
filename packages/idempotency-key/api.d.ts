// The public types of @wxpipe/idempotency-key, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/idempotency-key

import { ErrorDetails, HttpRequest, Method, Plugin, StatusError } from '@wxpipe/core'

declare class DuplicateError extends StatusError {
  readonly key: string
  readonly business: unknown
  constructor(
    key: string,
    details: ErrorDetails & {
      readonly business?: unknown
    },
  )
}

interface IdempotencyKeyKeys {
  readonly idempotencyKey: string | boolean
}

interface IdempotencyKeyOptions {
  readonly createKey?: ((request: HttpRequest) => string) | undefined
  readonly header?: string | undefined
  readonly methods?: readonly Method[] | undefined
  readonly name?: string | undefined
}

declare function idempotencyKey(options?: IdempotencyKeyOptions): Plugin<IdempotencyKeyKeys>

export { DuplicateError, type IdempotencyKeyKeys, type IdempotencyKeyOptions, idempotencyKey }
