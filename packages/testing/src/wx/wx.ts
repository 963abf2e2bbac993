// The type of the simulated wx object: its calls, typed as in wx.
import type { WxCloud } from './cloud.ts'
import type { FileSystemManager } from './files.ts'
import type { LogManager, RealtimeLogManager } from './logs.ts'
import type { ChooseMediaOptions, ChosenMedia, SaveImageOptions } from './media.ts'
import type { DownloadOptions, DownloadProgress, TransferTask, UploadOptions, UploadProgress } from './transfer.ts'
import type {
  AppShown,
  BoxOptions,
  Call,
  Callbacks,
  Done,
  NetworkStatus,
  Off,
  On,
  OpenCall,
  OpenEvent,
  RequestOptions,
  RequestTask,
  RouteEvent,
  StorageInfo,
  UrlOptions,
} from './types.ts'

type Key = { key: string }
type Modal = Done & { confirm: boolean; cancel: boolean }
type Plain = OpenCall<Callbacks<Done>, Done>
type Box = OpenCall<BoxOptions, Done>
/** A call that the host only records. */
type Recorded = OpenCall<Callbacks<Done> & { readonly [option: string]: unknown }, Done>

/** The simulated `wx`. */
export interface Wx {
  /** Returns a task, never a promise; any HTTP status is a success. */
  request(options: RequestOptions): RequestTask

  /** Returns a task, never a promise; any HTTP status is a success. */
  uploadFile(options: UploadOptions): TransferTask<UploadProgress>
  /** The same; whatever the status, the body is in the file. */
  downloadFile(options: DownloadOptions): TransferTask<DownloadProgress>
  getFileSystemManager(): FileSystemManager
  readonly env: { readonly USER_DATA_PATH: string }
  /** Returns the files of `host.choose`; without them it fails, as for a user who cancels. */
  chooseMedia: OpenCall<ChooseMediaOptions, ChosenMedia>
  saveImageToPhotosAlbum: Call<SaveImageOptions, Done>
  /** Missing with the quirk `noCloud`. */
  readonly cloud: WxCloud

  navigateTo: Call<UrlOptions, Done>
  redirectTo: Call<UrlOptions, Done>
  reLaunch: Call<UrlOptions, Done>
  switchTab: Call<UrlOptions, Done>
  navigateBack: OpenCall<Callbacks<Done> & { delta?: number | undefined }, Done>

  getStorageSync(key: string): unknown
  setStorageSync(key: string, data: unknown): void
  removeStorageSync(key: string): void
  clearStorageSync(): void
  getStorageInfoSync(): StorageInfo
  getStorage: Call<Key & Callbacks<Done & { data: unknown }>, Done & { data: unknown }>
  setStorage: Call<Key & { data: unknown } & Callbacks<Done>, Done>
  removeStorage: Call<Key & Callbacks<Done>, Done>
  clearStorage: Plain
  getStorageInfo: OpenCall<Callbacks<Done & StorageInfo>, Done & StorageInfo>

  login: OpenCall<Callbacks<Done & { code: string }>, Done & { code: string }>
  checkSession: Plain
  showToast: Box
  hideToast: Box
  showLoading: Box
  hideLoading: Box
  /** Always confirmed. */
  showModal: OpenCall<BoxOptions<Modal>, Modal>
  setNavigationBarTitle: Recorded
  setNavigationBarColor: Recorded
  showNavigationBarLoading: Recorded
  hideNavigationBarLoading: Recorded
  startPullDownRefresh: Recorded
  stopPullDownRefresh: Recorded
  previewImage: Recorded
  pageScrollTo: Recorded
  getNetworkType: OpenCall<Callbacks<Done & { networkType: string }>, Done & { networkType: string }>
  getSystemInfoSync(): { platform: string; SDKVersion: string; language: string; brand: string; model: string }
  /** From base library 2.20.1 on. */
  getAppBaseInfo(): { SDKVersion: string; language: string; version: string; enableDebug: boolean }
  /** From base library 2.2.2 on; `envVersion` from 2.10.0, `version` from 2.10.2. */
  getAccountInfoSync(): { miniProgram: { appId: string; envVersion: string; version: string } }
  /** From base library 2.1.0 on; `host.logs` has what was logged. */
  getLogManager(options?: { level?: number }): LogManager
  /** From base library 2.7.1 on. */
  getRealtimeLogManager(): RealtimeLogManager

  onAppShow: On<AppShown>
  offAppShow: Off<AppShown>
  onAppHide: On<{ reason: number }>
  offAppHide: Off<{ reason: number }>
  onNetworkStatusChange: On<NetworkStatus>
  offNetworkStatusChange: Off<NetworkStatus>
  onBeforeAppRoute: On<OpenEvent>
  offBeforeAppRoute: Off<OpenEvent>
  onAppRoute: On<OpenEvent>
  offAppRoute: Off<OpenEvent>
  onAppRouteDone: On<OpenEvent>
  offAppRouteDone: Off<OpenEvent>
  onBeforePageLoad: On<OpenEvent>
  offBeforePageLoad: Off<OpenEvent>
  onAfterPageLoad: On<OpenEvent>
  offAfterPageLoad: Off<OpenEvent>
  onBeforePageUnload: On<RouteEvent>
  offBeforePageUnload: Off<RouteEvent>
  onAfterPageUnload: On<RouteEvent>
  offAfterPageUnload: Off<RouteEvent>
}
