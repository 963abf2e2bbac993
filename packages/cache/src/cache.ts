// Answers from what is kept, and keeps what comes back.
import {
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  type Next,
  ORDER_CACHE,
  own,
  type Plugin,
  type ResponseOutcome,
  withRequest,
} from '@wxpipe/core'
import { answerOf, bodyOf, staleAnswerOf } from './entry.ts'
import type { HttpRules } from './http/rules.ts'
import { createLookups, type Lookup } from './lookups.ts'
import type { CacheKeys, CacheOptions } from './options.ts'

/** The plugin, and what an app does to its store. */
export type CachePlugin = Plugin<CacheKeys> & {
  /** Drops the answers under any of these tags. */
  readonly invalidate: (...tags: readonly string[]) => void
  /** Drops everything. */
  readonly clear: () => void
}

// The server had no time for the request, or nobody got so far: no word on what is kept.
const isTrouble = /^(NETWORK|TIMEOUT|408|429|5..)$/

/** A request that goes out, and the answer that it wants to hear no more of than that it still holds. */
interface Sent {
  readonly found: Lookup
  readonly stored: HttpResponse | undefined
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
  const sent = new WeakMap<HttpRequest, Sent>()
  const revalidating = new Set<string>()

  /** The request as it goes out: a copy, by which its answer is known again. */
  const prepare = (found: Lookup, stored?: HttpResponse): HttpRequest => {
    const { request, rule } = found
    const conditional = rule.http && rule.http.conditional(found, stored)
    const prepared = conditional || withRequest(request, {})
    sent.set(prepared, { found, stored: conditional ? stored : undefined })
    kept.underWay.set(found, undefined)
    return prepared
  }

  const send = (prepared: HttpRequest, next: Next): Promise<HttpResponse> =>
    next(prepared).then(
      (response) => landed(response, prepared, next),
      (error) => rescued(error, prepared, next),
    )

  const landed = (response: HttpResponse, request: HttpRequest, next: Next): ResponseOutcome => {
    const { found, stored }: Partial<Sent> = sent.get(request) || {}
    if (!found) kept.notice(request, response)
    else if (response.statusCode === 304 && stored) {
      const confirmed = (found.rule.http as HttpRules).confirmed(stored, response)
      // A 304 that speaks of another answer is not believed: that one is fetched.
      if (!confirmed) return send(prepare(found), next)
      response = confirmed
    }
    if (found) {
      if (isTrouble.test(`${response.statusCode}`)) kept.underWay.delete(found)
      else kept.keep(found, response, request)
    }
    return response
  }

  const rescued = (error: unknown, request: HttpRequest, next: Next): ResponseOutcome => {
    const { found, stored }: Partial<Sent> = sent.get(request) || {}
    const { code, response }: { code?: string; response?: HttpResponse | undefined } = isHttpError(error) ? error : {}
    if (found) {
      const why = code === 'STATUS' && response ? `${response.statusCode}` : code
      if (why === '304' && stored) return landed(response!, request, next)
      if (isTrouble.test(`${why}`)) {
        kept.underWay.delete(found)
        const stale = staleAnswerOf(found, 'staleIfError')
        if (stale && kept.isSameAccount(found)) return stale
      }
      // Not sent, or not waited for.
      else if (/^(ABORT|CONFIG)$/.test(`${why}`) || (!code && found.sends === request.call.sends))
        kept.underWay.delete(found)
      // Refused or gone: the next request is not answered from what is kept, so that an expired session shows.
      else kept.keep(found)
    } else if (response) kept.notice(request, response)
    throw error
  }

  return {
    name,
    order: ORDER_CACHE,
    clear: () => kept.drop(() => true),
    invalidate(...tags) {
      kept.drop((_key, read) => (Object.assign({}, read()).tags || []).some((tag) => tags.includes(tag)))
    },
    install: kept.install,
    request(request, next) {
      const found = kept.lookUp(request)
      if (!found) return request
      const { entry, key, rule } = found
      const fresh = !rule.reload && answerOf(found, rule.slack)
      if (fresh) return fresh
      const stale = staleAnswerOf(found, 'staleWhileRevalidate')
      if (!stale) return prepare(found, bodyOf(entry))
      if (!revalidating.has(key)) {
        revalidating.add(key)
        const done = () => void revalidating.delete(key)
        // The caller has the stale answer and may leave: the fetch goes on. When it fails, the next one asks again.
        const background = Object.assign({}, found, { request: withRequest(request, { signal: undefined }) })
        send(prepare(background, bodyOf(entry)), next).then(done, done)
      }
      return stale
    },
    response: landed,
    error: rescued,
  }
}
