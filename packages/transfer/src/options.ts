// What the app writes for an upload or a download, and what it gets.

/** How far an upload or a download is. */
export interface Progress {
  /** 0 to 100; 100 is not yet the answer, and some Android phones say it at once. */
  readonly progress: number
  /** Bytes sent or written. */
  readonly loaded: number
  /** Bytes in all; `undefined` while the host does not know. */
  readonly total: number | undefined
  /** Which send of the call this is, from 1: a retry begins anew. */
  readonly attempt: number
}

interface Watched {
  /** Called while the file is on its way; never after the call is settled. What it throws is reported as an unhandled rejection. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** The file of `client.post(url, fields, { upload })`. */
export interface UploadRule extends Watched {
  /** A path of this phone, as `wx.chooseMedia` gives it; a host may also take a Blob or File. */
  readonly filePath: string | object
  /** The name of its part in the form; default `'file'`. */
  readonly name?: string | undefined
}

/** How `client.get(url, { download })` keeps the file. */
export interface DownloadRule extends Watched {
  /** Where the file goes once it is there, below `wx.env.USER_DATA_PATH`; default: a temporary file, for this launch. */
  readonly filePath?: string | undefined
  /** The file itself is JSON. Without it, JSON is a server's answer in the place of a file. */
  readonly accept?: 'json' | undefined
}

/** The request options that `transfer` adds. */
export interface TransferKeys {
  /** Sends this file, with `data` as the form's fields; for `client.post`. */
  readonly upload: UploadRule
  /** Keeps the answer as a file; for `client.get`. */
  readonly download: DownloadRule | boolean
}

/** The `data` of a download. */
export interface DownloadedFile {
  /** The path to use. */
  readonly filePath: string
  /** The same path, while the file is a temporary one. */
  readonly tempFilePath: string | undefined
}

/** Options of `transfer`. */
export interface TransferOptions {
  /** Milliseconds for each upload or download that brings no `timeout` of its own, whatever `createClient` says; default 60,000. */
  readonly timeout?: number | undefined
  /** The interceptor's name; default `'transfer'`. */
  readonly name?: string | undefined
}
