// What callers write: the options of a client, of a call and of a request.
import type { AnyHostOptions, Host, HostOptions } from './host.ts'
import type { Tracer, Transport } from './pipeline.ts'
import type { CancelSignal, HeaderOptions, Method, Query } from './values.ts'

/** Options that a client may hold as defaults and a request may override. */
export interface SharedOptions extends HostOptions {
  /** Joined with a relative `url`; its origin is the client's own. */
  readonly baseURL?: string | undefined
  readonly header?: HeaderOptions | undefined
  /** Milliseconds for each attempt at the host, and for reading its token; default, and `0`: the host's own (60,000 in WeChat). */
  readonly timeout?: number | undefined
  /** Which statuses are answers; the others reject with `StatusError`. Default: 200 to 299. */
  readonly validateStatus?: ((statusCode: number) => boolean) | undefined
  /** Sends the request; default: `wx.request`. */
  readonly transport?: Transport | undefined
  /** What else the host takes: options that are not listed here, because a later base library has added them. */
  readonly hostOptions?: AnyHostOptions | undefined
}

/** Options of `client.get(url, options)` and its siblings. */
export interface CallOptions extends SharedOptions {
  /** Held by reference: do not change it while the request runs. */
  readonly data?: unknown
  readonly query?: Query | undefined
  readonly signal?: CancelSignal | undefined
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
  /** `createTracer(listener)`, or an inspector's: shows every step of every request; without it no event is made. */
  readonly trace?: Tracer | undefined
}
