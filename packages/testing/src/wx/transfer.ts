// The types of wx.uploadFile and wx.downloadFile (miniprogram-api-typings 5.2.3).
import type { RequestProfile } from './request-profile.ts'
import type { Callbacks, Done, HeaderMap, HeadersReceived, RequestTask } from './types.ts'

/** The options of `wx.uploadFile`: always a POST of a multipart form. */
export interface UploadOptions extends Callbacks<UploadSuccess> {
  url: string
  filePath: string
  /** The name of the file's part in the form. */
  name: string
  header?: object | null | undefined
  /** The other parts of the form; other values become strings. */
  formData?: object | undefined
  /** Milliseconds; default 60,000. */
  timeout?: number | undefined
  enableProfile?: boolean | undefined
  enableHttp2?: boolean | undefined
  enableQuic?: boolean | undefined
}

/** Any HTTP status is a success; phones give `header` and `cookies`, although the typings have neither. */
export interface UploadSuccess extends Done {
  data: string
  statusCode: number
  header?: HeaderMap | null
  cookies?: string[]
  profile?: RequestProfile
}

/** The options of `wx.downloadFile`: always a GET. */
export interface DownloadOptions extends Callbacks<DownloadSuccess> {
  url: string
  /** Where the file goes; default: a temporary file. */
  filePath?: string | undefined
  header?: object | null | undefined
  /** Milliseconds; default 60,000. */
  timeout?: number | undefined
  enableProfile?: boolean | undefined
  useHighPerformanceMode?: boolean | undefined
}

/** Any HTTP status is a success, and its body is the file; either `tempFilePath` or `filePath`. */
export interface DownloadSuccess extends Done {
  tempFilePath?: string
  filePath?: string
  statusCode: number
  dataLength?: number
  header?: HeaderMap | null
  cookies?: string[]
  profile?: RequestProfile
}

/** The progress of an upload. */
export interface UploadProgress {
  /** 0 to 100. */
  progress: number
  totalBytesSent: number
  /** -1 when it is not known. */
  totalBytesExpectedToSend: number
}

/** The progress of a download. */
export interface DownloadProgress {
  /** 0 to 100; 0 when the total is not known. */
  progress: number
  totalBytesWritten: number
  /** -1 when it is not known. */
  totalBytesExpectedToWrite: number
}

/** What both calls return; `P` is the progress of one of them. */
export interface TransferTask<P> extends Pick<RequestTask, 'abort'> {
  onProgressUpdate(listener: (progress: P) => void): void
  offProgressUpdate(listener?: (progress: P) => void): void
  onHeadersReceived(listener: (result: HeadersReceived) => void): void
  offHeadersReceived(listener?: (result: HeadersReceived) => void): void
}
