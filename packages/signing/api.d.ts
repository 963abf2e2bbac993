// The public types of @wxpipe/signing, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/signing

import { Plugin } from '@wxpipe/core'

interface SigningKeys {
  readonly signing: boolean
}

interface SigningOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function signing(options?: SigningOptions): Plugin<SigningKeys>

export { type SigningKeys, type SigningOptions, signing }
