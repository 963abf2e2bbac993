// The public types of @wxpipe/transfer, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/transfer

import { Plugin } from '@wxpipe/core'

interface DownloadRule extends Watched {
  readonly filePath?: string | undefined
  readonly accept?: 'json' | undefined
}

interface DownloadedFile {
  readonly filePath: string
  readonly tempFilePath: string | undefined
}

interface Progress {
  readonly progress: number
  readonly loaded: number
  readonly total: number | undefined
  readonly attempt: number
}

interface TransferKeys {
  readonly upload: UploadRule
  readonly download: DownloadRule | boolean
}

interface TransferOptions {
  readonly timeout?: number | undefined
  readonly name?: string | undefined
}

interface UploadRule extends Watched {
  readonly filePath: string | object
  readonly name?: string | undefined
}

interface Watched {
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

declare function transfer(options?: TransferOptions): Plugin<TransferKeys>

export {
  type DownloadedFile,
  type DownloadRule,
  type Progress,
  type TransferKeys,
  type TransferOptions,
  transfer,
  type UploadRule,
}
