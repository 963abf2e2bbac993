// The public types of @wxpipe/stream, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/stream

import { Plugin } from '@wxpipe/core'

interface StreamKeys {
  readonly stream: boolean
}

interface StreamOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function stream(options?: StreamOptions): Plugin<StreamKeys>

export { type StreamKeys, type StreamOptions, stream }
