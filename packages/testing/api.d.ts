// The public types of @wxpipe/testing, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/testing

interface Alipay {
  readonly my: My
  readonly host: Host
  install(): () => void
}

interface AlipayOptions extends HostOptions {
  readonly my?: MyQuirks
}

interface AppShown {
  path: string
  query: Record<string, string>
  scene: number
}

type Box = OpenCall<BoxOptions, Done$1>

interface BoxOptions<R = Done$1> extends Callbacks<R> {
  title?: string | undefined
  content?: string | undefined
  icon?: string | undefined
  image?: string | undefined
  duration?: number | undefined
  mask?: boolean | undefined
  noConflict?: boolean | undefined
  showCancel?: boolean | undefined
  cancelText?: string | undefined
  confirmText?: string | undefined
}

interface Call<O, R> {
  (
    options: O & {
      success: (result: R) => void
    },
  ): undefined
  (options: O): Promise<R>
}

type CallState = 'queued' | 'running' | 'success' | 'fail'

type Callback<R> = {
  bivariant(result: R): void
}['bivariant']

interface Callbacks<R> {
  success?: Callback<R> | undefined
  fail?: Callback<WxFailure> | undefined
  complete?: Callback<R | WxFailure> | undefined
}

interface ChooseMediaOptions extends Callbacks<ChosenMedia> {
  count?: number | undefined
  mediaType?: readonly string[] | undefined
  sourceType?: readonly string[] | undefined
  sizeType?: readonly string[] | undefined
  maxDuration?: number | undefined
  camera?: string | undefined
}

interface ChosenFile {
  tempFilePath: string
  size: number
  fileType: 'image' | 'video'
}

interface ChosenMedia extends Done$1 {
  type: 'image' | 'video' | 'mix'
  tempFiles: ChosenFile[]
}

interface ChunkReceived {
  data: ArrayBuffer
}

interface CloudContext {
  readonly OPENID: string
  readonly APPID: string
  readonly ENV: string
}

type CloudFunction = {
  run(event: Readonly<Record<string, unknown>>, context: CloudContext): unknown
}['run']

interface CloudOptions {
  readonly container?: Handler | string
  readonly functions?: Readonly<Record<string, CloudFunction>>
  readonly envs?: readonly string[]
  readonly initDelay?: number
}

interface CodeSpace {
  getComponentSpace(): {
    updateComponentOptions(options: any): void
  }
  addStyleSheet(path: string, url?: string, scopeName?: string): void
  addCompiledTemplate(path: string, template: any): void
  addComponentStaticConfig(path: string, config: any): void
  componentEnv<T>(path: string, run: (env: DefinitionEnv) => T): T
}

interface ContainerOptions extends Callbacks<ContainerResult> {
  path: string
  method?: string | undefined
  header?: object | null | undefined
  data?: unknown
  timeout?: number | undefined
  dataType?: string | undefined
  responseType?: string | undefined
  config?:
    | {
        env?: string | undefined
      }
    | undefined
  service?: string | undefined
  verbose?: boolean | undefined
  followRedirect?: boolean | undefined
}

interface ContainerResult extends Done$1 {
  data: unknown
  statusCode: number
  header: HeaderMap
  callID: string
  cookies: string[]
}

declare const DNS: {
  readonly new: string
  readonly old: 'request:fail -105:net::ERR_NAME_NOT_RESOLVED'
}

interface DefinitionEnv {
  Page(definition: any): any
  Component(definition?: any): any
  Behavior(definition?: any): any
}

type Done = {
  success: true
}

interface Done$1 {
  errMsg: string
}

interface DownloadOptions extends Callbacks<DownloadSuccess> {
  url: string
  filePath?: string | undefined
  header?: object | null | undefined
  timeout?: number | undefined
  enableProfile?: boolean | undefined
  useHighPerformanceMode?: boolean | undefined
}

interface DownloadProgress {
  progress: number
  totalBytesWritten: number
  totalBytesExpectedToWrite: number
}

interface DownloadSuccess extends Done$1 {
  tempFilePath?: string
  filePath?: string
  statusCode: number
  dataLength?: number
  header?: HeaderMap | null
  cookies?: string[]
  profile?: RequestProfile
}

type Encoding = string | undefined

interface Env {
  createCodeSpace(id: string, isMainSpace: boolean): CodeSpace
  associateBackend(backend?: any): {
    createRoot(tagName: string, space: any, url: string): Root
  }
}

type EnvVersion = 'develop' | 'trial' | 'release'

interface Fault {
  readonly fault: string
  readonly api?: string
  readonly reason?: string
  readonly errMsg?: string
  readonly errno?: number
  readonly errCode?: number
  readonly silent?: boolean
  readonly delay?: number
  readonly delivered?: boolean
  readonly afterChunks?: number
  readonly effect?: FaultEffect
  readonly error?: unknown
  readonly reply?: Reply
  readonly statusCode?: number
  readonly keep?: number
}

type FaultEffect =
  | 'throws'
  | 'never-answers'
  | 'lost-midway'
  | 'no-task'
  | 'synchronous'
  | 'twice'
  | 'success-and-fail'
  | 'abort-swallowed'
  | 'answers-after-abort'
  | 'truncated'
  | 'status-to-fail'
  | 'reply'
  | 'slow'
  | 'answers-late'
  | 'chunks-after-abort'
  | 'body-lost'

type FaultInit = Omit<Fault, 'fault'> & {
  readonly name?: string
}

interface FaultMatch {
  readonly times?: number
  readonly url?: string | RegExp
  readonly method?: string
  readonly api?: string
}

type FileCall<O, R = object> = (options: O & Callbacks<Done$1 & R>) => void

type FileData = string | ArrayBuffer | ArrayBufferView

interface FileStats {
  readonly size: number
  readonly lastModifiedTime: number
  readonly lastAccessedTime: number
  readonly mode: number
  isFile(): boolean
  isDirectory(): boolean
}

interface FileSystemManager {
  access: FileCall<{
    path: string
  }>
  readFile: FileCall<
    Reading,
    {
      data: string | ArrayBuffer
    }
  >
  writeFile: FileCall<Writing>
  appendFile: FileCall<Writing>
  saveFile: FileCall<
    Moving,
    {
      savedFilePath: string
    }
  >
  copyFile: FileCall<{
    srcPath: string
    destPath: string
  }>
  rename: FileCall<{
    oldPath: string
    newPath: string
  }>
  unlink: FileCall<{
    filePath: string
  }>
  removeSavedFile: FileCall<{
    filePath: string
  }>
  stat: FileCall<
    {
      path: string
    },
    {
      stats: FileStats
    }
  >
  getFileInfo: FileCall<
    {
      filePath: string
    },
    {
      size: number
    }
  >
  mkdir: FileCall<{
    dirPath: string
    recursive?: boolean | undefined
  }>
  rmdir: FileCall<{
    dirPath: string
    recursive?: boolean | undefined
  }>
  readdir: FileCall<
    {
      dirPath: string
    },
    {
      files: string[]
    }
  >
  accessSync(path: string): void
  readFileSync(path: string, encoding?: Encoding, position?: number, length?: number): string | ArrayBuffer
  writeFileSync(path: string, data: FileData, encoding?: Encoding): void
  appendFileSync(path: string, data: FileData, encoding?: Encoding): void
  saveFileSync(tempFilePath: string, filePath?: string): string
  copyFileSync(from: string, to: string): void
  renameSync(from: string, to: string): void
  unlinkSync(path: string): void
  statSync(path: string): FileStats
  mkdirSync(path: string, recursive?: boolean): void
  rmdirSync(path: string, recursive?: boolean): void
  readdirSync(path: string): string[]
}

interface FrameworkEvent {
  dispatch(target: any): void
  getEventBubbleStatus(): number
}

interface FunctionOptions extends Callbacks<FunctionResult> {
  name: string
  data?: unknown
  slow?: boolean | undefined
  config?:
    | {
        env?: string | undefined
      }
    | undefined
}

interface FunctionResult extends Done$1 {
  result: unknown
  requestID: string
}

interface GlassEasel {
  readonly CurrentWindowBackendContext: new () => object
  readonly Event: new (type: string, detail: unknown, options: object) => FrameworkEvent
  addGlobalErrorListener(listener: (error: unknown) => boolean | undefined): void
  removeGlobalErrorListener(listener: (error: unknown) => boolean | undefined): void
}

interface Hand {
  find(selector: string): PageElement | null
  findAll(selector: string): PageElement[]
  tap(target: string | PageElement): void
  type(target: string | PageElement, text: string): void
  text(): string
}

type Handler = (request: HostRequest) => Reply | Fault | Promise<Reply | Fault>

interface HeaderMap {
  [name: string]: unknown
}

interface HeadersReceived {
  header: HeaderMap
  cookies: string[]
  statusCode?: number
}

interface Host {
  readonly wx: Wx
  getApp<T extends object = Record<string, unknown>>(): T
  getCurrentPages(): Page[]
  install(): () => void
  readonly calls: readonly HostCall[]
  readonly requests: readonly RequestCall[]
  readonly inFlight: number
  readonly queued: number
  readonly onWire: number
  readonly faultsLeft: number
  readonly errors: readonly unknown[]
  readonly screen: Screen
  readonly logs: Logs
  readonly storage: Readonly<Record<string, unknown>>
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly pages: readonly Page[]
  readonly page: Page | undefined
  readonly network: NetworkType
  fail(fault: Fault, match?: FaultMatch): () => void
  addFile(data: FileData, extension?: string): string
  choose(...paths: readonly string[]): void
  definePage(route: string, definition: PageDefinition & ThisType<Page>): void
  definePage(route: string, maker: PageMaker): void
  launch(url: string): void
  report(error: unknown): void
  unloadPage(): void
  routerBusy(ms: number): void
  background(): void
  foreground(): void
  setNetwork(type: NetworkType): void
  setProfile(profile: ProfileName | Profile): void
  idle(): Promise<void>
  reset(): void
  dispose(): void
}

interface HostCall {
  readonly api: string
  readonly options: unknown
  readonly state: CallState
  readonly result?: unknown
}

interface HostOptions {
  readonly handler?: Handler
  readonly origins?: Readonly<Record<string, string>>
  readonly cloud?: CloudOptions
  readonly pages?: readonly string[]
  readonly tabBar?: readonly string[]
  readonly entry?: string
  readonly app?: object
  readonly maxRequests?: number
  readonly overflow?: 'queue' | 'fail'
  readonly timeout?: number
  readonly network?: NetworkType
  readonly profile?: ProfileName | Profile
  readonly seed?: number
  readonly baseLibrary?: string
  readonly language?: string
  readonly miniProgram?: {
    readonly appId?: string
    readonly envVersion?: EnvVersion
    readonly version?: string
  }
  readonly platform?: 'ios' | 'android'
  readonly quirks?: Quirks
  readonly storage?: Readonly<Record<string, unknown>>
  readonly storageLimits?: StorageLimits
  readonly files?: Readonly<Record<string, string | ArrayBuffer | Uint8Array>>
  readonly fileLimit?: number
  readonly remember?: number
}

interface HostRequest {
  readonly url: string
  readonly path: string
  readonly query: Readonly<Record<string, string | string[]>>
  readonly method: string
  readonly header: Readonly<Record<string, string>>
  readonly data: unknown
  readonly raw: string | ArrayBuffer | undefined
}

declare const INTERRUPTED: {
  readonly space: 'request:fail interrupted'
  readonly colon: 'request:fail:interrupted'
  readonly refused: 'createRequestTask:fail:interrupted'
  readonly error: 'network interrupted error'
  readonly suspend: 'request:fail createRequestTask:fail: jsapi has no permission, event=createRequestTask, runningState=suspend, permissionMsg=permission ok, detail=network api interrupted in suspend state'
}

type Key = {
  key: string
}

interface LogLine {
  readonly level: 'debug' | 'info' | 'log' | 'warn' | 'error'
  readonly args: readonly unknown[]
  readonly size: number
  readonly isDropped: boolean
}

interface LogManager {
  debug(...args: unknown[]): void
  info(...args: unknown[]): void
  log(...args: unknown[]): void
  warn(...args: unknown[]): void
}

interface LoggedVisit {
  readonly page: string
  readonly filters: readonly string[]
  readonly lines: readonly LogLine[]
}

interface Logs {
  readonly local: readonly LogLine[]
  readonly realtime: readonly LoggedVisit[]
}

interface MiniProgram extends Hand {
  readonly host: Host
  readonly title: string
  pullDown(): void
  close(): void
}

type MiniProgramFiles = Readonly<Record<string, string | Uint8Array>>

interface MiniProgramFramework {
  readonly glassEasel: GlassEasel
  readonly adapter: {
    readonly MiniProgramEnv: new () => Env
  }
  readonly templateCompiler: {
    readonly TmplGroup: new () => TemplateGroup
  }
}

interface MiniProgramOptions extends Omit<HostOptions, 'pages' | 'tabBar'> {
  readonly files: MiniProgramFiles
  readonly framework: MiniProgramFramework
  readonly wx?: object
}

type Modal = Done$1 & {
  confirm: boolean
  cancel: boolean
}

type Moving = {
  tempFilePath: string
  filePath?: string | undefined
}

interface My {
  request?: (options: MyRequestOptions) => Promise<MyResponse> & MyTask
  httpRequest?: (options: MyRequestOptions) => Promise<MyResponse> & MyTask
  uploadFile(options: MyUploadOptions): Promise<unknown> & MyFileTask
  downloadFile(options: MyDownloadOptions): Promise<MyDownloaded> & MyFileTask
  getFileSystemManager(): FileSystemManager
  readonly env: {
    readonly USER_DATA_PATH: string
  }
  getStorageSync(options: { key: string }): {
    data: unknown
  }
  setStorageSync(options: { key: string; data: unknown }): Partial<Done> & MyFailure
  removeStorageSync(options: { key: string }): Done
  getStorageInfoSync(): StorageInfo
  getAuthCode: MyCall<
    {
      scopes?: string | string[] | undefined
    },
    {
      authCode: string
    }
  >
  getNetworkType: MyCall<
    object,
    {
      networkAvailable: boolean
      networkType: string
    }
  >
  onNetworkStatusChange: On<NetworkStatus>
  offNetworkStatusChange: Off<NetworkStatus>
  onAppShow: On<AppShown>
  offAppShow: Off<AppShown>
  getAppBaseInfo(): {
    SDKVersion: string
    language: string
    version: string
  }
  showToast: Shown
  hideToast: MyCall<object, Done>
  showLoading: Shown
  hideLoading: MyCall<object, Done>
  navigateTo: Routed
  redirectTo: Routed
  switchTab: Routed
  reLaunch: Routed
  navigateBack: MyCall<
    {
      delta?: number | undefined
    },
    Done
  >
}

type MyCall<O, R> = (options?: O & MyCallbacks<R>) => Promise<R>

interface MyCallbacks<R> {
  success?: Callback<R> | undefined
  fail?: Callback<MyFailure> | undefined
  complete?: Callback<R | MyFailure> | undefined
}

interface MyDownloadOptions extends MyCallbacks<MyDownloaded> {
  url: string
  header?: object | undefined
  timeout?: number | undefined
}

interface MyDownloaded {
  apFilePath: string
  tempFilePath?: string
  headers: HeaderMap | null
  header?: HeaderMap | null
}

interface MyFailure {
  error?: number
  errorMessage?: string
  status?: number
  data?: unknown
  headers?: HeaderMap | null
}

interface MyFileTask extends MyTask {
  onProgressUpdate(
    listener: (event: { progress: number; totalBytesWritten: number; totalBytesExpectedToWrite: number }) => void,
  ): void
}

interface MyQuirks {
  readonly oldNames?: boolean
  readonly numberInStatus?: boolean
  readonly dingTalk?: boolean
}

interface MyRequestOptions extends MyCallbacks<MyResponse> {
  url: string
  data?: unknown
  headers?: object | undefined
  header?: object | undefined
  method?: string | undefined
  timeout?: number | undefined
  dataType?: string | undefined
}

interface MyResponse {
  data: unknown
  status: number
  headers: HeaderMap | null
  statusCode?: number
  header?: HeaderMap | null
}

interface MyTask {
  abort(): void
  onHeadersReceived(listener: (result: { headers: HeaderMap }) => void): void
}

interface MyUploadOptions
  extends MyCallbacks<{
    data: string
    statusCode: number | string
    header?: unknown
  }> {
  url: string
  filePath: string
  name?: string | undefined
  fileName?: string | undefined
  fileType: string
  header?: object | undefined
  headers?: object | undefined
  formData?: object | undefined
  timeout?: number | undefined
}

interface NetworkStatus {
  isConnected: boolean
  networkType: string
}

type NetworkType = 'wifi' | '2g' | '3g' | '4g' | '5g' | 'unknown' | 'none'

declare const OFFLINE: {
  readonly ios: 'request:fail 似乎已断开与互联网的连接。'
  readonly android: 'request:fail request unknow host error'
}

type Off<E> = (listener?: (event: E) => void) => void

type On<E> = (listener: (event: E) => void) => void

interface OpenCall<O, R> {
  (
    options: O & {
      success: (result: R) => void
    },
  ): undefined
  (options?: O): Promise<R>
}

interface OpenEvent extends RouteEvent {
  query: Record<string, string>
  openType: string
}

type OpenType = 'appLaunch' | 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'

interface OpenedPage {
  readonly route: string
  readonly options: Record<string, string>
  readonly url: string
}

interface Page {
  route: string
  options: Record<string, string>
  readonly $page?: {
    readonly id: number
    readonly fullPath: string
  }
  readonly url: string
  data: Record<string, any>
  setData(data: object, done?: () => void): void
  [member: string]: any
}

interface PageDefinition {
  data?: object
  onLoad?(this: Page, options: Record<string, string>): void
  onShow?(this: Page): void
  onReady?(this: Page): void
  onHide?(this: Page): void
  onUnload?(this: Page): void
  [member: string]: unknown
}

interface PageElement {
  readonly tagName: string
  readonly textContent: string | null
  readonly children: ArrayLike<PageElement>
  getAttribute(name: string): string | null
  querySelector(selectors: string): PageElement | null
  querySelectorAll(selectors: string): ArrayLike<PageElement>
}

type PageMaker = (opened: OpenedPage) => PageView

interface PageView {
  readonly page: object
  show?(): void
  hide?(): void
  unload?(): void
}

type Plain = OpenCall<Callbacks<Done$1>, Done$1>

interface Profile {
  readonly latency?: number
  readonly jitter?: number
  readonly loss?: number
  readonly kbps?: number
  readonly lost?: 'timeout' | 'reset'
}

type ProfileName = 'ideal' | 'wifi' | '4g' | '3g' | '2g' | 'tunnel'

interface Quirks {
  readonly noTask?: boolean
  readonly returnsPromise?: boolean
  readonly nullHeader?: boolean
  readonly lowerCaseHeader?: boolean
  readonly headerArrays?: boolean
  readonly noErrMsg?: boolean
  readonly noErrno?: boolean
  readonly noCookies?: boolean
  readonly syncCallbacks?: boolean
  readonly chunkViews?: boolean
  readonly foreignChunks?: boolean
  readonly mergedChunks?: number
  readonly chunkLimit?: number
  readonly chunkTimeout?: 'ignored' | 'long only'
  readonly lostErrorBodies?: boolean
  readonly lastChunkListener?: boolean
  readonly noProfile?: boolean
  readonly noChunks?: boolean
  readonly noHeadStatus?: boolean
  readonly failStatuses?: readonly number[]
  readonly noRouteEvents?: boolean
  readonly freshPages?: boolean
  readonly decodedOptions?: boolean | 'without fullPath'
  readonly brokenPages?: 'missing' | 'throws' | 'undefined'
  readonly strictProxy?: boolean
  readonly frozen?: boolean
  readonly noRequest?: boolean
  readonly noCloud?: boolean
  readonly progressJumps?: boolean
  readonly noTotal?: boolean
  readonly bareUploads?: boolean
  readonly textStatus?: boolean
  readonly noErrorFile?: boolean
  readonly noRoute?: boolean
  readonly noPageOptions?: boolean
  readonly failNumber?: 'errNo' | 'errCode'
  readonly takesPatch?: boolean
  readonly textIsString?: boolean
  readonly noBufferData?: boolean
  readonly textFields?: boolean
  readonly offNeedsListener?: boolean
}

type Reading = {
  filePath: string
  encoding?: Encoding
  position?: number | undefined
  length?: number | undefined
}

interface RealtimeLogManager {
  info(...args: unknown[]): void
  warn(...args: unknown[]): void
  error(...args: unknown[]): void
  setFilterMsg(message: string): void
  addFilterMsg(message: string): void
  in(page: object): void
  getCurrentState(): {
    size: number
    maxSize: number
    logCount: number
    maxLogCount: number
  }
}

type Recorded = OpenCall<
  Callbacks<Done$1> & {
    readonly [option: string]: unknown
  },
  Done$1
>

interface Reply {
  readonly statusCode?: number
  readonly header?: Readonly<Record<string, string | string[]>>
  readonly cookies?: readonly string[]
  readonly data?: unknown
  readonly profile?: Partial<RequestProfile>
  readonly delay?: number
  readonly chunks?: readonly (string | ArrayBuffer | Uint8Array)[]
  readonly chunkDelay?: number
}

interface RequestCall extends HostCall {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, unknown>>
  readonly data: unknown
}

interface RequestOptions extends Callbacks<RequestSuccess> {
  url: string
  data?: unknown
  header?: object | null | undefined
  method?: string | undefined
  timeout?: number | undefined
  dataType?: string | undefined
  responseType?: string | undefined
  enableChunked?: boolean | undefined
  enableProfile?: boolean | undefined
  redirect?: string | undefined
  enableCache?: boolean | undefined
  enableHttp2?: boolean | undefined
  enableHttpDNS?: boolean | undefined
  enableHttpDNSFallback?: boolean | undefined
  enableQuic?: boolean | undefined
  forceCellularNetwork?: boolean | undefined
  httpDNSServiceId?: string | undefined
  httpDNSTimeout?: number | undefined
  useHighPerformanceMode?: boolean | undefined
}

interface RequestProfile {
  invokeStart?: number
  queueStart?: number
  queueEnd?: number
  redirectStart: number
  redirectEnd: number
  fetchStart: number
  domainLookUpStart: number
  domainLookUpEnd: number
  connectStart: number
  connectEnd: number
  SSLconnectionStart: number
  SSLconnectionEnd: number
  requestStart: number
  requestEnd: number
  responseStart: number
  responseEnd: number
  socketReused: boolean
  protocol: string
  peerIP: string
  port: number
  sendBytesCount: number
  receivedBytedCount: number
  rtt?: number
  estimate_nettype?: number | string
  httpRttEstimate?: number
  transportRttEstimate?: number
  downstreamThroughputKbpsEstimate?: number
  throughputKbps?: number
  usingHighPerformanceMode?: boolean
}

interface RequestSuccess {
  data: unknown
  statusCode: number
  header: HeaderMap
  cookies: string[]
  errMsg: string
  profile?: RequestProfile
}

interface RequestTask {
  abort(): void
  onHeadersReceived(listener: (result: HeadersReceived) => void): void
  offHeadersReceived(listener?: (result: HeadersReceived) => void): void
  onChunkReceived(listener: (result: ChunkReceived) => void): void
  offChunkReceived(listener?: (result: ChunkReceived) => void): void
}

interface Root {
  get(): object
  getComponent(): {
    triggerPageLifetime(name: string, args: unknown[]): void
  }
  attach(parent: any, placeholder: any): void
  release(): void
}

interface RouteEvent {
  path: string
  routeEventId: string
}

type Routed = MyCall<Pick<UrlOptions, 'url'>, Done>

interface SaveImageOptions extends Callbacks<Done$1> {
  filePath: string
}

interface Screen {
  readonly kind: 'none' | 'loading' | 'toast'
  readonly title: string
  readonly mask: boolean
}

interface SharedCloud extends Pick<WxCloud, 'callContainer' | 'callFunction'> {
  init(): Promise<void>
}

type Shown = MyCall<
  {
    content?: string | undefined
    type?: string | undefined
    duration?: number | undefined
  },
  Done
>

interface StorageInfo {
  keys: string[]
  currentSize: number
  limitSize: number
}

interface StorageLimits {
  readonly entry?: number
  readonly total?: number
}

declare const TIMEOUTS: {
  readonly en: 'request:fail timeout'
  readonly 'zh-CN': 'request:fail 请求超时。'
  readonly 'zh-TW': 'request:fail 要求逾時。'
  readonly net: 'request:fail -7:net::ERR_TIMED_OUT'
  readonly connect: 'request:fail -118:net::ERR_CONNECTION_TIMED_OUT'
  readonly blank: 'request:fail '
}

declare const TLS: {
  readonly authority: string
  readonly date: string
  readonly name: string
  readonly handshake: 'request:fail ssl hand shake error'
  readonly 'zh-CN': 'request:fail 发生了SSL错误，无法建立与该服务器的安全连接。'
  readonly version: 'request:fail 小程序要求的 TLS 版本必须大于等于 1.2'
  readonly certificate: 'request:fail 对应的服务器证书无效。'
}

interface TemplateGroup {
  addTmpl(path: string, wxml: string): unknown
  addScript(path: string, wxs: string): void
  getTmplGenObjectGroups(): string
}

interface TransferTask<P> extends Pick<RequestTask, 'abort'> {
  onProgressUpdate(listener: (progress: P) => void): void
  offProgressUpdate(listener?: (progress: P) => void): void
  onHeadersReceived(listener: (result: HeadersReceived) => void): void
  offHeadersReceived(listener?: (result: HeadersReceived) => void): void
}

interface UploadOptions extends Callbacks<UploadSuccess> {
  url: string
  filePath: string
  name: string
  header?: object | null | undefined
  formData?: object | undefined
  timeout?: number | undefined
  enableProfile?: boolean | undefined
  enableHttp2?: boolean | undefined
  enableQuic?: boolean | undefined
}

interface UploadProgress {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

interface UploadSuccess extends Done$1 {
  data: string
  statusCode: number
  header?: HeaderMap | null
  cookies?: string[]
  profile?: RequestProfile
}

interface UploadedFile {
  readonly name: string
  readonly type: string
  readonly data: ArrayBuffer
}

interface UrlOptions extends Callbacks<Done$1> {
  url: string
  events?: object | undefined
}

type Writing = {
  filePath: string
  data: FileData
  encoding?: Encoding
}

interface Wx {
  request(options: RequestOptions): RequestTask
  uploadFile(options: UploadOptions): TransferTask<UploadProgress>
  downloadFile(options: DownloadOptions): TransferTask<DownloadProgress>
  getFileSystemManager(): FileSystemManager
  readonly env: {
    readonly USER_DATA_PATH: string
  }
  chooseMedia: OpenCall<ChooseMediaOptions, ChosenMedia>
  saveImageToPhotosAlbum: Call<SaveImageOptions, Done$1>
  readonly cloud: WxCloud
  navigateTo: Call<UrlOptions, Done$1>
  redirectTo: Call<UrlOptions, Done$1>
  reLaunch: Call<UrlOptions, Done$1>
  switchTab: Call<UrlOptions, Done$1>
  navigateBack: OpenCall<
    Callbacks<Done$1> & {
      delta?: number | undefined
    },
    Done$1
  >
  getStorageSync(key: string): unknown
  setStorageSync(key: string, data: unknown): void
  removeStorageSync(key: string): void
  clearStorageSync(): void
  getStorageInfoSync(): StorageInfo
  getStorage: Call<
    Key &
      Callbacks<
        Done$1 & {
          data: unknown
        }
      >,
    Done$1 & {
      data: unknown
    }
  >
  setStorage: Call<
    Key & {
      data: unknown
    } & Callbacks<Done$1>,
    Done$1
  >
  removeStorage: Call<Key & Callbacks<Done$1>, Done$1>
  clearStorage: Plain
  getStorageInfo: OpenCall<Callbacks<Done$1 & StorageInfo>, Done$1 & StorageInfo>
  login: OpenCall<
    Callbacks<
      Done$1 & {
        code: string
      }
    >,
    Done$1 & {
      code: string
    }
  >
  checkSession: Plain
  showToast: Box
  hideToast: Box
  showLoading: Box
  hideLoading: Box
  showModal: OpenCall<BoxOptions<Modal>, Modal>
  setNavigationBarTitle: Recorded
  setNavigationBarColor: Recorded
  showNavigationBarLoading: Recorded
  hideNavigationBarLoading: Recorded
  startPullDownRefresh: Recorded
  stopPullDownRefresh: Recorded
  previewImage: Recorded
  pageScrollTo: Recorded
  getNetworkType: OpenCall<
    Callbacks<
      Done$1 & {
        networkType: string
      }
    >,
    Done$1 & {
      networkType: string
    }
  >
  getSystemInfoSync(): {
    platform: string
    SDKVersion: string
    language: string
    brand: string
    model: string
  }
  getAppBaseInfo(): {
    SDKVersion: string
    language: string
    version: string
    enableDebug: boolean
  }
  getAccountInfoSync(): {
    miniProgram: {
      appId: string
      envVersion: string
      version: string
    }
  }
  getLogManager(options?: { level?: number }): LogManager
  getRealtimeLogManager(): RealtimeLogManager
  onAppShow: On<AppShown>
  offAppShow: Off<AppShown>
  onAppHide: On<{
    reason: number
  }>
  offAppHide: Off<{
    reason: number
  }>
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

interface WxCloud {
  init(options?: { env?: string | object | undefined; traceUser?: boolean | undefined }): void
  callContainer: Call<ContainerOptions, ContainerResult>
  callFunction: Call<FunctionOptions, FunctionResult>
  readonly Cloud: new (options?: {
    resourceAppid?: string | undefined
    resourceEnv?: string | undefined
  }) => SharedCloud
}

interface WxFailure {
  errMsg: string
  errno?: number
}

declare function createAlipay(options?: AlipayOptions): Alipay

declare function createHost(options?: HostOptions): Host

declare function fault(init: string | FaultInit, errno?: number): Fault

declare const faults: {
  readonly cloud: (errCode: number, words?: string) => Fault
  readonly timeout: (words?: keyof typeof TIMEOUTS) => Fault
  readonly interrupted: (words?: keyof typeof INTERRUPTED) => Fault
  readonly networkChange: () => Fault
  readonly offline: (platform?: keyof typeof OFFLINE) => Fault
  readonly dns: (words?: keyof typeof DNS) => Fault
  readonly connectionClosed: () => Fault
  readonly connectionReset: () => Fault
  readonly connectionRefused: () => Fault
  readonly connectionAborted: () => Fault
  readonly unreachable: () => Fault
  readonly emptyResponse: () => Fault
  readonly tls: (words?: keyof typeof TLS) => Fault
  readonly invalidUrl: (url?: string) => Fault
  readonly invalidMethod: () => Fault
  readonly notInDomainList: () => Fault
  readonly tooManyTasks: () => Fault
  readonly tooManyRedirects: () => Fault
  readonly notSerialisable: () => Fault
  readonly notUtf8: () => Fault
  readonly errMsgOnly: (errMsg?: string) => Fault
  readonly noErrMsg: () => Fault
  readonly statusToFail: (statusCode?: number) => Fault
  readonly throws: (error?: unknown) => Fault
  readonly neverAnswers: () => Fault
  readonly lostMidway: (chunks?: number) => Fault
  readonly answersTwice: () => Fault
  readonly successAndFail: () => Fault
  readonly callsBackSynchronously: () => Fault
  readonly noTask: () => Fault
  readonly abortSwallowed: () => Fault
  readonly answersAfterAbort: () => Fault
  readonly chunksAfterAbort: () => Fault
  readonly bodyLost: () => Fault
  readonly truncated: (keep?: number) => Fault
  readonly slow: (delay: number) => Fault
  readonly answersLate: (delay: number) => Fault
  readonly reply: (reply: Reply) => Fault
  readonly pageLimit: () => Fault
  readonly notTabBarPage: (words?: 'no-tabBar' | 'non-TabBar') => Fault
  readonly storageFull: () => Fault
  readonly afterChunks: (chunks: number, fault: Fault) => Fault
  readonly delivered: (fault: Fault) => Fault
}

declare function launchMiniProgram(options: MiniProgramOptions): MiniProgram

declare const profiles: Readonly<Record<ProfileName, Profile>>

declare const runtimes: {
  readonly douyin: {
    readonly noCookies: true
    readonly failNumber: 'errNo'
    readonly takesPatch: true
    readonly textFields: true
    readonly offNeedsListener: true
    readonly noRouteEvents: true
    readonly noChunks: true
    readonly noCloud: true
    readonly noProfile: true
  }
  readonly baidu: {
    readonly noCookies: true
    readonly failNumber: 'errCode'
    readonly textIsString: true
    readonly noBufferData: true
    readonly noRouteEvents: true
    readonly noChunks: true
    readonly noCloud: true
    readonly noProfile: true
  }
  readonly qq: {
    readonly noErrno: true
    readonly noRouteEvents: true
    readonly noChunks: true
    readonly noCloud: true
    readonly noProfile: true
  }
  readonly kuaishou: {
    readonly noErrno: true
    readonly noRouteEvents: true
    readonly noChunks: true
    readonly noCloud: true
    readonly noProfile: true
  }
  readonly jd: {
    readonly noErrno: true
    readonly noRouteEvents: true
    readonly noChunks: true
    readonly noCloud: true
    readonly noProfile: true
  }
  readonly xiaohongshu: {
    readonly noErrno: true
    readonly noRouteEvents: true
    readonly noChunks: true
    readonly noCloud: true
    readonly noProfile: true
  }
}

export {
  type Alipay,
  type AlipayOptions,
  type AppShown,
  type BoxOptions,
  type Call,
  type Callback,
  type Callbacks,
  type CallState,
  type ChooseMediaOptions,
  type ChosenFile,
  type ChosenMedia,
  type ChunkReceived,
  type CloudContext,
  type CloudFunction,
  type CloudOptions,
  type ContainerOptions,
  type ContainerResult,
  createAlipay,
  createHost,
  type Done$1 as Done,
  type DownloadOptions,
  type DownloadProgress,
  type DownloadSuccess,
  type EnvVersion,
  type Fault,
  type FaultEffect,
  type FaultInit,
  type FaultMatch,
  type FileCall,
  type FileData,
  type FileStats,
  type FileSystemManager,
  type FunctionOptions,
  type FunctionResult,
  fault,
  faults,
  type Handler,
  type HeaderMap,
  type HeadersReceived,
  type Host,
  type HostCall,
  type HostOptions,
  type HostRequest,
  type LoggedVisit,
  type LogLine,
  type LogManager,
  type Logs,
  launchMiniProgram,
  type MiniProgram,
  type MiniProgramFiles,
  type MiniProgramFramework,
  type MiniProgramOptions,
  type My,
  type MyCall,
  type MyCallbacks,
  type MyDownloaded,
  type MyDownloadOptions,
  type MyFailure,
  type MyFileTask,
  type MyQuirks,
  type MyRequestOptions,
  type MyResponse,
  type MyTask,
  type MyUploadOptions,
  type NetworkStatus,
  type NetworkType,
  type Off,
  type On,
  type OpenCall,
  type OpenEvent,
  type OpenedPage,
  type OpenType,
  type Page,
  type PageDefinition,
  type PageElement,
  type PageMaker,
  type PageView,
  type Profile,
  type ProfileName,
  profiles,
  type Quirks,
  type RealtimeLogManager,
  type Reply,
  type RequestCall,
  type RequestOptions,
  type RequestProfile,
  type RequestSuccess,
  type RequestTask,
  type RouteEvent,
  runtimes,
  type SaveImageOptions,
  type Screen,
  type SharedCloud,
  type StorageInfo,
  type StorageLimits,
  type TransferTask,
  type UploadedFile,
  type UploadOptions,
  type UploadProgress,
  type UploadSuccess,
  type UrlOptions,
  type Wx,
  type WxCloud,
  type WxFailure,
}
