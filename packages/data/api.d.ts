// The public types of @wxpipe/data, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/data

import { Plugin } from '@wxpipe/core'

interface DataKeys {
  readonly data: boolean
}

interface DataOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function data(options?: DataOptions): Plugin<DataKeys>

export { type DataKeys, type DataOptions, data }
