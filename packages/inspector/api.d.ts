// The public types of @wxpipe/inspector, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/inspector

import { Plugin } from '@wxpipe/core'

interface InspectorKeys {
  readonly inspector: boolean
}

interface InspectorOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function inspector(options?: InspectorOptions): Plugin<InspectorKeys>

export { type InspectorKeys, type InspectorOptions, inspector }
