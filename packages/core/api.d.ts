// The public types of @wxpipe/core, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/core

declare class AbortError extends HttpError {
  readonly code: 'ABORT'
  constructor(what: string, details?: ErrorDetails)
}

type Account = string | null | undefined

interface AnyHostOptions extends HostOptions {
  readonly [option: string]: unknown
}

type AnyHttpError =
  | NetworkError
  | TimeoutError
  | AbortError
  | StatusError
  | AuthExpiredError
  | ResponseError
  | ConfigError

declare class AuthExpiredError extends HttpError {
  readonly code: 'AUTH_EXPIRED'
  constructor(what: string, details?: ErrorDetails)
}

interface Call {
  readonly sends: number
  readonly lastSend: number
  readonly client: Client
  readonly account: Account
  readonly defaults: HttpRequest
}

interface CallOptions extends SharedOptions {
  readonly data?: unknown
  readonly query?: Query | undefined
  readonly signal?: CancelSignal | undefined
}

type CallOptionsOf<C, T = unknown> = C extends Client<infer X> ? CallOptions & Keys<X, T> : never

interface Cancel {
  (): void
  readonly task?: unknown
}

interface CancelSignal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

interface CancelSource {
  readonly signal: CancelSignal
  abort(reason?: unknown): void
}

interface Client<out X = {}> {
  readonly '~keys'?: X
  readonly interceptors: InterceptorLists<X>
  readonly baseURL: string | undefined
  readonly host: object | undefined
  request<T = unknown>(options: RequestOptions & Keys<X, T>): Promise<HttpResponse<T>>
  get<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  head<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  options<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  delete<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  post<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  put<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  use<P = X>(
    plugin: Plugin<P> & {
      readonly call?: undefined
    },
    at?: Placement,
  ): Client<X & P>
  remove(name: string): this
  extend(options?: ClientOptions & Keys<X>): Client<X>
  inspect(): string
  toString(): string
}

interface ClientOptions extends SharedOptions {
  readonly host?: Host | undefined
  readonly account?: (() => string | number | null | undefined) | undefined
  readonly maxSends?: number | undefined
  readonly trace?: Tracer | undefined
}

declare class ConfigError extends HttpError {
  readonly code: 'CONFIG'
  constructor(what: string, details?: ErrorDetails)
}

interface ErrorDetails {
  readonly request?: HttpRequest | undefined
  readonly response?: HttpResponse | undefined
  readonly cause?: unknown
}

interface Header {
  readonly [name: string]: string
}

interface HeaderOptions {
  readonly [name: string]: string | number | boolean | null | undefined
}

interface Host {
  request(
    options: HostRequestOptions & {
      data?: any
      dataType?: any
    },
  ): unknown
  readonly hasPatch?: boolean | undefined
  readonly uploadFile?: unknown
  readonly downloadFile?: unknown
  readonly getFileSystemManager?: unknown
  readonly cloud?: unknown
}

interface HostOptions {
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

interface HostRequestOptions {
  url: string
  method?: any
  header?: Record<string, string>
  timeout?: number
  success?: (result: any) => void
  fail?: (failure: any) => void
}

declare class HttpError extends Error {
  readonly code: string
  readonly cause: unknown
  readonly request: HttpRequest | undefined
  readonly response: HttpResponse | undefined
  constructor(name: string, code: string, what: string, { request, response, cause }?: ErrorDetails)
  toJSON(): object
}

interface HttpRequest<X = {}> {
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
  readonly hostOptions: AnyHostOptions
  readonly credential: string | undefined
  readonly options: CallOptions & Keys<X>
  readonly call: Call
}

interface HttpResponse<T = unknown> {
  readonly data: T
  readonly statusCode: number
  readonly header: Header
  readonly cookies?: readonly string[] | undefined
  readonly profile?: unknown
  readonly errMsg?: string | undefined
}

interface Interceptor<X = {}> {
  readonly name: string
  readonly order?: number | undefined
  readonly keys?:
    | {
        readonly [option: string]: string
      }
    | undefined
  request?(request: HttpRequest<X>, next: Next): RequestOutcome
  response?(response: HttpResponse, request: HttpRequest<X>, next: Next): ResponseOutcome
  error?(error: unknown, request: HttpRequest<X>, next: Next): ResponseOutcome
  install?(client: Client): void
}

interface InterceptorLists<X = {}> {
  readonly request: {
    use(onRequest: (request: HttpRequest<X>, next: Next) => RequestOutcome, options?: ListOptions): () => void
  }
  readonly response: {
    use(
      onResponse?: ((response: HttpResponse, request: HttpRequest<X>, next: Next) => ResponseOutcome) | null,
      onError?: ((error: unknown, request: HttpRequest<X>, next: Next) => ResponseOutcome) | null,
      options?: ListOptions,
    ): () => void
  }
}

type Keys<X, T = unknown> = {
  readonly [K in keyof X as Exclude<K, '~T'>]?:
    | (X & {
        readonly '~T': T
      })[K]
    | undefined
}

type Kinds<T> = {
  readonly [K in keyof Required<T>]: string
}

interface ListOptions extends Placement {
  readonly name?: string | undefined
}

type Method = 'OPTIONS' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'TRACE' | 'CONNECT'

declare class NetworkError extends HttpError {
  readonly code: 'NETWORK'
  constructor(what: string, details?: ErrorDetails)
}

type Next = (request: HttpRequest) => Promise<HttpResponse>

declare const ORDER_APP = 250

declare const ORDER_CACHE = 300

declare const ORDER_DEADLINE = 205

declare const ORDER_DEDUPE = 400

declare const ORDER_ENVELOPE = 750

declare const ORDER_LOADING = 210

declare const ORDER_LOGIN_REDIRECT = 200

declare const ORDER_MOCK = 900

declare const ORDER_OBSERVE = 100

declare const ORDER_PAGE_SCOPE = 150

declare const ORDER_QUEUE = 650

declare const ORDER_RESUME = 550

declare const ORDER_RETRY = 500

declare const ORDER_SIGNING = 720

declare const ORDER_TOAST = 90

declare const ORDER_TOKEN_EXPIRY = 800

declare const ORDER_TOKEN_INJECTION = 700

declare const ORDER_TOKEN_REFRESH = 600

declare const ORDER_VALIDATION = 280

interface OpenPage {
  readonly route?: string | undefined
  readonly options?:
    | {
        readonly [name: string]: string | undefined
      }
    | undefined
  readonly $page?:
    | {
        readonly fullPath?: string | undefined
        readonly id?: string | number | undefined
      }
    | undefined
  readonly path?: string | undefined
}

interface PerCall {
  readonly '~T'?: unknown
}

interface Placement {
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly order?: number | undefined
}

type Plugin<X = {}> = Interceptor<X> & {
  readonly '~keys'?: X
}

interface Query {
  readonly [name: string]: any
}

interface RequestKeyOptions {
  readonly lasting?: boolean | undefined
  readonly outcome?: boolean | undefined
}

interface RequestOptions extends CallOptions {
  readonly url: string
  readonly method?: Method | undefined
}

type RequestOptionsOf<C, T = unknown> = C extends Client<infer X> ? RequestOptions & Keys<X, T> : never

type RequestOutcome = HttpRequest | HttpResponse | PromiseLike<HttpRequest | HttpResponse>

declare class ResponseError extends HttpError {
  readonly code: 'RESPONSE'
  constructor(what: string, details?: ErrorDetails)
}

type ResponseOutcome = HttpResponse | PromiseLike<HttpResponse>

interface SessionKeys {
  readonly auth: boolean
}

interface SessionOrigin {
  client(request: HttpRequest): Client
  covers(request: HttpRequest): boolean
  includes(request: HttpRequest<SessionKeys>): boolean
  readonly install: (client: Client) => void
}

type Settle = (outcome: unknown) => void

interface SharedOptions extends HostOptions {
  readonly baseURL?: string | undefined
  readonly header?: HeaderOptions | undefined
  readonly timeout?: number | undefined
  readonly validateStatus?: ((statusCode: number) => boolean) | undefined
  readonly transport?: Transport | undefined
  readonly hostOptions?: AnyHostOptions | undefined
}

declare class StatusError extends HttpError {
  readonly code: 'STATUS'
  constructor(what: string, details?: ErrorDetails)
}

declare class TimeoutError extends HttpError {
  readonly code: 'TIMEOUT'
  constructor(what: string, details?: ErrorDetails)
}

type Token = string | null | undefined

interface TokenSource {
  readonly getToken: (request: HttpRequest) => Token | PromiseLike<Token>
}

interface TraceEvent {
  readonly type: 'enter' | 'exit' | 'fail'
  readonly name: string
  readonly attempt: number
  readonly call: number
  readonly method: Method
  readonly url: string
  readonly statusCode?: number
  readonly error?: unknown
  readonly request?: HttpRequest
  readonly response?: HttpResponse
}

type TraceListener = (event: TraceEvent) => void

type Tracer = (interceptors: readonly Interceptor[]) => readonly Interceptor[]

interface Transport {
  (request: HttpRequest, settle: Settle): Cancel | void | PromiseLike<HttpResponse>
  readonly hasOwnTimeout?: boolean | undefined
}

declare function accountOf(request: HttpRequest, plugin: string): Account

declare function anySignal(...signals: readonly (CancelSignal | undefined)[]): CancelSignal

declare function bodyOf(request: HttpRequest): unknown

declare function checkOptions<T extends object>(who: string, given: T, kinds: Kinds<T>, isShared?: boolean): T

declare function createCancelSource(): CancelSource

declare function createClient(options?: ClientOptions): Client

declare function createTracer(...listeners: readonly TraceListener[]): Tracer

declare function decided(answer: unknown, option: string): boolean

declare function deepCopy<T>(value: T, odd?: 'shared'): T | undefined

declare function failureOf(request: HttpRequest | undefined, failure: unknown, elapsed?: number): HttpError

declare function getHeader(header: Header, name: string): string | undefined

declare function hasMethod(methods: readonly string[], { method }: HttpRequest): boolean

declare function hasSameAccount(request: HttpRequest, credential?: string | null): boolean

declare function hashOf(text: string): string

declare function isBinary(value: unknown): value is ArrayBuffer | ArrayBufferView

declare function isHttpError<C extends AnyHttpError['code'] = AnyHttpError['code']>(
  error: unknown,
  code?: C,
): error is Extract<
  AnyHttpError,
  {
    readonly code: C
  }
>

declare function isOneShot(data: unknown): boolean

declare const longestDelay = 2147483647

declare function notify(callback: () => void): void

declare function pageKey(page: OpenPage, depth: number): string

declare function pagesOf(host: object | undefined): readonly OpenPage[] | undefined

declare function pause(milliseconds: number, signal?: CancelSignal | undefined): Promise<void>

declare function readToken<R>(
  source: TokenSource,
  request: HttpRequest,
  use: (token: Token) => R | PromiseLike<R>,
  milliseconds?: number,
): R | PromiseLike<R>

declare function reasonOf(value: unknown): string

declare function requestKey(request: HttpRequest, options?: RequestKeyOptions): string | undefined

declare function resolveUrl(request: HttpRequest): string

declare function resultOf(request: HttpRequest, result: unknown, elapsed?: number): HttpResponse | HttpError

declare function retryAfter(header: Header): number

declare function sessionOrigin(origins?: readonly string[]): SessionOrigin

declare function startTimer(
  milliseconds: number | undefined,
  signal: CancelSignal | undefined,
  onEnd: () => void,
): Cancel

declare function withHeader<X>(request: HttpRequest<X>, name: string, value: string | null): HttpRequest<X>

declare function withRequest<X>(request: HttpRequest<X>, changes: Partial<HttpRequest>): HttpRequest<X>

declare function within<T, R = T>(
  promise: PromiseLike<T>,
  milliseconds: number,
  what: string,
  request?: HttpRequest,
  use?: (value: T) => R | PromiseLike<R>,
): Promise<R>

export {
  AbortError,
  type Account,
  type AnyHostOptions,
  type AnyHttpError,
  AuthExpiredError,
  accountOf,
  anySignal,
  bodyOf,
  type Call,
  type CallOptions,
  type CallOptionsOf,
  type Cancel,
  type CancelSignal,
  type CancelSource,
  type Client,
  type ClientOptions,
  ConfigError,
  checkOptions,
  createCancelSource,
  createClient,
  createTracer,
  decided,
  deepCopy,
  type ErrorDetails,
  failureOf,
  getHeader,
  type Header,
  type HeaderOptions,
  type Host,
  type HostOptions,
  type HostRequestOptions,
  HttpError,
  type HttpRequest,
  type HttpResponse,
  hashOf,
  hasMethod,
  hasSameAccount,
  type Interceptor,
  type InterceptorLists,
  isBinary,
  isHttpError,
  isOneShot,
  type Keys,
  type Kinds,
  type ListOptions,
  longestDelay,
  type Method,
  NetworkError,
  type Next,
  notify,
  type OpenPage,
  ORDER_APP,
  ORDER_CACHE,
  ORDER_DEADLINE,
  ORDER_DEDUPE,
  ORDER_ENVELOPE,
  ORDER_LOADING,
  ORDER_LOGIN_REDIRECT,
  ORDER_MOCK,
  ORDER_OBSERVE,
  ORDER_PAGE_SCOPE,
  ORDER_QUEUE,
  ORDER_RESUME,
  ORDER_RETRY,
  ORDER_SIGNING,
  ORDER_TOAST,
  ORDER_TOKEN_EXPIRY,
  ORDER_TOKEN_INJECTION,
  ORDER_TOKEN_REFRESH,
  ORDER_VALIDATION,
  type PerCall,
  type Placement,
  type Plugin,
  pageKey,
  pagesOf,
  pause,
  type Query,
  type RequestKeyOptions,
  type RequestOptions,
  type RequestOptionsOf,
  type RequestOutcome,
  ResponseError,
  type ResponseOutcome,
  readToken,
  reasonOf,
  requestKey,
  resolveUrl,
  resultOf,
  retryAfter,
  type SessionKeys,
  type SessionOrigin,
  type Settle,
  type SharedOptions,
  StatusError,
  sessionOrigin,
  startTimer,
  TimeoutError,
  type Token,
  type TokenSource,
  type TraceEvent,
  type TraceListener,
  type Tracer,
  type Transport,
  withHeader,
  within,
  withRequest,
}
