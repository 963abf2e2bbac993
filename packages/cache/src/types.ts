// The types that the files of this package share. They name each other, so they stand in one file: all others build on it.
import type { HttpRequest, HttpResponse, Plugin } from '@wxpipe/core'
import type { CacheEntry, CacheStore } from './store.ts'

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
  /** Names under which `invalidate` finds the response; default: none. */
  readonly tags?: readonly string[] | undefined
  /**
   * Fetches even if a response is kept, and keeps the new one; on failure the old one stays. For pull-to-refresh.
   * Default `false`.
   */
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
  /**
   * Which responses may be kept; one that may not drops what is kept. What it throws means no; bytes are never kept.
   * Default: those with status 200.
   */
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

/** The plugin, and what an app can do with its store. */
export type CachePlugin = Plugin<CacheKeys> & {
  /**
   * Drops the responses under any of these tags.
   * @throws ConfigError when the client's host cannot hold the store; before a client uses the plugin, the global `wx`
   */
  readonly invalidate: (...tags: readonly (string | readonly string[])[]) => void
  /** Drops everything. Throws as `invalidate` does. */
  readonly clear: () => void
}

/** A rule, with what the request itself asks for. */
export interface RequestRule extends CacheRule {
  /** The milliseconds of the request's own `ttl`, which count from when the response came; without one, for ever. */
  readonly ownTtl: number
  /** Under `http`: when the request came, in milliseconds since 1970. */
  readonly began?: number
  /** Under `http`: milliseconds; an older response is not good enough for this request, however long it is fresh. */
  readonly maxAge?: number | undefined
  /**
   * Under `http`: the milliseconds by which a response may be stale (`max-stale`), or, below zero, must still be fresh
   * (`min-fresh`).
   */
  readonly maxStale?: number
  /** Under `http`: the caller would rather wait than get a stale response. */
  readonly strict?: boolean
  /** Under `http`: nothing may be sent (`only-if-cached`). */
  readonly onlyKept?: boolean
}

/** What holds tags. */
export interface Tagged {
  readonly tags?: readonly string[] | undefined
}

/** Whether the response under a key is to be dropped; `read` returns what holds its tags, if any. */
export type IsOld = (key: string, read: () => Tagged | undefined) => unknown

/** A request that was passed inward, until its outcome is there. */
export interface Fetch {
  readonly key: string
  readonly tags: readonly string[] | undefined
  /** Its key has been dropped since (`invalidate`, a write): its response may be from before that, and is not kept. */
  isDropped?: boolean
  /**
   * The newest send that has had a response: of those for this key, and of its own call before. A response is kept only
   * if its own send is newer.
   */
  newestSend: number
  /** Keeps or drops what the outcome says; returns what the caller gets instead of it, if anything. */
  settle(
    outcome: unknown,
    sent: HttpRequest,
    isFailure?: boolean,
  ): HttpResponse | Promise<HttpResponse> | false | undefined
}

/** The requests in flight, as they were sent: each is a copy, which tells it from all others. */
export type UnderWay = Map<HttpRequest, Fetch>

/**
 * What the cache needs of HTTP's rules. `rfc9111` implements it, so that an app without it leaves it out of its bundle;
 * it is not meant to be called by an app.
 */
export interface HttpRules {
  /** The rule, with what the request's own Cache-Control says; undefined if its response must not be kept. */
  heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined
  /** The entry; undefined if it was not kept by these rules, or for other values of the fields in `Vary`. */
  suited(entry: CacheEntry | undefined, request: HttpRequest): CacheEntry | undefined
  /** What to keep of a response, and how long it may be used; undefined if it must not be kept. */
  entryOf(response: HttpResponse, request: HttpRequest, rule: RequestRule): CacheEntry | undefined
  /**
   * The request that asks for a response only if it is not the stored one; the same one if that cannot be asked.
   * @throws StatusError if the request must not be sent
   */
  conditional(request: HttpRequest, rule: RequestRule, stored?: HttpResponse): HttpRequest
  /** The stored response, updated by the 304, or undefined if the 304 is about another response. */
  confirmed(stored: HttpResponse, response: HttpResponse): HttpResponse | undefined
  /** What the keys of all requests to one path have in common, so that a write finds them. */
  pathOf(request: HttpRequest): string
  /** Recognises the keys that are outdated once this request has a response; `found`, if it is itself cached. */
  changedBy(
    request: HttpRequest,
    response: HttpResponse | undefined,
    found: unknown,
  ): ((key: string) => boolean) | undefined
}
