// The public shapes of requests, responses, interceptors and transports; the barrel of all public types.
import type { Client } from './client-types.ts'
import type { Account, CallOptions, CancelSignal, Header, HostOptions, Method, Query } from './option-types.ts'

export type { Client, InterceptorLists, ListOptions, RequestOptionsOf } from './client-types.ts'
export type * from './option-types.ts'
export type * from './trace-types.ts'

/** A type test's and `use()`'s view of plugin keys; `'~T'` lets a key depend on the response type. */
export interface PerCall {
  readonly '~T'?: unknown
}

/** The per-request option keys that the plugins `X` add, for a response of type `T`. */
export type Keys<X, T = unknown> = {
  readonly [K in keyof X as Exclude<K, '~T'>]?: (X & { readonly '~T': T })[K]
}

/** A call's own state, shared by all of its attempts. */
export interface Call {
  /** How often this call has asked the transport so far. */
  readonly sends: number
  /** The client that was called: its `baseURL` and `host`, and what plugins send requests of their own with. */
  readonly client: Client
  /**
   * Whose call this is: who was logged in when it began. A call that began before anybody was logged in belongs to whoever
   * is logged in when it goes on.
   */
  readonly account: Account
}

/** A request on its way: a readonly value; change it with `withRequest`, `withHeader` or spread. */
export interface HttpRequest<X = {}> {
  /** As the caller wrote it; `resolveUrl(request)` is the URL that is sent. */
  readonly url: string
  readonly method: Method
  readonly data: unknown
  readonly header: Header
  readonly query: Query | undefined
  readonly baseURL: string | undefined
  readonly timeout: number | undefined
  readonly signal: CancelSignal | undefined
  validateStatus(statusCode: number): boolean
  readonly transport: Transport
  /** What else `wx.request` takes, as the caller or the client gave it. */
  readonly hostOptions: HostOptions
  /** The token that an interceptor put on this request, so that a late answer can be told from a fresh one. */
  readonly credential: string | undefined
  /** The caller's own options; a plugin reads its own key here. */
  readonly options: CallOptions & Keys<X>
  readonly call: Call
}

/** An answer, with `wx.request`'s own names; readonly, `data` is held by reference. */
export interface HttpResponse<T = unknown> {
  readonly data: T
  readonly statusCode: number
  readonly header: Header
  readonly cookies?: readonly string[] | undefined
  readonly profile?: unknown
  readonly errMsg?: string | undefined
}

/** Runs everything inside the interceptor it was given to, from the request it is called with. */
export type Next = (request: HttpRequest) => Promise<HttpResponse>

/** What a `request` hook may yield: the request to pass on, or the answer. */
export type RequestOutcome = HttpRequest | HttpResponse | PromiseLike<HttpRequest | HttpResponse>
/** What a `response` or `error` hook may yield. */
export type ResponseOutcome = HttpResponse | PromiseLike<HttpResponse>

/** The one abstraction: a named set of hooks at one place of the pipeline. */
export interface Interceptor<X = {}> {
  readonly name: string
  /** Smaller is nearer the caller; default 250 (`ORDER_APP`). */
  readonly order?: number | undefined
  /** Yields the request to pass inward, or a response to answer without sending. */
  request?(request: HttpRequest<X>, next: Next): RequestOutcome
  /** Sees the response to the request that this interceptor passed inward. */
  response?(response: HttpResponse, request: HttpRequest<X>, next: Next): ResponseOutcome
  /** Sees the failure of the request that it passed inward: return to recover, throw to go on failing. */
  error?(error: unknown, request: HttpRequest<X>, next: Next): ResponseOutcome
  /** Called by `client.use` with the client, once it is in that client's list; not for a child made by `extend`. */
  install?(client: Client): void
}

/** An interceptor that also adds the per-request option keys `X`. */
export type Plugin<X = {}> = Interceptor<X> & { readonly '~keys'?: X }

/** The app's last word on a place: next to a named interceptor, or at an order of its own. */
export interface Placement {
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly order?: number | undefined
}

/** Ends a send that is under way. */
export type Cancel = () => void
/** Takes a transport's one outcome: a response (an object with a numeric `statusCode`) or, otherwise, the error. */
export type Settle = (outcome: unknown) => void
/** Sends one request; calls `settle` once, or returns a promise of the response, which costs a promise turn. */
export type Transport = (request: HttpRequest, settle: Settle) => Cancel | void | PromiseLike<HttpResponse>

/** The part of `wx` that the default transport needs. */
export interface Host {
  // biome-ignore lint/suspicious/noExplicitAny: the typings of data and dataType differ between versions 3.x and 5.x
  request(options: HostRequestOptions & { data?: any; dataType?: any }): unknown
}

/** What the default transport passes to `wx.request`. */
export interface HostRequestOptions {
  url: string
  // biome-ignore lint/suspicious/noExplicitAny: as above, method unions differ between hosts
  method?: any
  header?: Record<string, string>
  timeout?: number
  // biome-ignore lint/suspicious/noExplicitAny: result types differ between hosts
  success?: (result: any) => void
  // biome-ignore lint/suspicious/noExplicitAny: as above
  fail?: (failure: any) => void
}
