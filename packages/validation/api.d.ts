// The public types of @wxpipe/validation, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/validation

import { ErrorDetails, HttpRequest, HttpResponse, PerCall, Plugin, ResponseError } from '@wxpipe/core'

interface StandardIssue {
  readonly message: string
  readonly path?:
    | readonly (
        | PropertyKey
        | {
            readonly key: PropertyKey
          }
      )[]
    | undefined
}

type StandardResult<Output = unknown> =
  | {
      readonly value: Output
      readonly issues?: undefined
    }
  | {
      readonly issues: readonly StandardIssue[]
    }

interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly types?:
      | {
          readonly output: Output
        }
      | undefined
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>
  }
}

declare class ValidationError extends ResponseError {
  readonly issues: readonly StandardIssue[]
  constructor(issues: readonly StandardIssue[], details?: ErrorDetails)
}

interface ValidationKeys extends PerCall {
  readonly schema: StandardSchema<this['~T']>
}

interface ValidationOptions {
  readonly onInvalid?: ((error: ValidationError) => void) | undefined
  readonly name?: string | undefined
}

declare function fits(response: HttpResponse, request: HttpRequest): boolean

declare function validation(options?: ValidationOptions): Plugin<ValidationKeys>

export {
  fits,
  type StandardIssue,
  type StandardResult,
  type StandardSchema,
  ValidationError,
  type ValidationKeys,
  type ValidationOptions,
  validation,
}
