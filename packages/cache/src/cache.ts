// Answers from what is kept, and keeps what comes back.
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
import { answerOf, staleAnswerOf } from './entry.ts'
import { createLookups, type Lookup } from './lookups.ts'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
import { cacheKinds, checkRule } from './rules.ts'
import { safely } from './safely.ts'
import { isTrouble } from './trouble.ts'
import { wasSent } from './under-way.ts'

/** The plugin, and what an app does to its store. */
export type CachePlugin = Plugin<CacheKeys> & {
  /** Drops the answers under any of these tags. */
  readonly invalidate: (...tags: readonly (string | readonly string[])[]) => void
  /** Drops everything. */
  readonly clear: () => void
}

/**
 * Makes the plugin that caches answers, apart for each `account` of the client. Without a `ttl` nothing is kept.
 * @throws ConfigError for an option that is not known or of another kind, such as `ttl: '60000'` or `http: true`, and for a
 * store without its functions; as a rejection for such an option of a request, and when the client has no `account`, or its
 * host no room for the store
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

  /** The request as it goes out. It is always a copy: `underWay` finds by it what was looked up for the request. */
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
    const answer = http ? http.confirmed(found, response) : response
    if (answer) lookups.keep(found, answer)
    underWay.delete(request)
    // The server has confirmed another answer than the stored one (304): the request is sent again without conditions.
    return answer || send(prepare(found), next)
  }

  const onError = (error: unknown, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    const { code, response } = Object(error)
    if (response) lookups.notice(request, response, found)
    if (found) {
      if (response && response.statusCode === 304 && found.confirmable) return onResponse(response, request, next)
      const mayPass = isTrouble(error)
      // These say nothing about what is kept: a failure that may pass, an abort, and a request that was not sent at all.
      const saysNothing = mayPass || code === 'ABORT' || code === 'CONFIG' || (!isHttpError(error) && !wasSent(found))
      // Any other failure drops it: the server has refused, and the next request shall show that, too, an expired session say.
      if (!saysNothing) lookups.keep(found)
      underWay.delete(request)
      // Looked up again: what was found when the request began may have been dropped or replaced, or be another account's by now.
      const now = mayPass && lookups.lookUp(found.request)
      const stale = now && staleAnswerOf(now, 'staleIfError')
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
      const fresh = !rule.reload && answerOf(found, rule.maxStale, rule.maxAge)
      if (fresh) return fresh
      const stale = !rule.strict && staleAnswerOf(found, 'staleWhileRevalidate')
      if (!stale) return prepare(found)
      // If another request fetches it already, one is enough; but not one whose answer will not be kept.
      for (const other of underWay.values()) if (other.key === found.key && !other.isDropped) return stale
      // Without the caller's signal: the caller has the stale answer, and the fetch goes on when they leave. If it fails or may not be
      // sent, the next request fetches.
      found.request = withRequest(request, { signal: undefined })
      safely(() => send(prepare(found), next).catch(() => {}))
      return stale
    },
    response: onResponse,
    error: onError,
  }
}
