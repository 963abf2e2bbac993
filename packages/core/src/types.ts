// The public shapes of requests, responses, interceptors and hosts; every other file speaks these types.
import type { Client } from './client-types.ts'

/** A type test's and `use()`'s view of plugin keys; `'~T'` lets a key depend on the response type. */
export interface PerCall {
  readonly '~T'?: unknown
}

/** The per-request option keys that the plugins `X` add, for a response of type `T`. */
export type Keys<X, T = unknown> = {
  readonly [K in keyof X as Exclude<K, '~T'>]?: (X & { readonly '~T': T })[K]
}

/** The methods that `wx.request` takes (there is no PATCH). */
export type Method = 'OPTIONS' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'TRACE' | 'CONNECT'

/** Header names and values of a request or response; read with `getHeader`, whose look-up ignores case. */
export interface Header {
  readonly [name: string]: string
}

/** Headers as a caller may write them: `undefined` is not sent, `null` also takes a client's default off. */
export interface HeaderOptions {
  readonly [name: string]: string | number | boolean | null | undefined
}

/** Query parameters: strings, numbers, booleans, Dates (ISO 8601) and arrays of them (`a=1&a=2`). */
export interface Query {
  // `any`, because an interface-typed value does not fit `unknown` through an index signature.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [name: string]: any
}

/** What cancels a request: a native `AbortSignal` or the signal of `createCancelSource()`. */
export interface CancelSignal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** `wx.request` options that the core hands through untouched (miniprogram-api-typings 5.2.3). */
export interface HostOptions {
  /** `'json'` (the host's default) parses the answer; anything else leaves it text. */
  readonly dataType?: string | undefined
  readonly responseType?: 'text' | 'arraybuffer' | undefined
  readonly enableCache?: boolean | undefined
  readonly enableChunked?: boolean | undefined
  readonly enableHttp2?: boolean | undefined
  readonly enableHttpDNS?: boolean | undefined
  readonly enableHttpDNSFallback?: boolean | undefined
  readonly enableProfile?: boolean | undefined
  readonly enableQuic?: boolean | undefined
  readonly forceCellularNetwork?: boolean | undefined
  readonly httpDNSServiceId?: string | undefined
  readonly httpDNSTimeout?: number | undefined
  readonly redirect?: 'follow' | 'manual' | undefined
  readonly useHighPerformanceMode?: boolean | undefined
}

/** Options that a client may hold as defaults and a request may override. */
export interface SharedOptions extends HostOptions {
  /** Joined with a relative `url`; its origin is the client's own. */
  readonly baseURL?: string | undefined
  readonly header?: HeaderOptions | undefined
  /** Milliseconds for each attempt at the host; default: the host's own (60,000 in WeChat). */
  readonly timeout?: number | undefined
  /** Which statuses are answers; the others reject with `StatusError`. Default: 200 to 299. */
  readonly validateStatus?: ((statusCode: number) => boolean) | undefined
  /** Sends the request; default: `wx.request`. */
  readonly transport?: Transport | undefined
}

/** Options of `client.get(url, options)` and its siblings. */
export interface CallOptions extends SharedOptions {
  /** Held by reference: do not change it while the request runs. */
  readonly data?: unknown
  readonly query?: Query | undefined
  readonly signal?: CancelSignal | undefined
  /** Not called: `await` the request instead. */
  readonly success?: undefined
  /** Not called: `catch` the rejection instead. */
  readonly fail?: undefined
  /** Not called: use `finally` instead. */
  readonly complete?: undefined
}

/** Options of `client.request(options)`: `wx.request`'s own names plus the core's. */
export interface RequestOptions extends CallOptions {
  readonly url: string
  readonly method?: Method | undefined
}

/** Options of `createClient(options)`. */
export interface ClientOptions extends SharedOptions {
  /** The object that has `request`; default: the global `wx`. */
  readonly host?: Host | undefined
  /** Sends that one call may make through retries, refreshes and loops; default 20. */
  readonly maxSends?: number | undefined
  /** `createTracer(listener)`: shows every step of every request; without it no event is made. */
  readonly trace?: Tracer | undefined
}

/** A call's own state, shared by all of its attempts. */
export interface Call {
  /** How often this call has asked the transport so far. */
  readonly sends: number
  /** The client's own `baseURL`, whatever this request's is: its origin is where tokens may go. */
  readonly baseURL: string | undefined
  /** The client that was called, for plugins that send requests of their own. */
  readonly client: Client
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

/** One step of one request through one interceptor (`'transport'` names the send itself). */
export interface TraceEvent {
  /** `enter`: the request arrives; `exit`: a response leaves outward; `fail`: an error leaves outward. */
  readonly type: 'enter' | 'exit' | 'fail'
  readonly name: string
  /** This call's n-th entry of this interceptor, from 1. */
  readonly attempt: number
  /** Counts the calls of this client, from 1. */
  readonly call: number
  readonly method: Method
  /** Without query and user info, which may hold secrets. */
  readonly url: string
  readonly statusCode?: number
  readonly error?: unknown
  /** Not enumerable, because it may hold a token: `console.log(event)` does not show it. */
  readonly request?: HttpRequest
  /** The answer of an `exit`; not enumerable either. */
  readonly response?: HttpResponse
}
/** Makes interceptors tell what they do; made by `createTracer`. */
export type Tracer = (interceptors: readonly Interceptor[]) => readonly Interceptor[]
/** Receives every `TraceEvent`; what it throws is reported outside and changes nothing. */
export type TraceListener = (event: TraceEvent) => void
