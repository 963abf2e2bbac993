// The options of cache.
import type { HttpRequest, HttpResponse } from '@wxpipe/core'
import type { CacheStore } from './store.ts'

/** How one request is cached. */
export interface CacheRule {
  /** Milliseconds for which an answer is fresh. */
  readonly ttl?: number | undefined
  /** Milliseconds after `ttl` for which the old answer is given at once while a new one is fetched. */
  readonly staleWhileRevalidate?: number | undefined
  /** Milliseconds after `ttl` for which the old answer is given when the network or the server fails. */
  readonly staleIfError?: number | undefined
  /** Heeds `Cache-Control` and revalidates by `ETag` (If-None-Match, 304); default false. */
  readonly http?: boolean | undefined
  /** Names under which `invalidate` finds the answer. */
  readonly tags?: readonly string[] | undefined
}

/**
 * Options of `cache`: the rule for requests that bring none, and where answers are kept. Whose they are says the client's
 * own option `account`: a change of it drops what is another account's.
 */
export interface CacheOptions extends CacheRule {
  /** The store, or what makes it for the client's host; default: `memoryStore()`. */
  readonly store?: CacheStore | ((host: object | undefined) => CacheStore) | undefined
  /**
   * What makes requests of one account equal, `undefined` for never; default: method, URL, body, header, `hostOptions`,
   * and whether the session plugins leave it alone (`auth: false`). The store only sees a hash of it.
   */
  readonly key?: ((request: HttpRequest) => string | undefined) | undefined
  /** Which answers may be kept; default: status 200. */
  readonly shouldCache?: ((response: HttpResponse) => boolean) | undefined
  /** The interceptor's name; default `'cache'`. */
  readonly name?: string | undefined
}

/** The request option that `cache` adds. */
export interface CacheKeys {
  /** A rule over the plugin's own; `false` neither reads nor keeps. Other methods than GET need a rule here. */
  readonly cache: CacheRule | false
}
