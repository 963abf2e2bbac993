// What callers may write: the options of a client and of a request, with wx.request's own names.
import type { Tracer } from './trace-types.ts'
import type { Host, Transport } from './types.ts'

/** The methods that `wx.request` takes (there is no PATCH). */
export type Method = 'OPTIONS' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'TRACE' | 'CONNECT'

/** Header names and values of a request or response; read with `getHeader`, whose look-up ignores case. */
export interface Header {
  readonly [name: string]: string
}

/** Who is logged in: an id (compared as text), `null` for nobody, `undefined` while that is not known yet. */
export type Account = string | null | undefined

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
  /** Milliseconds for each attempt at the host, and for reading its token; default: the host's own (60,000 in WeChat). */
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
  /**
   * Tells who is logged in: a user id, never the token; `null` or `''` for nobody, `undefined` while that is not known yet, but not after a logout.
   * A call belongs to the account that began it: when another one is logged in, it is not sent and not answered, but rejects
   * with an `AbortError`. `cache` and `dedupe` need it.
   */
  readonly account?: (() => string | number | null | undefined) | undefined
  /** Sends that one call may make through retries, refreshes and loops; default 20. */
  readonly maxSends?: number | undefined
  /** `createTracer(listener)`: shows every step of every request; without it no event is made. */
  readonly trace?: Tracer | undefined
}
