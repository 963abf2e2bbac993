// Answers from what is kept, and keeps what comes back.
import {
  getHeader,
  type HttpRequest,
  type HttpResponse,
  isHttpError,
  ORDER_CACHE,
  type Plugin,
  resolveUrl,
  withHeader,
} from '@wxpipe/core'
import { freshnessOf, mayStore } from './http-rules.ts'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
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
  const { account, store = memoryStore(), key = defaultKey, shouldCache = isOk, name = 'cache' } = options
  const lookups = new WeakMap<HttpRequest, Lookup>()
  let owner: unknown = account()

  const clear = () => {
    for (const each of store.keys()) store.delete(each)
  }

  const ruleFor = (request: HttpRequest<CacheKeys>): CacheRule | undefined => {
    const { cache: own } = request.options
    if (own === false || (!own && request.method !== 'GET')) return undefined
    const rule: CacheRule = Object.assign({}, options, own)
    return rule.ttl === undefined && !rule.http ? undefined : rule
  }

  const lookUp = (request: HttpRequest): Lookup | undefined => {
    const rule = ruleFor(request)
    if (!rule) return undefined
    const now = account()
    if (now !== owner) clear()
    owner = now
    const name = JSON.stringify([now, key(request)])
    return { key: name, rule, entry: store.get(name) }
  }

  const keep = ({ key, rule }: Lookup, response: HttpResponse): void => {
    const { ttl = 0, http, tags } = rule
    // Another account has logged in while this was on its way.
    if (account() !== owner || !shouldCache(response) || response.data instanceof ArrayBuffer) return
    if (http && !mayStore(response)) return store.delete(key)
    const fresh = http ? freshnessOf(response) : undefined
    const etag = http ? getHeader(response.header, 'etag') : undefined
    store.set(key, {
      body: JSON.stringify(response),
      at: Date.now(),
      ttl: fresh === undefined ? ttl : fresh,
      etag,
      tags,
    })
  }

  /** The kept answer, when it is not older than its ttl plus so many milliseconds. */
  const answer = ({ key, entry }: Lookup, grace: number | undefined): HttpResponse | undefined => {
    if (!entry || Date.now() >= entry.at + entry.ttl + (grace || 0)) return undefined
    try {
      return JSON.parse(entry.body)
    } catch {
      return void store.delete(key)
    }
  }

  const prepare = (request: HttpRequest, found: Lookup): HttpRequest => {
    const { entry, rule } = found
    const etag = rule.http && entry && entry.etag
    const prepared = etag ? withHeader(request, 'if-none-match', etag) : Object.assign({}, request)
    lookups.set(prepared, found)
    return prepared
  }

  const landed = (request: HttpRequest, response: HttpResponse): HttpResponse => {
    const found = lookups.get(request)
    if (found) keep(found, response)
    return response
  }

  const rescued = (error: unknown, request: HttpRequest): HttpResponse => {
    const found = lookups.get(request)
    if (!found) throw error
    const status = isHttpError(error, 'STATUS') ? error.response!.statusCode : undefined
    // The server says that what is kept still holds.
    const kept = status === 304 && answer(found, Infinity)
    if (kept) return landed(request, kept)
    const failed =
      isHttpError(error, 'NETWORK') || isHttpError(error, 'TIMEOUT') || (status !== undefined && status >= 500)
    const { staleIfError } = found.rule
    const stale = failed && staleIfError ? answer(found, staleIfError) : undefined
    if (!stale) throw error
    return stale
  }

  return {
    name,
    order: ORDER_CACHE,
    clear,
    invalidate(...tags) {
      for (const each of store.keys()) {
        const entry = store.get(each)
        if (entry && entry.tags && entry.tags.some((tag) => tags.includes(tag))) store.delete(each)
      }
    },
    request(request, next) {
      const found = lookUp(request)
      if (!found) return request
      const fresh = answer(found, 0)
      if (fresh) return fresh
      const prepared = prepare(request, found)
      const stale = answer(found, found.rule.staleWhileRevalidate)
      if (!stale) return prepared
      next(prepared)
        .then(
          (response) => landed(prepared, response),
          (error) => rescued(error, prepared),
        )
        .catch(() => {
          // The caller has the stale answer; the next one asks again.
        })
      return stale
    },
    response: (response, request) => landed(request, response),
    error: rescued,
  }
}

function isOk({ statusCode }: HttpResponse): boolean {
  return statusCode === 200
}

function defaultKey(request: HttpRequest): string {
  const { method, data, hostOptions } = request
  return JSON.stringify([method, resolveUrl(request), data, hostOptions])
}
