// The public types of @wxpipe/loading, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/loading

import { Plugin } from '@wxpipe/core'

interface LoadingKeys {
  readonly loading: boolean
}

interface LoadingOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function loading(options?: LoadingOptions): Plugin<LoadingKeys>

export { type LoadingKeys, type LoadingOptions, loading }
