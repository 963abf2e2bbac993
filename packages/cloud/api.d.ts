// The public types of @wxpipe/cloud, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/cloud

import { Plugin } from '@wxpipe/core'

interface CloudKeys {
  readonly cloud: boolean
}

interface CloudOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function cloud(options?: CloudOptions): Plugin<CloudKeys>

export { type CloudKeys, type CloudOptions, cloud }
