// The public types of @wxpipe/page-state, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/page-state

import { Plugin } from '@wxpipe/core'

interface PageStateKeys {
  readonly pageState: boolean
}

interface PageStateOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function pageState(options?: PageStateOptions): Plugin<PageStateKeys>

export { type PageStateKeys, type PageStateOptions, pageState }
