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
  const kept = createLookups(own)
  const { underWay } = kept

  /** The request as it goes out: a copy, by which its answer is known again. */
  const prepare = (found: Lookup): HttpRequest => {
    const { http } = found.rule
    const prepared = (http && http.conditional(found)) || withRequest(found.request, {})
    underWay.set(prepared, found)
    return prepared
  }

  const send = (prepared: HttpRequest, next: Next): Promise<HttpResponse> =>
    next(prepared).then(
      (response) => landed(response, prepared, next),
      (error) => rescued(error, prepared, next),
    )

  const landed = (response: HttpResponse, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    kept.notice(request, response, found)
    if (!found) return response
    const { http } = found.rule
    const answer = http ? http.confirmed(found, response) : response
    if (answer) kept.keep(found, answer)
    underWay.delete(request)
    // A 304 that speaks of another answer is not believed: that one is fetched.
    return answer || send(prepare(found), next)
  }

  const rescued = (error: unknown, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    const { code, response } = Object(error)
    if (response) kept.notice(request, response, found)
    if (found) {
      if (response && response.statusCode === 304 && found.confirmable) return landed(response, request, next)
      const mayPass = isTrouble(error)
      // Or not waited for, or not sent.
      const saysNothing = mayPass || code === 'ABORT' || code === 'CONFIG' || (!isHttpError(error) && !wasSent(found))
      // Refused or gone: the next request is not answered from what is kept, so that an expired session shows.
      if (!saysNothing) kept.keep(found)
      underWay.delete(request)
      // Looked up anew: what was kept when it began may have been dropped or replaced meanwhile, or be another account's.
      const now = mayPass && kept.lookUp(found.request)
      const stale = now && staleAnswerOf(now, 'staleIfError')
      if (stale) return stale
    }
    throw error
  }

  return {
    name,
    order: ORDER_CACHE,
    keys: { cache: 'object boolean' },
    clear: () => kept.drop(() => true),
    invalidate(...tags) {
      const all = ([] as string[]).concat(...tags)
      kept.drop((_key, read) => ((Object(read()) as CacheRule).tags || []).some((tag) => all.includes(tag)))
    },
    install: kept.install,
    request(request, next) {
      const found = kept.lookUp(request)
      if (!found) return request
      const { rule } = found
      const fresh = !rule.reload && answerOf(found, rule.slack, rule.maxAge)
      if (fresh) return fresh
      const stale = !rule.strict && staleAnswerOf(found, 'staleWhileRevalidate')
      if (!stale) return prepare(found)
      // Somebody fetches it already; what was dropped on its way is not kept.
      for (const other of underWay.values()) if (other.key === found.key && other.sends < Infinity) return stale
      // The caller has the stale answer and may leave: the fetch goes on. When it fails or may not be sent, the next one asks again.
      found.request = withRequest(request, { signal: undefined })
      safely(() => send(prepare(found), next).catch(() => {}))
      return stale
    },
    response: landed,
    error: rescued,
  }
}
