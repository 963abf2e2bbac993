// The shapes of the simulated `my`, named as Alipay names them (@mini-types/my 3.0.14).
import type { FileSystemManager } from '../wx/files.ts'
import type { AppShown, Callback, HeaderMap, NetworkStatus, Off, On, StorageInfo, UrlOptions } from '../wx/types.ts'

/** What `fail` of an Alipay call is given; no `errMsg`. */
export interface MyFailure {
  error?: number
  errorMessage?: string
  /** With error 19: the HTTP status. With the quirk `numberInStatus`: the error's number. */
  status?: number
  data?: unknown
  headers?: HeaderMap | null
}

/** The three callbacks of an Alipay call. */
export interface MyCallbacks<R> {
  success?: Callback<R> | undefined
  fail?: Callback<MyFailure> | undefined
  complete?: Callback<R | MyFailure> | undefined
}

/** What `my.request` hands to `success`: a status of 200 to 299. Old versions have the first three only. */
export interface MyAnswer {
  data: unknown
  status: number
  headers: HeaderMap | null
  statusCode?: number
  header?: HeaderMap | null
}

export interface MyRequestOptions extends MyCallbacks<MyAnswer> {
  url: string
  data?: unknown
  headers?: object | undefined
  header?: object | undefined
  method?: string | undefined
  /** Default 30 000. */
  timeout?: number | undefined
  /** `json` fails where the text is none; left out, such text stays text. There is no `responseType`. */
  dataType?: string | undefined
}

export interface MyUploadOptions extends MyCallbacks<{ data: string; statusCode: number | string; header?: unknown }> {
  url: string
  filePath: string
  /** The name of the file's part; or `fileName`. */
  name?: string | undefined
  fileName?: string | undefined
  fileType: string
  header?: object | undefined
  headers?: object | undefined
  formData?: object | undefined
  timeout?: number | undefined
}

/** What `my.downloadFile` hands to `success`: no status. */
export interface MyDownloaded {
  apFilePath: string
  tempFilePath?: string
  headers: HeaderMap | null
  header?: HeaderMap | null
}

export interface MyDownloadOptions extends MyCallbacks<MyDownloaded> {
  url: string
  header?: object | undefined
  timeout?: number | undefined
}

export interface MyTask {
  abort(): void
  onHeadersReceived(listener: (result: { headers: HeaderMap }) => void): void
}
export interface MyFileTask extends MyTask {
  /** Also of uploads by these names. */
  onProgressUpdate(
    listener: (event: { progress: number; totalBytesWritten: number; totalBytesExpectedToWrite: number }) => void,
  ): void
}

/** An Alipay call: callbacks, and a promise besides. */
export type MyCall<O, R> = (options?: O & MyCallbacks<R>) => Promise<R>
type Done = { success: true }
type Shown = MyCall<{ content?: string | undefined; type?: string | undefined; duration?: number | undefined }, Done>
type Routed = MyCall<Pick<UrlOptions, 'url'>, Done>

/** The simulated `my`. */
export interface My {
  /** Not there with the quirk `dingTalk`. */
  request?: (options: MyRequestOptions) => Promise<MyAnswer> & MyTask
  /** There with the quirk `dingTalk`. */
  httpRequest?: (options: MyRequestOptions) => Promise<MyAnswer> & MyTask
  uploadFile(options: MyUploadOptions): Promise<unknown> & MyFileTask
  downloadFile(options: MyDownloadOptions): Promise<MyDownloaded> & MyFileTask
  getFileSystemManager(): FileSystemManager
  readonly env: { readonly USER_DATA_PATH: string }
  /** `null` where there is nothing. */
  getStorageSync(options: { key: string }): { data: unknown }
  setStorageSync(options: { key: string; data: unknown }): Partial<Done> & MyFailure
  removeStorageSync(options: { key: string }): Done
  getStorageInfoSync(): StorageInfo
  getAuthCode: MyCall<{ scopes?: string | string[] | undefined }, { authCode: string }>
  getNetworkType: MyCall<object, { networkAvailable: boolean; networkType: string }>
  onNetworkStatusChange: On<NetworkStatus>
  offNetworkStatusChange: Off<NetworkStatus>
  onAppShow: On<AppShown>
  offAppShow: Off<AppShown>
  getAppBaseInfo(): { SDKVersion: string; language: string; version: string }
  showToast: Shown
  hideToast: MyCall<object, Done>
  showLoading: Shown
  hideLoading: MyCall<object, Done>
  navigateTo: Routed
  redirectTo: Routed
  switchTab: Routed
  reLaunch: Routed
  navigateBack: MyCall<{ delta?: number | undefined }, Done>
}

/** How versions of Alipay differ, and DingTalk; every one defaults to false. */
export interface MyQuirks {
  /** Answers have `status` and `headers` only, requests know `headers` only, and the status of an upload is text. */
  readonly oldNames?: boolean
  /** A failure has its number in `status`, as of `my.httpRequest`; the HTTP status is not told then. */
  readonly numberInStatus?: boolean
  /** `httpRequest` in the place of `request`, and JSON must be text. */
  readonly dingTalk?: boolean
}
