// The public types of @wxpipe/dedupe, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/dedupe

import { HttpRequest, Plugin } from '@wxpipe/core'

interface DedupeKeys {
  readonly dedupe: boolean | DedupeMode | DedupeRule
}

type DedupeMode = 'share' | 'reject' | 'latest'

interface DedupeOptions extends DedupeRule {
  readonly methods?: readonly string[] | undefined
  readonly name?: string | undefined
}

interface DedupeRule {
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  readonly mode?: DedupeMode | undefined
}

declare function dedupe(options?: DedupeOptions): Plugin<DedupeKeys>

export { type DedupeKeys, type DedupeMode, type DedupeOptions, type DedupeRule, dedupe }
