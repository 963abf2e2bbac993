// The plain values of requests and responses. This file imports no other.

/** The methods of requests. `wx.request` takes all but PATCH (miniprogram-api-typings), which other hosts take. */
export type Method = 'OPTIONS' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'TRACE' | 'CONNECT'

/** Header names and values of a request or response; read with `getHeader`, whose look-up ignores case. */
export interface Header {
  readonly [name: string]: string
}

/** Headers as a caller may write them: `undefined` changes nothing, `null` removes a default of the client. */
export interface HeaderOptions {
  readonly [name: string]: string | number | boolean | null | undefined
}

/**
 * Query parameters: strings, numbers, booleans, Dates (ISO 8601) and arrays of them (`a=1&a=2`). `null` and `undefined`
 * are left out.
 */
export interface Query {
  // `any`, because a value typed as an interface is not assignable to an index signature of `unknown`.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [name: string]: any
}

/** Who is logged in: an id (compared as text), `null` for nobody, `undefined` while that is not known yet. */
export type Account = string | null | undefined

/** What cancels a request: a native `AbortSignal` or the signal of `createCancelSource()`. */
export interface CancelSignal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** A response, with `wx.request`'s own field names. Readonly; `data` is not copied. */
export interface HttpResponse<T = unknown> {
  readonly data: T
  readonly statusCode: number
  readonly header: Header
  /** The `Set-Cookie` lines, where the host tells them: in WeChat from base library 2.10.0 on, by its typings. */
  readonly cookies?: readonly string[] | undefined
  /** The host's own times of this send, where it tells them. */
  readonly profile?: unknown
  readonly errMsg?: string | undefined
}

/** Cancels a send in progress. */
export interface Cancel {
  (): void
  /** What the host returned: a transport that wraps this one can listen to the host's task. */
  readonly task?: unknown
}
/** Takes the one outcome of a send: a response (an object with a numeric `statusCode`), else an error. */
export type Settle = (outcome: unknown) => void

/** Plugin keys that extend this may use `'~T'`, the type of the response's data, in the types of their options. */
export interface PerCall {
  readonly '~T'?: unknown
}

/** The per-request option keys that the plugins `X` add, for a response of type `T`; `undefined` means not given. */
export type Keys<X, T = unknown> = {
  readonly [K in keyof X as Exclude<K, '~T'>]?: (X & { readonly '~T': T })[K] | undefined
}

/** Overrides an interceptor's place, in one of three ways: before or after a named interceptor, or at an order. */
export interface Placement {
  /** The name of the interceptor just inside. */
  readonly before?: string | undefined
  /** The name of the interceptor just outside. */
  readonly after?: string | undefined
  /** Smaller is nearer the caller. */
  readonly order?: number | undefined
}

/** The place of a hook in `client.interceptors`. With a `name` it can be removed, and others be placed next to it. */
export interface ListOptions extends Placement {
  /** Default: `'anonymous-1'` and so on. */
  readonly name?: string | undefined
}
