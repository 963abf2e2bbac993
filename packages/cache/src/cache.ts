// Answers from what is kept, and keeps what comes back.
import { type HttpRequest, type HttpResponse, isHttpError, ORDER_CACHE, type Plugin, withHeader } from '@wxpipe/core'
import { answerOf, bodyOf, entryOf } from './entry.ts'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
import { defaultKey, ruleFor } from './rules.ts'
import { safely } from './safely.ts'
import { type CacheEntry, memoryStore } from './store.ts'

/** The plugin, and what an app does to its store. */
export type CachePlugin = Plugin<CacheKeys> & {
  /** Drops the answers under any of these tags. */
  readonly invalidate: (...tags: readonly string[]) => void
  /** Drops everything. */
  readonly clear: () => void
}

interface Lookup {
  readonly key: string
  readonly rule: CacheRule
  readonly entry: CacheEntry | undefined
  readonly account: unknown
  readonly generation: number
}

/**
 * Makes the plugin that caches answers. Without a `ttl` nothing is kept.
 * @example
 * const cached = cache({ account: () => session.userId, ttl: 60_000 })
 * client.use(cached)
 * client.get('groups', { cache: { ttl: 300_000, tags: ['groups'] } })
 * cached.invalidate('groups')
 */
export function cache(options: CacheOptions): CachePlugin {
  const {
    account,
    store = memoryStore(),
    key = defaultKey,
    shouldCache = ({ statusCode }) => statusCode === 200,
    name = 'cache',
  } = options
  const lookups = new WeakMap<HttpRequest, Lookup>()
  const revalidating = new Set<string>()
  let owner: string | undefined
  // Answers to requests from before something was dropped are not kept: they may be what was dropped.
  let generation = 0

  const drop = (goes: (key: string) => unknown): void => {
    generation++
    // One that cannot be dropped keeps no other.
    for (const each of safely(() => store.keys()) || []) safely(() => goes(each) && store.delete(each))
  }

  const lookUp = (request: HttpRequest): Lookup | undefined => {
    const rule = ruleFor(request, options)
    const own = rule && key(request)
    if (own === undefined) return undefined
    const user = account()
    const start = JSON.stringify([user, '']).slice(0, -3)
    if (start !== owner) {
      // At the app's start, when nobody is logged in yet, the store keeps what the last user will find again.
      if (owner || start !== '[null,') drop((each) => !each.startsWith(start))
      owner = start
    }
    const name = start + own
    return { key: name, rule: rule!, entry: safely(() => store.get(name)), account: user, generation }
  }

  const keep = (found: Lookup, response: HttpResponse, said: HttpResponse): void => {
    const { key, rule } = found
    if (found.generation !== generation || found.account !== account()) return
    if (!shouldCache(response) || Object(response.data).byteLength >= 0) return
    const entry = entryOf(response, said, rule)
    if (entry) store.set(key, entry)
    else store.delete(key)
  }

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
    safely(() => keep(found, result, response))
    return result
  }

  const rescued = (error: unknown, request: HttpRequest): HttpResponse => {
    const found = lookups.get(request)
    if (!found) throw error
    const { code, response }: { code?: string; response?: HttpResponse | undefined } = isHttpError(error) ? error : {}
    const status = code === 'STATUS' ? response!.statusCode : 0
    if (status === 304) {
      const kept = landed(response!, request)
      if (kept !== response) return kept
    }
    if (status >= 500 || code === 'NETWORK' || code === 'TIMEOUT') {
      const { staleIfError } = found.rule
      const stale = staleIfError && found.account === account() && answerOf(found.entry, staleIfError)
      if (stale) return stale
    } else if (status || code === 'AUTH_EXPIRED') {
      // Refused or gone: the next request is not answered from what is kept, so that an expired session shows.
      safely(() => store.delete(found.key))
    }
    throw error
  }

  return {
    name,
    order: ORDER_CACHE,
    clear: () => drop(() => true),
    invalidate(...tags) {
      drop((each) => {
        const entry = store.get(each)
        return entry && entry.tags && entry.tags.some((tag) => tags.includes(tag))
      })
    },
    request(request, next) {
      const found = lookUp(request)
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
