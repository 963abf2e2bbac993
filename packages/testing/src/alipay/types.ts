// The shapes of the simulated `my`, named as Alipay names them (@mini-types/my 3.0.14).
import type { FileSystemManager } from '../wx/files.ts'
import type { AppShown, Callback, HeaderMap, NetworkStatus, Off, On, StorageInfo, UrlOptions } from '../wx/types.ts'

/** What an Alipay call passes to `fail`; it has no `errMsg`. */
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

/** What `my.request` passes to `success`, for a status of 200 to 299. Old versions have the first three fields only. */
export interface MyResponse {
  data: unknown
  status: number
  headers: HeaderMap | null
  statusCode?: number
  header?: HeaderMap | null
}

/** The options of `my.request`. */
export interface MyRequestOptions extends MyCallbacks<MyResponse> {
  url: string
  data?: unknown
  headers?: object | undefined
  header?: object | undefined
  method?: string | undefined
  /** Milliseconds; default 30,000. */
  timeout?: number | undefined
  /** With `json`, text that is not JSON fails; without a `dataType` it stays text. There is no `responseType`. */
  dataType?: string | undefined
}

/** The options of `my.uploadFile`. */
export interface MyUploadOptions extends MyCallbacks<{ data: string; statusCode: number | string; header?: unknown }> {
  url: string
  filePath: string
  /** The name of the file's part in the form; `fileName` is another name for it. */
  name?: string | undefined
  fileName?: string | undefined
  fileType: string
  header?: object | undefined
  headers?: object | undefined
  formData?: object | undefined
  timeout?: number | undefined
}

/** What `my.downloadFile` passes to `success`; it has no status. */
export interface MyDownloaded {
  apFilePath: string
  tempFilePath?: string
  headers: HeaderMap | null
  header?: HeaderMap | null
}

/** The options of `my.downloadFile`. */
export interface MyDownloadOptions extends MyCallbacks<MyDownloaded> {
  url: string
  header?: object | undefined
  timeout?: number | undefined
}

/** What `my.request` returns. */
export interface MyTask {
  abort(): void
  onHeadersReceived(listener: (result: { headers: HeaderMap }) => void): void
}
/** What an upload or a download returns. */
export interface MyFileTask extends MyTask {
  /** Uploads use these names, too. */
  onProgressUpdate(
    listener: (event: { progress: number; totalBytesWritten: number; totalBytesExpectedToWrite: number }) => void,
  ): void
}

/** An Alipay call: it takes callbacks, and also returns a promise. */
export type MyCall<O, R> = (options?: O & MyCallbacks<R>) => Promise<R>
type Done = { success: true }
type Shown = MyCall<{ content?: string | undefined; type?: string | undefined; duration?: number | undefined }, Done>
type Routed = MyCall<Pick<UrlOptions, 'url'>, Done>

/** The simulated `my`. */
export interface My {
  /** Missing with the quirk `dingTalk`. */
  request?: (options: MyRequestOptions) => Promise<MyResponse> & MyTask
  /** Only with the quirk `dingTalk`. */
  httpRequest?: (options: MyRequestOptions) => Promise<MyResponse> & MyTask
  uploadFile(options: MyUploadOptions): Promise<unknown> & MyFileTask
  downloadFile(options: MyDownloadOptions): Promise<MyDownloaded> & MyFileTask
  getFileSystemManager(): FileSystemManager
  readonly env: { readonly USER_DATA_PATH: string }
  /** `data` is `null` if nothing is stored. */
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

/** How older versions of Alipay and DingTalk differ; every quirk defaults to false. */
export interface MyQuirks {
  /**
   * Responses have only `status` and `headers`, requests take only `headers`, and the status of an upload is a string.
   */
  readonly oldNames?: boolean
  /** A failure has its error number in `status`, as with `my.httpRequest`, and no HTTP status. */
  readonly numberInStatus?: boolean
  /** There is `httpRequest` instead of `request`, and the app must serialise JSON itself. */
  readonly dingTalk?: boolean
}
