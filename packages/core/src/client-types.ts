// The public shape of a client, whose request options follow the plugins it has.
import type {
  CallOptions,
  ClientOptions,
  HttpRequest,
  HttpResponse,
  Keys,
  Next,
  Placement,
  Plugin,
  RequestOptions,
  RequestOutcome,
  ResponseOutcome,
} from './types.ts'

/** Where an axios-shaped list puts its interceptor; `name` makes it removable and placeable. */
export interface ListOptions extends Placement {
  readonly name?: string | undefined
}

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
  /** Adds an interceptor to this client. @returns this client, with the plugin's option keys: keep it */
  use<P = {}>(plugin: Plugin<P>, at?: Placement): Client<X & P>
  /** Takes an interceptor off. @throws ConfigError when there is none of that name */
  remove(name: string): this
  /** Makes a child with these options over its parent's, and the parent's interceptors as they are now. */
  extend(options?: ClientOptions & Keys<X>): Client<X>
  /** The resolved order, outermost first, a line each. */
  inspect(): string
  toString(): string
}

/** The type of a client's request options, for variables: `const options: RequestOptionsOf<typeof client> = …`. */
export type RequestOptionsOf<C> = C extends Client<infer X> ? RequestOptions & Keys<X> : never
