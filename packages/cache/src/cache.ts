// Serves requests from what is kept, and keeps the responses that come back.
import {
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  type Next,
  ORDER_CACHE,
  type Plugin,
  type ResponseOutcome,
  withRequest,
} from '@wxpipe/core'
import { staleResponse, usableResponse } from './entry.ts'
import { createLookups, type Lookup } from './lookups.ts'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
import { cacheKinds, checkRule } from './rules.ts'
import { safely } from './safely.ts'
import { isTrouble } from './trouble.ts'
import { wasSent } from './under-way.ts'

/** The plugin, and what an app can do with its store. */
export type CachePlugin = Plugin<CacheKeys> & {
  /** Drops the responses under any of these tags. */
  readonly invalidate: (...tags: readonly (string | readonly string[])[]) => void
  /** Drops everything. */
  readonly clear: () => void
}

/**
 * Makes the plugin that caches responses, separately for each `account` of the client. Without a `ttl`, a stale time or
 * `http`, nothing is kept.
 * @throws ConfigError for an unknown option or one of another kind, such as `ttl: '60000'` or `http: true`, and for a
 * store that lacks a function; as a rejection for such an option of a request, and when the client has no `account`, or
 * its host cannot hold the store
 * @example
 * const cached = cache({ ttl: 60_000 })
 * const client = createClient({ account: () => session.userId ?? null }).use(cached)
 * client.get('groups', { cache: { ttl: 300_000, tags: ['groups'] } })
 * cached.invalidate('groups')
 */
export function cache(options: CacheOptions = {}): CachePlugin {
  const own = checkRule(options, cacheKinds)
  const { name = 'cache' } = own
  const lookups = createLookups(own)
  const { underWay } = lookups

  /** The request as it is sent. It is always a copy: by it, `underWay` finds what was looked up for the request. */
  const prepare = (found: Lookup): HttpRequest => {
    const { http } = found.rule
    const prepared = (http && http.conditional(found)) || withRequest(found.request, {})
    underWay.set(prepared, found)
    return prepared
  }

  const send = (prepared: HttpRequest, next: Next): Promise<HttpResponse> =>
    next(prepared).then(
      (response) => onResponse(response, prepared, next),
      (error) => onError(error, prepared, next),
    )

  const onResponse = (response: HttpResponse, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    lookups.notice(request, response, found)
    if (!found) return response
    const { http } = found.rule
    const confirmed = http ? http.confirmed(found, response) : response
    if (confirmed) lookups.keep(found, confirmed)
    underWay.delete(request)
    // The server's 304 is about another response than the stored one: the request is sent again without conditions.
    return confirmed || send(prepare(found), next)
  }

  const onError = (error: unknown, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    const { code, response } = Object(error)
    if (response) lookups.notice(request, response, found)
    if (found) {
      if (response && response.statusCode === 304 && found.confirmable) return onResponse(response, request, next)
      const mayPass = isTrouble(error)
      // These say nothing about what is kept: a temporary failure, an abort, and a request that was not sent at all.
      const saysNothing = mayPass || code === 'ABORT' || code === 'CONFIG' || (!isHttpError(error) && !wasSent(found))
      // Any other failure drops it: the server has refused, and later requests must show that, too, as after an expiry.
      if (!saysNothing) lookups.keep(found)
      underWay.delete(request)
      // Looked up again: what was found at first may have been dropped or replaced, or be another account's by now.
      const now = mayPass && lookups.lookUp(found.request)
      const stale = now && staleResponse(now, 'staleIfError')
      if (stale) return stale
    }
    throw error
  }

  return {
    name,
    order: ORDER_CACHE,
    keys: { cache: 'object boolean' },
    clear: () => lookups.drop(() => true),
    invalidate(...tags) {
      const all = ([] as string[]).concat(...tags)
      lookups.drop((_key, read) => ((Object(read()) as CacheRule).tags || []).some((tag) => all.includes(tag)))
    },
    install: lookups.install,
    request(request, next) {
      const found = lookups.lookUp(request)
      if (!found) return request
      const { rule } = found
      const fresh = !rule.reload && usableResponse(found, rule.maxStale, rule.maxAge)
      if (fresh) return fresh
      const stale = !rule.strict && staleResponse(found, 'staleWhileRevalidate')
      if (!stale) return prepare(found)
      // If another request is fetching it already, one is enough; but not one whose response will not be kept.
      for (const other of underWay.values()) if (other.key === found.key && !other.isDropped) return stale
      // Without the caller's signal: the caller has the stale response, and the fetch goes on if they leave. If it
      // fails or may not be sent, the next request fetches.
      found.request = withRequest(request, { signal: undefined })
      safely(() => send(prepare(found), next).catch(() => {}))
      return stale
    },
    response: onResponse,
    error: onError,
  }
}
