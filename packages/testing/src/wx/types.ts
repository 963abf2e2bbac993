// The types of the simulated `wx` object: structural types of our own, with wx's names.
import type { RequestProfile } from './request-profile.ts'

/** A header object as an app passes or receives it; values other than strings are sent as strings. */
export interface HeaderMap {
  [name: string]: unknown
}

/** What `wx.request` passes to `success`: any HTTP status counts as success. */
export interface RequestSuccess {
  data: unknown
  statusCode: number
  header: HeaderMap
  cookies: string[]
  errMsg: string
  /** Missing with `enableProfile: false`. */
  profile?: RequestProfile
}

/** What a failed wx call passes to `fail`; old base libraries and some failures in DevTools have no `errno`. */
export interface WxFailure {
  errMsg: string
  errno?: number
}

/** A callback whose argument an app may type more narrowly than `R`, as it usually does with `data`. */
export type Callback<R> = { bivariant(result: R): void }['bivariant']

/** The three callbacks every asynchronous wx call takes. */
export interface Callbacks<R> {
  success?: Callback<R> | undefined
  fail?: Callback<WxFailure> | undefined
  complete?: Callback<R | WxFailure> | undefined
}

/** A call that reports through callbacks, or returns a promise if it gets none. */
export interface Call<O, R> {
  (options: O & { success: (result: R) => void }): undefined
  (options: O): Promise<R>
}

/** A `Call` whose options may be left out. */
export interface OpenCall<O, R> {
  (options: O & { success: (result: R) => void }): undefined
  (options?: O): Promise<R>
}

/**
 * The options of `wx.request` (miniprogram-api-typings 5.2.3); fields the host does not simulate are accepted and
 * recorded.
 */
export interface RequestOptions extends Callbacks<RequestSuccess> {
  url: string
  data?: unknown
  header?: object | null | undefined
  method?: string | undefined
  /** Milliseconds; above 60,000 it has no effect. */
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

/** The head of a response, which comes before its body. */
export interface HeadersReceived {
  header: HeaderMap
  cookies: string[]
  statusCode?: number
}

/** A piece of a response's body. */
export interface ChunkReceived {
  data: ArrayBuffer
}

/** What `wx.request` returns: never a promise. */
export interface RequestTask {
  abort(): void
  onHeadersReceived(listener: (result: HeadersReceived) => void): void
  offHeadersReceived(listener?: (result: HeadersReceived) => void): void
  onChunkReceived(listener: (result: ChunkReceived) => void): void
  offChunkReceived(listener?: (result: ChunkReceived) => void): void
}

/** The result of a call that says nothing but that it worked. */
export interface Done {
  errMsg: string
}

/** The options of a routing call. */
export interface UrlOptions extends Callbacks<Done> {
  url: string
  events?: object | undefined
}

/** Options of showToast, showLoading, showModal, and of the calls that hide them. */
export interface BoxOptions<R = Done> extends Callbacks<R> {
  title?: string | undefined
  content?: string | undefined
  icon?: string | undefined
  image?: string | undefined
  duration?: number | undefined
  mask?: boolean | undefined
  /** For hideToast and hideLoading, from base library 2.22.1 on: does not hide the other kind. */
  noConflict?: boolean | undefined
  showCancel?: boolean | undefined
  cancelText?: string | undefined
  confirmText?: string | undefined
}

/** A page object as `getCurrentPages()` returns it. */
export interface Page {
  route: string
  /** The query values as in the url, not decoded; the quirk `decodedOptions` decodes them. */
  options: Record<string, string>
  /** Not in wx: only with the quirk `decodedOptions`. */
  readonly $page?: { readonly id: number; readonly fullPath: string }
  /** Not in wx: the url that opened the page, with a leading slash. */
  readonly url: string
  // biome-ignore lint/suspicious/noExplicitAny: what the app's definition says, which a test knows and calls
  data: Record<string, any>
  setData(data: object, done?: () => void): void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  [member: string]: any
}

/** The event of the `wx.on…Page…` and `wx.on…AppRoute…` listeners (base library 3.5.5). */
export interface RouteEvent {
  path: string
  routeEventId: string
}

/** An event that also says where the route leads and how, which the events before an unload do not. */
export interface OpenEvent extends RouteEvent {
  query: Record<string, string>
  openType: string
}

/** What `wx.getStorageInfoSync` returns. */
export interface StorageInfo {
  keys: string[]
  /** Kilobytes. */
  currentSize: number
  limitSize: number
}

/** What `wx.onAppShow` tells: the page, and how the app was opened. */
export interface AppShown {
  path: string
  query: Record<string, string>
  scene: number
}

/** What `wx.onNetworkStatusChange` tells. */
export interface NetworkStatus {
  isConnected: boolean
  networkType: string
}

/** `on` adds a listener. */
export type On<E> = (listener: (event: E) => void) => void
/** `off` without an argument removes every listener of its event. */
export type Off<E> = (listener?: (event: E) => void) => void
