// The public types of @wxpipe/dedupe, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/dedupe

import { HttpRequest, Plugin } from '@wxpipe/core'

interface DedupeKeys {
  readonly dedupe: boolean | 'reject'
}

interface DedupeOptions {
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  readonly methods?: readonly string[] | undefined
  readonly name?: string | undefined
}

declare function dedupe(options?: DedupeOptions): Plugin<DedupeKeys>

export { type DedupeKeys, type DedupeOptions, dedupe }
