// The plain values of requests and responses: they name no other file.

/** The methods of requests. `wx.request` has all of these but PATCH, which other hosts take. */
export type Method = 'OPTIONS' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'TRACE' | 'CONNECT'

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

/** Who is logged in: an id (compared as text), `null` for nobody, `undefined` while that is not known yet. */
export type Account = string | null | undefined

/** What cancels a request: a native `AbortSignal` or the signal of `createCancelSource()`. */
export interface CancelSignal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
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

/** A type test's and `use()`'s view of plugin keys; `'~T'` lets a key depend on the response type. */
export interface PerCall {
  readonly '~T'?: unknown
}

/** The per-request option keys that the plugins `X` add, for a response of type `T`; `undefined` says nothing. */
export type Keys<X, T = unknown> = {
  readonly [K in keyof X as Exclude<K, '~T'>]?: (X & { readonly '~T': T })[K] | undefined
}

/** The app's last word on a place, one of the three: next to a named interceptor, or at an order of its own. */
export interface Placement {
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly order?: number | undefined
}

/** Where an axios-shaped list puts its interceptor; `name` makes it removable and placeable. */
export interface ListOptions extends Placement {
  readonly name?: string | undefined
}
