// The public types of @wxpipe/openapi, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/openapi

import { Plugin } from '@wxpipe/core'

interface OpenapiKeys {
  readonly openapi: boolean
}

interface OpenapiOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function openapi(options?: OpenapiOptions): Plugin<OpenapiKeys>

export { type OpenapiKeys, type OpenapiOptions, openapi }
