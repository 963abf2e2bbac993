// The types that refer to each other: options, call, request, interceptor, transport, client.
import type { AnyHostOptions, Host, HostOptions } from './host.ts'
import type {
  Account,
  Cancel,
  CancelSignal,
  Header,
  HeaderOptions,
  HttpResponse,
  Keys,
  ListOptions,
  Method,
  Placement,
  Query,
  Settle,
} from './values.ts'

/** Options that a client may hold as defaults and a request may override. */
export interface SharedOptions extends HostOptions {
  /** Put before a relative `url`; no query, `#` or blank in it. Session plugins may send the token to its origin. */
  readonly baseURL?: string | undefined
  /** Over the client's own headers, whatever the case of their names. */
  readonly header?: HeaderOptions | undefined
  /** Milliseconds (0 to 2,147,483,647) for each send, and to read its token; default and `0`: the host's, or 60,000. */
  readonly timeout?: number | undefined
  /** Returns whether a status is a success; any other rejects with a `StatusError`. Default: 200 to 299. */
  readonly validateStatus?: ((statusCode: number) => boolean) | undefined
  /** Sends the request; default: `request` of the client's host, in WeChat `wx.request`. */
  readonly transport?: Transport | undefined
  /** More options of the host that are not listed here, such as those that a later base library adds. */
  readonly hostOptions?: AnyHostOptions | undefined
}

/** Options of `client.get(url, options)` and its siblings. */
export interface CallOptions extends SharedOptions {
  /** Not copied: do not change it while the request runs. */
  readonly data?: unknown
  /** Appended to the URL. Copied. */
  readonly query?: Query | undefined
  /** Cancels the call: `source.signal`, or a native AbortSignal. */
  readonly signal?: CancelSignal | undefined
}

/** Options of `client.request(options)`: `wx.request`'s own names plus the core's. */
export interface RequestOptions extends CallOptions {
  readonly url: string
  /** Default `'GET'`. */
  readonly method?: Method | undefined
}

/** Options of `createClient(options)`. */
export interface ClientOptions extends SharedOptions {
  /** The object that has `request`; default: the global `wx`. */
  readonly host?: Host | undefined
  /**
   * Returns who is logged in: a user id, never the token; `null` or `''` for nobody; `undefined` only until the app
   * knows who is logged in, not after a logout. A call belongs to the account that began it. Once another account is
   * logged in, the call is not sent and its response is not delivered: it rejects with an `AbortError`. With anything
   * that is no id (an object, a promise, `true`, NaN) it rejects with a ConfigError. `cache` and `dedupe` need it.
   */
  readonly account?: (() => string | number | null | undefined) | undefined
  /** How often one call may be sent in all, retries and replays included; default 20. One more is a ConfigError. */
  readonly maxSends?: number | undefined
  /** `createTracer(listener)`, or an inspector's tracer: reports each step of each request; default: no tracing. */
  readonly trace?: Tracer | undefined
}

/** A call's own state, shared by all of its attempts. */
export interface Call {
  /** How often this call has been sent so far. */
  readonly sends: number
  /** Grows with every send of any call: of two calls, the greater number was sent later. 0 before the first send. */
  readonly lastSend: number
  /** The client that was called. Plugins read its `baseURL` and `host`, and send their own requests through it. */
  readonly client: Client
  /** The account that was logged in when the call began; if none was, the first one that is when it continues. */
  readonly account: Account
  /**
   * What all requests of the client start from; its `options` hold what was given to `extend`. With it, a plugin can
   * tell a request's own option from one of the client.
   */
  readonly defaults: HttpRequest
}

/** A request in the pipeline, readonly: make a changed copy with `withRequest`, `withHeader` or spread. */
export interface HttpRequest<X = {}> {
  /** As the caller wrote it; `resolveUrl(request)` is the URL that is sent. */
  readonly url: string
  readonly method: Method
  readonly data: unknown
  readonly header: Header
  readonly query: Query | undefined
  readonly baseURL: string | undefined
  /** Milliseconds. */
  readonly timeout: number | undefined
  readonly signal: CancelSignal | undefined
  validateStatus(statusCode: number): boolean
  readonly transport: Transport
  /** More options for `wx.request`, from the client and the caller. */
  readonly hostOptions: AnyHostOptions
  /** The token that an interceptor put on this request: with it, a response to an older token is recognised as late. */
  readonly credential: string | undefined
  /** The caller's options, over those given to `extend`; a plugin reads its own key here. */
  readonly options: CallOptions & Keys<X>
  readonly call: Call
}

/** Passes the given request to everything inside this interceptor, and resolves to the response. */
export type Next = (request: HttpRequest) => Promise<HttpResponse>
/** What a `request` hook may return: the request to pass on, or a response. */
export type RequestOutcome = HttpRequest | HttpResponse | PromiseLike<HttpRequest | HttpResponse>
/** What a `response` or `error` hook may return. */
export type ResponseOutcome = HttpResponse | PromiseLike<HttpResponse>

/** A named set of hooks at one place in the pipeline: plugins and an app's own hooks alike. */
export interface Interceptor<X = {}> {
  readonly name: string
  /** Smaller is nearer the caller; default 250 (`ORDER_APP`). */
  readonly order?: number | undefined
  /**
   * The request options that it adds, each with the `typeof` of a valid value: `'number boolean'` for two types,
   * `'list'` for an array, `'any'` for no check. Options that neither the core nor any plugin knows are refused.
   *
   * A `*` at the end (`'boolean*'`) says that another value gives another response: cache and dedupe then keep such
   * requests apart. Without it they see only what is in the request itself where they stand (300, 400).
   */
  readonly keys?: { readonly [option: string]: string } | undefined
  /** Returns the request to pass inward, or a response: then the call gets it, and nothing is sent. */
  request?(request: HttpRequest<X>, next: Next): RequestOutcome
  /** Receives the response to the request that this interceptor passed inward. */
  response?(response: HttpResponse, request: HttpRequest<X>, next: Next): ResponseOutcome
  /** Receives the failure of the request that it passed inward: return a response to recover, throw to keep failing. */
  error?(error: unknown, request: HttpRequest<X>, next: Next): ResponseOutcome
  /** Called by `client.use` after adding it to that client's list; not called for a child made by `extend`. */
  install?(client: Client): void
}

/** An interceptor that also adds the per-request option keys `X`. */
export type Plugin<X = {}> = Interceptor<X> & { readonly '~keys'?: X }

/** Sends one request: calls `settle` once, or returns a promise of the response, which costs one more promise turn. */
export interface Transport {
  (request: HttpRequest, settle: Settle): Cancel | void | PromiseLike<HttpResponse>
  /** It ends each of its sends itself, however long they take: the core does not enforce the request's `timeout`. */
  readonly hasOwnTimeout?: boolean | undefined
}
/** Wraps interceptors so that they report what they do; made by `createTracer`. */
export type Tracer = (interceptors: readonly Interceptor[]) => readonly Interceptor[]

/** `client.interceptors`: two lists whose hooks run in the order of registration; a shorthand for `client.use`. */
export interface InterceptorLists<X = {}> {
  readonly request: {
    /** Adds a request hook. @returns a function that removes it */
    use(onRequest: (request: HttpRequest<X>, next: Next) => RequestOutcome, options?: ListOptions): () => void
  }
  readonly response: {
    /** Adds response and error hooks. @returns a function that removes them */
    use(
      onResponse?: ((response: HttpResponse, request: HttpRequest<X>, next: Next) => ResponseOutcome) | null,
      onError?: ((error: unknown, request: HttpRequest<X>, next: Next) => ResponseOutcome) | null,
      options?: ListOptions,
    ): () => void
  }
}

/** A client with the plugin keys `X`. Code that needs a plugin takes a `Client<ThatPluginsKeys>`. */
export interface Client<out X = {}> {
  /** Exists only in the type: without it, any client would be assignable to any other. */
  readonly '~keys'?: X
  /** Two lists for hooks without a name. */
  readonly interceptors: InterceptorLists<X>
  /** The client's own `baseURL`, even where a request has another one. */
  readonly baseURL: string | undefined
  /** The object given as `host`, or else the current global `wx`; the plugins of this client use it too. */
  readonly host: object | undefined
  /** Sends a request; rejects with one of the `HttpError` family or with what an interceptor threw. */
  request<T = unknown>(options: RequestOptions & Keys<X, T>): Promise<HttpResponse<T>>
  /** `request` with the method GET; so do `head`, `options` and `delete` with theirs. */
  get<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  head<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  options<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  delete<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  /** `request` with the method POST and this data; so does `put` with its own. */
  post<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  put<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  /**
   * Adds an interceptor to this client. Hooks that are written inline see the option keys that the client has so far.
   * @returns this client, typed with the plugin's option keys: keep the returned value
   * @throws ConfigError for a name that is in use, a place that does not exist, or a factory that was not called
   */
  // `call` excludes functions, which all have it: a factory that was not called would pass for a plugin by its `name`.
  use<P = X>(plugin: Plugin<P> & { readonly call?: undefined }, at?: Placement): Client<X & P>
  /** Removes an interceptor. @throws ConfigError when there is none of that name */
  remove(name: string): this
  /** Makes a child: its options override the parent's, its interceptors are those of now. Throws as `createClient`. */
  extend(options?: ClientOptions & Keys<X>): Client<X>
  /** The interceptors in their resolved order, outermost first, one per line. */
  inspect(): string
  toString(): string
}
