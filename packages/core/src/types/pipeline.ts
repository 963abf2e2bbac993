// The types that refer to each other: call, request, interceptor, transport, client.
import type { AnyHostOptions } from './host.ts'
import type { CallOptions, ClientOptions, RequestOptions } from './options.ts'
import type {
  Account,
  CancelSignal,
  Header,
  HttpResponse,
  Keys,
  ListOptions,
  Method,
  Placement,
  Query,
} from './values.ts'

/** A call's own state, shared by all of its attempts. */
export interface Call {
  /** How often this call has been sent so far. */
  readonly sends: number
  /** Grows with every send of any call: of two calls, the greater number was sent later. 0 before the first send. */
  readonly lastSend: number
  /** The client that was called. Plugins read its `baseURL` and `host`, and send their own requests through it. */
  readonly client: Client
  /**
   * The account that was logged in when the call began. A call that began before anybody was logged in belongs to the
   * first account that is logged in when it continues.
   */
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

/** Cancels a send in progress. */
export interface Cancel {
  (): void
  /** What the host returned: a transport that wraps this one can listen to the host's task. */
  readonly task?: unknown
}
/** Takes the one outcome of a send: a response (an object with a numeric `statusCode`), else an error. */
export type Settle = (outcome: unknown) => void
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
  readonly interceptors: InterceptorLists<X>
  /** The client's own `baseURL`, even where a request has another one. */
  readonly baseURL: string | undefined
  /** The object given as `host`, or else the current global `wx`; the plugins of this client use it too. */
  readonly host: object | undefined
  /** Sends a request; rejects with one of the `HttpError` family or with what an interceptor threw. */
  request<T = unknown>(options: RequestOptions & Keys<X, T>): Promise<HttpResponse<T>>
  get<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  head<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  options<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  delete<T = unknown>(url: string, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  post<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  put<T = unknown>(url: string, data?: unknown, options?: CallOptions & Keys<X, T>): Promise<HttpResponse<T>>
  /**
   * Adds an interceptor to this client. Hooks that are written inline see the option keys that the client has so far.
   * @returns this client, typed with the plugin's option keys: keep the returned value
   */
  // `call` excludes functions, which all have it: a factory that was not called would pass for a plugin by its `name`.
  use<P = X>(plugin: Plugin<P> & { readonly call?: undefined }, at?: Placement): Client<X & P>
  /** Removes an interceptor. @throws ConfigError when there is none of that name */
  remove(name: string): this
  /** Makes a child: these options override the parent's, and the interceptors are those that the parent has now. */
  extend(options?: ClientOptions & Keys<X>): Client<X>
  /** The interceptors in their resolved order, outermost first, one per line. */
  inspect(): string
  toString(): string
}

/**
 * The type of a client's request options, for variables: `const options: RequestOptionsOf<typeof client> = …`. `T` is
 * the type of the response's data, for keys that depend on it.
 */
export type RequestOptionsOf<C, T = unknown> = C extends Client<infer X> ? RequestOptions & Keys<X, T> : never

/**
 * The same for `get` and its siblings, whose options have no `url` and no `method`. For functions that wrap them:
 * @example
 * const getList = <T>(url: string, options?: CallOptionsOf<typeof client, T[]>) => client.get<T[]>(url, options)
 */
export type CallOptionsOf<C, T = unknown> = C extends Client<infer X> ? CallOptions & Keys<X, T> : never
