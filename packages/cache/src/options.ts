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

/** Options of `cache`: the rule for requests that bring none, and where answers are kept. */
export interface CacheOptions extends CacheRule {
  /** Whose session this is (a user id, never the token): it is part of every key, and a change clears the store. */
  readonly account: () => string | number | null | undefined
  /** Default: `memoryStore()`. */
  readonly store?: CacheStore | undefined
  /**
   * What makes requests of one account equal, `undefined` for never; default: method, URL, body, header, `hostOptions`,
   * and whether the session plugins leave it alone (`auth: false`).
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
