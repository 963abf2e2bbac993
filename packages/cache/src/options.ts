// The options of cache.
import type { HttpRequest, HttpResponse } from '@wxpipe/core'
import type { HttpRules } from './http/rules.ts'
import type { CacheStore } from './store.ts'

/** How one request is cached; `undefined` leaves what the plugin says. */
export interface CacheRule {
  /** Milliseconds for which an answer is fresh; default 0. Given with a request, it also bounds what is fresh to that request. */
  readonly ttl?: number | undefined
  /** Milliseconds after `ttl` for which the old answer is given at once while a new one is fetched; default 0. */
  readonly staleWhileRevalidate?: number | undefined
  /** Milliseconds after `ttl` for which the old answer is given when the network or the server fails; default 0. */
  readonly staleIfError?: number | undefined
  /**
   * `rfc9111`: the server's words (`Cache-Control`, `Expires`, `ETag`, `Vary` and so on) come before `ttl`, and a write
   * drops what is kept of its URL. Default: they are not looked at.
   */
  readonly http?: HttpRules | false | undefined
  /** Names under which `invalidate` finds the answer. */
  readonly tags?: readonly string[] | undefined
  /** Fetches whatever is kept, and keeps the new answer; when that fails, the old one stays. For pull-to-refresh. */
  readonly reload?: boolean | undefined
}

/**
 * Options of `cache`: the rule for requests that bring none, and where answers are kept. Whose they are says the client's
 * own option `account`: a change of it drops what is another account's.
 */
export interface CacheOptions extends Omit<CacheRule, 'reload'> {
  /** The store, or what makes it for the client's host; default: `memoryStore()`. */
  readonly store?: CacheStore | ((host: object | undefined) => CacheStore) | undefined
  /** What makes requests of one account equal, `undefined` for never; default: core's `requestKey`. The store only sees a hash. */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Which answers may be kept; one that may not drops what is kept. Default: those with status 200. */
  readonly shouldCache?: ((response: HttpResponse, request: HttpRequest) => boolean) | undefined
  /** The interceptor's name; default `'cache'`. */
  readonly name?: string | undefined
}

/** The request option that `cache` adds. */
export interface CacheKeys {
  /**
   * A rule over the plugin's own; `false` neither reads nor keeps. Other methods than GET need a rule here: the one that a child
   * client was given (`extend`) is for its GETs.
   */
  readonly cache: CacheRule | false
}
