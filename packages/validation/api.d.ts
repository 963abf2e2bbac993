// The public types of @wxpipe/validation, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/validation

import { Plugin } from '@wxpipe/core'

interface ValidationKeys {
  readonly validation: boolean
}

interface ValidationOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function validation(options?: ValidationOptions): Plugin<ValidationKeys>

export { type ValidationKeys, type ValidationOptions, validation }
