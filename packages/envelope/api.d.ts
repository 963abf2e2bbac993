// The public types of @wxpipe/envelope, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/envelope

import { ErrorDetails, HttpResponse, Plugin, ResponseError, StatusError } from '@wxpipe/core'

interface Business {
  readonly code: string
  readonly message: string
  readonly data: unknown
}

declare class BusinessError extends ResponseError {
  readonly business: Business
  readonly retryable?: true
  constructor(business: Business, details?: ErrorDetails)
}

declare class BusinessStatusError extends StatusError {
  readonly business: Business
  readonly retryable?: true
  constructor(business: Business, details?: ErrorDetails)
}

type Code = string | number | boolean

interface EnvelopeBody {
  readonly [field: string]: unknown
}

interface EnvelopeKeys {
  readonly envelope: EnvelopeRule | false
}

interface EnvelopeOptions extends EnvelopeRule {
  readonly success: NonNullable<EnvelopeRule['success']>
  readonly origins?: readonly string[] | undefined
  readonly name?: string | undefined
}

interface EnvelopeRule {
  readonly success?: readonly Code[] | ((body: EnvelopeBody, response: HttpResponse) => boolean) | undefined
  readonly code?: string | undefined
  readonly message?: string | readonly string[] | undefined
  readonly data?: string | ((body: EnvelopeBody, response: HttpResponse) => unknown) | undefined
  readonly retryable?: readonly Code[] | undefined
}

declare function businessOf(error: unknown): Business | undefined

declare function envelope(options: EnvelopeOptions): Plugin<EnvelopeKeys>

declare function isBusinessError(
  error: unknown,
  ...codes: readonly Code[]
): error is BusinessError | BusinessStatusError

export {
  type Business,
  BusinessError,
  BusinessStatusError,
  businessOf,
  type Code,
  type EnvelopeBody,
  type EnvelopeKeys,
  type EnvelopeOptions,
  type EnvelopeRule,
  envelope,
  isBusinessError,
}
