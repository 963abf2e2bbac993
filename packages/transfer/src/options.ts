// The options of an upload or a download, and their results.

/** The progress of an upload or a download. */
export interface Progress {
  /**
   * 0 to 100. At 100 there is no response yet, and some Android phones report 100 at once
   * (https://developers.weixin.qq.com/community/personal/oCJUswyw8njEWwMBiiDAls26fdDM/follow).
   */
  readonly progress: number
  /** Bytes sent or written. */
  readonly loaded: number
  /** Bytes in all; `undefined` while the host does not know. */
  readonly total: number | undefined
  /** Which send of the call this is, from 1: a retry starts the progress again. */
  readonly attempt: number
}

interface Watched {
  /**
   * Called while the file is transferred; never after the call has settled. What it throws is reported as an unhandled
   * rejection.
   */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** The file of `client.post(url, fields, { upload })`. */
export interface UploadRule extends Watched {
  /** A path on this phone, as `wx.chooseMedia` gives it; some hosts also take a Blob or File. */
  readonly filePath: string | object
  /** The name of the file's part in the form; default `'file'`. */
  readonly name?: string | undefined
}

/** How `client.get(url, { download })` keeps the file. */
export interface DownloadRule extends Watched {
  /**
   * Where the file is saved, below `wx.env.USER_DATA_PATH`; default: a temporary file, kept for this launch of the app.
   */
  readonly filePath?: string | undefined
  /** Says that the file itself is JSON. Without it, JSON counts as a server's response instead of a file. */
  readonly accept?: 'json' | undefined
}

/** The request options that `transfer` adds. */
export interface TransferKeys {
  /** Sends this file, with `data` as the form's fields; for `client.post`. */
  readonly upload: UploadRule
  /** Keeps the response as a file; for `client.get`. */
  readonly download: DownloadRule | boolean
}

/** The `data` of a download. */
export interface DownloadedFile {
  /** The path to use. */
  readonly filePath: string
  /** The same path if the file is a temporary one. */
  readonly tempFilePath: string | undefined
}

/** Options of `transfer`. */
export interface TransferOptions {
  /** Milliseconds for an upload or download without its own `timeout`, whatever `createClient` says; default 60,000. */
  readonly timeout?: number | undefined
  /** The interceptor's name; default `'transfer'`. */
  readonly name?: string | undefined
}
