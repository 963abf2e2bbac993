// The public types of @wxpipe/testing, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/testing

interface AppShown {
  path: string
  query: Record<string, string>
  scene: number
}

type Box = OpenCall<BoxOptions, Done>

interface BoxOptions<R = Done> extends Callbacks<R> {
  title?: string | undefined
  content?: string | undefined
  icon?: string | undefined
  image?: string | undefined
  duration?: number | undefined
  mask?: boolean | undefined
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

interface ChunkReceived {
  data: ArrayBuffer
}

interface CodeSpace {
  addStyleSheet(path: string, url?: string, scopeName?: string): void
  addCompiledTemplate(path: string, template: any): void
  addComponentStaticConfig(path: string, config: any): void
  componentEnv<T>(path: string, run: (env: DefinitionEnv) => T): T
}

interface DefinitionEnv {
  Page(definition: any): any
  Component(definition?: any): any
  Behavior(definition?: any): any
}

interface Done {
  errMsg: string
}

interface Env {
  createCodeSpace(id: string, isMainSpace: boolean): CodeSpace
  associateBackend(backend?: any): {
    createRoot(tagName: string, space: any, url: string): Root
  }
}

interface Fault {
  readonly fault: string
  readonly api?: string
  readonly reason?: string
  readonly errMsg?: string
  readonly errno?: number
  readonly silent?: boolean
  readonly delay?: number
  readonly delivered?: boolean
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

type FaultInit = Omit<Fault, 'fault'> & {
  readonly name?: string
}

interface FaultMatch {
  readonly times?: number
  readonly url?: string | RegExp
  readonly method?: string
  readonly api?: string
}

interface FrameworkEvent {
  dispatch(target: any): void
  getEventBubbleStatus(): number
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
  readonly storage: Readonly<Record<string, unknown>>
  readonly pages: readonly Page[]
  readonly page: Page | undefined
  readonly network: NetworkType
  fail(fault: Fault, match?: FaultMatch): () => void
  definePage(route: string, definition: PageDefinition): void
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
  readonly platform?: 'ios' | 'android'
  readonly quirks?: Quirks
  readonly storage?: Readonly<Record<string, unknown>>
  readonly storageLimits?: StorageLimits
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

type Modal = Done & {
  confirm: boolean
  cancel: boolean
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
  data: Record<string, unknown>
  setData(data: object, done?: () => void): void
  [member: string]: unknown
}

interface PageDefinition {
  data?: object
  onLoad?(this: Page, options: Record<string, string>): void
  onShow?(this: Page): void
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

type Plain = OpenCall<Callbacks<Done>, Done>

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
  readonly noRoute?: boolean
}

type Recorded = OpenCall<
  Callbacks<Done> & {
    readonly [option: string]: unknown
  },
  Done
>

interface Reply {
  readonly statusCode?: number
  readonly header?: Readonly<Record<string, string | string[]>>
  readonly cookies?: readonly string[]
  readonly data?: unknown
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

interface RequestSuccess {
  data: unknown
  statusCode: number
  header: HeaderMap
  cookies: string[]
  errMsg: string
  profile?: {
    [phase: string]: number
  }
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

interface UrlOptions extends Callbacks<Done> {
  url: string
  events?: object | undefined
}

interface Wx {
  request(options: RequestOptions): RequestTask
  navigateTo: Call<UrlOptions, Done>
  redirectTo: Call<UrlOptions, Done>
  reLaunch: Call<UrlOptions, Done>
  switchTab: Call<UrlOptions, Done>
  navigateBack: OpenCall<
    Callbacks<Done> & {
      delta?: number | undefined
    },
    Done
  >
  getStorageSync(key: string): unknown
  setStorageSync(key: string, data: unknown): void
  removeStorageSync(key: string): void
  clearStorageSync(): void
  getStorageInfoSync(): StorageInfo
  getStorage: Call<
    Key &
      Callbacks<
        Done & {
          data: unknown
        }
      >,
    Done & {
      data: unknown
    }
  >
  setStorage: Call<
    Key & {
      data: unknown
    } & Callbacks<Done>,
    Done
  >
  removeStorage: Call<Key & Callbacks<Done>, Done>
  clearStorage: Plain
  getStorageInfo: OpenCall<Callbacks<Done & StorageInfo>, Done & StorageInfo>
  login: OpenCall<
    Callbacks<
      Done & {
        code: string
      }
    >,
    Done & {
      code: string
    }
  >
  checkSession: Plain
  showToast: Box
  hideToast: Plain
  showLoading: Box
  hideLoading: Plain
  showModal: OpenCall<BoxOptions<Modal>, Modal>
  setNavigationBarTitle: Recorded
  setNavigationBarColor: Recorded
  startPullDownRefresh: Recorded
  stopPullDownRefresh: Recorded
  previewImage: Recorded
  pageScrollTo: Recorded
  getNetworkType: OpenCall<
    Callbacks<
      Done & {
        networkType: string
      }
    >,
    Done & {
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

interface WxFailure {
  errMsg: string
  errno?: number
}

declare function createHost(options?: HostOptions): Host

declare function fault(init: string | FaultInit, errno?: number): Fault

declare const faults: {
  readonly timeout: (words?: keyof typeof TIMEOUTS) => Fault
  readonly interrupted: (words?: keyof typeof INTERRUPTED) => Fault
  readonly networkChange: () => Fault
  readonly offline: (platform?: keyof typeof OFFLINE) => Fault
  readonly dns: (words?: 'new' | 'old') => Fault
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
  readonly lostMidway: () => Fault
  readonly answersTwice: () => Fault
  readonly successAndFail: () => Fault
  readonly callsBackSynchronously: () => Fault
  readonly noTask: () => Fault
  readonly abortSwallowed: () => Fault
  readonly answersAfterAbort: () => Fault
  readonly truncated: (keep?: number) => Fault
  readonly slow: (delay: number) => Fault
  readonly answersLate: (delay: number) => Fault
  readonly reply: (reply: Reply) => Fault
  readonly pageLimit: () => Fault
  readonly notTabBarPage: (words?: 'no-tabBar' | 'non-TabBar') => Fault
  readonly storageFull: () => Fault
  readonly delivered: (fault: Fault) => Fault
}

declare function launchMiniProgram(options: MiniProgramOptions): MiniProgram

declare const profiles: Readonly<Record<ProfileName, Profile>>

export {
  type AppShown,
  type BoxOptions,
  type Call,
  type Callback,
  type Callbacks,
  type CallState,
  type ChunkReceived,
  createHost,
  type Done,
  type Fault,
  type FaultEffect,
  type FaultInit,
  type FaultMatch,
  fault,
  faults,
  type Handler,
  type HeaderMap,
  type HeadersReceived,
  type Host,
  type HostCall,
  type HostOptions,
  type HostRequest,
  launchMiniProgram,
  type MiniProgram,
  type MiniProgramFiles,
  type MiniProgramFramework,
  type MiniProgramOptions,
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
  type Reply,
  type RequestCall,
  type RequestOptions,
  type RequestSuccess,
  type RequestTask,
  type RouteEvent,
  type StorageInfo,
  type StorageLimits,
  type UrlOptions,
  type Wx,
  type WxFailure,
}
