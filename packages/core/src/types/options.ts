// What callers write: the options of a client, of a call and of a request.
import type { AnyHostOptions, Host, HostOptions } from './host.ts'
import type { Tracer, Transport } from './pipeline.ts'
import type { CancelSignal, HeaderOptions, Method, Query } from './values.ts'

/** Options that a client may hold as defaults and a request may override. */
export interface SharedOptions extends HostOptions {
  /** Joined with a relative `url`. The origin of the client's `baseURL` is where session plugins may send the token. */
  readonly baseURL?: string | undefined
  readonly header?: HeaderOptions | undefined
  /** Milliseconds for each send, and for reading its token. Default, and `0`: the host's own (60,000 in WeChat). */
  readonly timeout?: number | undefined
  /** Returns whether a status is a success; any other rejects with a `StatusError`. Default: 200 to 299. */
  readonly validateStatus?: ((statusCode: number) => boolean) | undefined
  /** Sends the request; default: `wx.request`. */
  readonly transport?: Transport | undefined
  /** More options of the host that are not listed here, such as those that a later base library adds. */
  readonly hostOptions?: AnyHostOptions | undefined
}

/** Options of `client.get(url, options)` and its siblings. */
export interface CallOptions extends SharedOptions {
  /** Not copied: do not change it while the request runs. */
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
   * Returns who is logged in: a user id, never the token; `null` or `''` for nobody; `undefined` only until the app
   * knows who is logged in, not after a logout. A call belongs to the account that began it. Once another account is
   * logged in, the call is not sent and its response is not delivered: it rejects with an `AbortError`. `cache` and
   * `dedupe` need this option.
   */
  readonly account?: (() => string | number | null | undefined) | undefined
  /** How often one call may be sent in all: first send, retries, replays, loops in hooks; default 20. */
  readonly maxSends?: number | undefined
  /** `createTracer(listener)`, or an inspector's tracer: reports each step of each request; default: no tracing. */
  readonly trace?: Tracer | undefined
}
