// The types that name each other: call, request, interceptor, transport, client.
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
  /** How often this call has asked the transport so far. */
  readonly sends: number
  /** Grows from send to send, whoever's: of two calls, the one with the greater number was sent last. 0 before the first. */
  readonly lastSend: number
  /** The client that was called: its `baseURL` and `host`, and what plugins send requests of their own with. */
  readonly client: Client
  /**
   * Whose call this is: who was logged in when it began. A call that began before anybody was logged in belongs to whoever
   * is logged in when it goes on.
   */
  readonly account: Account
  /**
   * What all requests of the client have; in its `options`, what `extend` was given. By it a plugin can tell an option that a
   * request has of its own from one that its client has.
   */
  readonly defaults: HttpRequest
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
  readonly hostOptions: AnyHostOptions
  /** The token that an interceptor put on this request, so that a late answer can be told from a fresh one. */
  readonly credential: string | undefined
  /** The caller's own options; a plugin reads its own key here. */
  readonly options: CallOptions & Keys<X>
  readonly call: Call
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
  /**
   * The request options of its own that it reads, each with what `typeof` says of a good value (`'number boolean'`; `'list'`
   * for arrays, `'any'` for all). An option that nobody knows is refused.
   */
  readonly keys?: { readonly [option: string]: string } | undefined
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

/** Ends a send that is under way. */
export interface Cancel {
  (): void
  /** What the host has returned, for a transport that wraps this one and listens to the host's task. */
  readonly task?: unknown
}
/** Takes a transport's one outcome: a response (an object with a numeric `statusCode`) or, otherwise, the error. */
export type Settle = (outcome: unknown) => void
/** Sends one request; calls `settle` once, or returns a promise of the response, which costs a promise turn. */
export interface Transport {
  (request: HttpRequest, settle: Settle): Cancel | void | PromiseLike<HttpResponse>
  /** It ends each of its sends itself, however long they take: none is cut off after the request's `timeout`. */
  readonly hasOwnTimeout?: boolean | undefined
}
/** Makes interceptors tell what they do; made by `createTracer`. */
export type Tracer = (interceptors: readonly Interceptor[]) => readonly Interceptor[]

/** `client.interceptors`: two lists, each run first-registered first; sugar over `client.use`. */
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

/** A client with the plugin keys `X`. A service that needs a plugin takes `Client<ThatPluginsKeys>`. */
export interface Client<out X = {}> {
  /** Only a type: without it any client would fit any other. */
  readonly '~keys'?: X
  readonly interceptors: InterceptorLists<X>
  /** As the client was made with: whatever a request's own is, this is the client's. */
  readonly baseURL: string | undefined
  /** What was given as `host`, or else the global `wx` of the moment; the plugins of this client use it too. */
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
   * Adds an interceptor to this client; hooks that are written right here see the keys that this client has so far.
   * @returns this client, with the plugin's option keys: keep it
   */
  // Without `call`, which every function has: a factory that was not called would pass for a plugin by its `name`.
  use<P = X>(plugin: Plugin<P> & { readonly call?: undefined }, at?: Placement): Client<X & P>
  /** Takes an interceptor off. @throws ConfigError when there is none of that name */
  remove(name: string): this
  /** Makes a child with these options over its parent's, and the parent's interceptors as they are now. */
  extend(options?: ClientOptions & Keys<X>): Client<X>
  /** The resolved order, outermost first, a line each. */
  inspect(): string
  toString(): string
}

/**
 * The type of a client's request options, for variables: `const options: RequestOptionsOf<typeof client> = …`. `T` is the type
 * of the response's data, for keys that depend on it.
 */
export type RequestOptionsOf<C, T = unknown> = C extends Client<infer X> ? RequestOptions & Keys<X, T> : never

/**
 * The same for `get` and its siblings, which take no `url` and no `method` there. For functions that wrap them:
 * @example
 * const getList = <T>(url: string, options?: CallOptionsOf<typeof client, T[]>) => client.get<T[]>(url, options)
 */
export type CallOptionsOf<C, T = unknown> = C extends Client<infer X> ? CallOptions & Keys<X, T> : never
