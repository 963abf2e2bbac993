// The public types of @wxpipe/envelope, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/envelope

import { Plugin } from '@wxpipe/core'

interface EnvelopeKeys {
  readonly envelope: boolean
}

interface EnvelopeOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function envelope(options?: EnvelopeOptions): Plugin<EnvelopeKeys>

export { type EnvelopeKeys, type EnvelopeOptions, envelope }
