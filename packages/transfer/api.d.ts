// The public types of @wxpipe/transfer, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/transfer

import { Plugin } from '@wxpipe/core'

interface TransferKeys {
  readonly transfer: boolean
}

interface TransferOptions {
  readonly header?: string | undefined
  readonly name?: string | undefined
}

declare function transfer(options?: TransferOptions): Plugin<TransferKeys>

export { type TransferKeys, type TransferOptions, transfer }
