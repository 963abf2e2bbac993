// Answers from what is kept, and keeps what comes back.
import {
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  ORDER_CACHE,
  own,
  type Plugin,
  withHeader,
} from '@wxpipe/core'
import { answerOf, bodyOf } from './entry.ts'
import { createLookups, type Lookup } from './lookups.ts'
import type { CacheKeys, CacheOptions } from './options.ts'

/** The plugin, and what an app does to its store. */
export type CachePlugin = Plugin<CacheKeys> & {
  /** Drops the answers under any of these tags. */
  readonly invalidate: (...tags: readonly string[]) => void
  /** Drops everything. */
  readonly clear: () => void
}

/**
 * Makes the plugin that caches answers, apart for each `account` of the client. Without a `ttl` nothing is kept.
 * @throws ConfigError (as a rejection) when the client has no `account`, or its host no room for the store
 * @example
 * const cached = cache({ ttl: 60_000 })
 * const client = createClient({ account: () => session.userId }).use(cached)
 * client.get('groups', { cache: { ttl: 300_000, tags: ['groups'] } })
 * cached.invalidate('groups')
 */
export function cache(options: CacheOptions = {}): CachePlugin {
  const { name = 'cache' } = own(options)
  const kept = createLookups(options)
  const lookups = new WeakMap<HttpRequest, Lookup>()
  const revalidating = new Set<string>()

  const prepare = (request: HttpRequest, found: Lookup): HttpRequest => {
    const etag = bodyOf(found.entry) && found.entry!.etag
    const prepared = etag ? withHeader(request, 'if-none-match', etag) : Object.assign({}, request)
    lookups.set(prepared, found)
    return prepared
  }

  const landed = (response: HttpResponse, request: HttpRequest): HttpResponse => {
    const found = lookups.get(request)
    if (!found) return response
    // The server says that what is kept still holds.
    const result = (response.statusCode === 304 && bodyOf(found.entry)) || response
    kept.keep(found, request, result, response)
    return result
  }

  const rescued = (error: unknown, request: HttpRequest): HttpResponse => {
    const found = lookups.get(request)
    if (!found) throw error
    const { code, response }: { code?: string; response?: HttpResponse | undefined } = isHttpError(error) ? error : {}
    const status = code === 'STATUS' && response ? response.statusCode : 0
    if (status === 304) {
      const confirmed = landed(response!, request)
      if (confirmed !== response) return confirmed
    }
    // 408 and 429 are no word on what is kept either: the server had no time, for this request or for the session's refresh.
    if (status >= 500 || status === 408 || status === 429 || code === 'NETWORK' || code === 'TIMEOUT') {
      const { staleIfError } = found.rule
      const stale = staleIfError && kept.isSameAccount(found, request) && answerOf(found.entry, staleIfError)
      if (stale) return stale
    } else if (status || code === 'AUTH_EXPIRED') {
      // Refused or gone: the next request is not answered from what is kept, so that an expired session shows.
      kept.forget(found)
    }
    throw error
  }

  return {
    name,
    order: ORDER_CACHE,
    clear: () => kept.drop(),
    invalidate(...tags) {
      kept.drop((entry) => entry && entry.tags && entry.tags.some((tag) => tags.includes(tag)))
    },
    install: kept.install,
    request(request, next) {
      const found = kept.lookUp(request)
      if (!found) return request
      const fresh = answerOf(found.entry)
      if (fresh) return fresh
      const prepared = prepare(request, found)
      const stale = answerOf(found.entry, found.rule.staleWhileRevalidate)
      if (!stale) return prepared
      if (!revalidating.has(found.key)) {
        revalidating.add(found.key)
        const done = () => void revalidating.delete(found.key)
        // The caller has the stale answer; when this fails, the next one asks again.
        next(prepared)
          .then(
            (response) => landed(response, prepared),
            (error) => rescued(error, prepared),
          )
          .then(done, done)
      }
      return stale
    },
    response: landed,
    error: rescued,
  }
}
