// The options of cache.
import type { HttpRequest, HttpResponse } from '@wxpipe/core'
import type { HttpRules } from './http/rules.ts'
import type { CacheStore } from './store.ts'

/** How one request is cached; an option that is `undefined` leaves the plugin's own. */
export interface CacheRule {
  /** Milliseconds for which a response is fresh; default 0. On a request, also limits what is fresh to that request. */
  readonly ttl?: number | undefined
  /** Milliseconds after `ttl` for which the old response is returned at once while a new one is fetched; default 0. */
  readonly staleWhileRevalidate?: number | undefined
  /** Milliseconds after `ttl` for which the old response is returned if the network or the server fails; default 0. */
  readonly staleIfError?: number | undefined
  /**
   * `rfc9111`: the server's headers (`Cache-Control`, `Expires`, `ETag`, `Vary` and so on) come before `ttl`, and a
   * write drops what is kept for its URL. Default: they are ignored.
   */
  readonly http?: HttpRules | false | undefined
  /** Names under which `invalidate` finds the response. */
  readonly tags?: readonly string[] | undefined
  /** Fetches even if a response is kept, and keeps the new one; on failure the old one stays. For pull-to-refresh. */
  readonly reload?: boolean | undefined
}

/**
 * Options of `cache`: the rule for requests without their own, and where responses are kept. The client's own option
 * `account` tells whose they are: when it changes, those of other accounts are dropped.
 */
export interface CacheOptions extends Omit<CacheRule, 'reload'> {
  /** The store, or a function that makes it for the client's host; default: `memoryStore()`. */
  readonly store?: CacheStore | ((host: object | undefined) => CacheStore) | undefined
  /**
   * Returns a text that is the same for equal requests of one account, `undefined` to keep nothing; default: core's
   * `requestKey`. The store only sees a hash.
   */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Which responses may be kept; one that may not drops what is kept. Default: those with status 200. */
  readonly shouldCache?: ((response: HttpResponse, request: HttpRequest) => boolean) | undefined
  /** The interceptor's name; default `'cache'`. */
  readonly name?: string | undefined
}

/** The request option that `cache` adds. */
export interface CacheKeys {
  /**
   * A rule over the plugin's own; `false` neither reads nor keeps. Methods other than GET need a rule here: the one
   * that a child client was given (`extend`) applies only to its GETs.
   */
  readonly cache: CacheRule | false
}
