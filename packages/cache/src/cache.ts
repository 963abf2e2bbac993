// Serves requests from what is kept, and keeps the responses that come back.
import {
  accountOf,
  type Client,
  ConfigError,
  decided,
  type HttpRequest,
  type HttpResponse,
  isBinary,
  isHttpError,
  type Next,
  ORDER_CACHE,
  type ResponseOutcome,
  requestKey,
  withHeader,
  withRequest,
} from '@wxpipe/core'
import { dropFrom, type ShouldDrop } from './drop.ts'
import { entryOf, staleResponse, usableResponse } from './entry.ts'
import { accountPrefix, fixedHash } from './key.ts'
import { cacheKinds, checkRule, ruleFor } from './rules.ts'
import { safely } from './safely.ts'
import { storeFor } from './store-in-use.ts'
import { isBusy, isTrouble } from './trouble.ts'
import type { CacheOptions, CachePlugin, CacheRule, Lookup, UnderWay } from './types.ts'
import { prepare } from './under-way.ts'

/**
 * Makes the plugin that caches responses, separately for each `account` of the client. Without a `ttl`, a stale time or
 * `http`, nothing is kept.
 * @throws ConfigError for an unknown option or one of another kind, such as `ttl: '60000'` or `http: true`, and for a
 * store that lacks a function; as a rejection for such an option of a request, when the client has no `account` or its
 * host cannot hold the store, and when `key` or `shouldCache` returns a promise
 * @example
 * const cached = cache({ ttl: 60_000 })
 * const client = createClient({ baseURL, account: () => session.userId ?? null }).use(cached)
 * client.get('groups', { cache: { ttl: 300_000, tags: ['groups'] } })
 * cached.invalidate('groups')
 */
export function cache(options: CacheOptions = {}): CachePlugin {
  const own = checkRule(options, cacheKinds)
  const { name = 'cache', key = (request: HttpRequest) => requestKey(request, { lasting: !store().isVolatile }) } = own
  let client: Client | undefined
  const store = storeFor(own.store, () => client)
  const underWay: UnderWay = new Map()
  // The beginning of the keys of the account that was seen last.
  let owner: string | undefined
  // The rules by which a write drops entries. A write has no rules of its own: these are the last that a request had.
  let { http: rulesForWrites } = own

  const drop = (shouldDrop: ShouldDrop) => dropFrom(store(), underWay, shouldDrop)

  /** What is kept for a request; undefined if the request is not cached. */
  const lookUp = (request: HttpRequest): Lookup | undefined => {
    const rule = ruleFor(request, own)
    const account = rule && accountOf(request, 'cache')
    // While it is not known who is logged in, nothing is read or kept: it could be another user's.
    if (account === undefined) return undefined
    const { http } = rule!
    // Under HTTP's rules, `Cache-Control` says how to serve the request, not with what.
    const text: unknown = key.call(own, http ? withHeader(request, 'cache-control', null) : request)
    if (text === undefined) return undefined
    // As a text, a promise or an object would be the same for all requests.
    if (typeof text !== 'string') throw new ConfigError('cache: key must yield text at once', { request })
    const inUse = store()
    rulesForWrites = http || rulesForWrites
    const start = accountPrefix(account)
    // Another account's responses are dropped. While nobody has logged in since the app's start, nothing is: the last
    // user may come back, and find their entries. If the store could not list its keys, the next request tries again.
    if (start !== owner && (!(owner || account) || drop((key) => !key.startsWith(start)))) owner = start
    const pathRules = http || own.http
    const storeKey = start + (pathRules ? pathRules.pathOf(request) : '') + fixedHash(text)
    const entry = safely(() => (http ? http.suited(inUse.get(storeKey), request) : inUse.get(storeKey)))
    return { key: storeKey, rule: rule!, entry, account, request, newestSend: request.call.lastSend }
  }

  /** Drops what a request has changed, if HTTP's rules apply. */
  const notice = (request: HttpRequest, response: HttpResponse, found: Lookup | undefined) => {
    const shouldDrop = rulesForWrites && rulesForWrites.changedBy(request, response, found)
    if (shouldDrop) safely(() => drop(shouldDrop))
  }

  // Keeps the response, if it may be kept. If not, or if there is none, drops what is kept, unless the server was too
  // busy, or a newer response has come.
  const keep = (found: Lookup, response?: HttpResponse) => {
    const { account, request, newestSend } = found
    const { lastSend } = request.call
    const entry =
      response &&
      // The response to another call's send (dedupe) is kept by that call.
      lastSend > newestSend &&
      account === accountOf(request, 'cache') &&
      !isBinary(response.data) &&
      // If `shouldCache` throws, that means no; if it returns a promise, `decided` reports the mistake. It may drop the entry.
      decided(
        safely(() => (own.shouldCache ? own.shouldCache(response, request) : response.statusCode === 200)),
        'cache: shouldCache',
      ) &&
      !found.isDropped &&
      safely(() => entryOf(response, found))
    if (!entry && isBusy(response)) return
    for (const other of underWay.values())
      if (other.key === found.key && lastSend > other.newestSend) other.newestSend = lastSend
    if (lastSend >= newestSend) safely(() => (entry ? store().set(found.key, entry) : store().delete(found.key)))
  }

  const send = (prepared: HttpRequest, next: Next): Promise<HttpResponse> =>
    next(prepared).then(
      (response) => onResponse(response, prepared, next),
      (error) => onError(error, prepared, next),
    )

  const onResponse = (response: HttpResponse, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    notice(request, response, found)
    if (!found) return response
    const { http } = found.rule
    const confirmed = http ? http.confirmed(found, response) : response
    if (confirmed) keep(found, confirmed)
    underWay.delete(request)
    // The server's 304 is about another response than the stored one: the request is sent again without conditions.
    return confirmed || send(prepare(found, underWay), next)
  }

  const onError = (error: unknown, request: HttpRequest, next: Next): ResponseOutcome => {
    const found = underWay.get(request)
    const { code, response } = Object(error)
    if (response) notice(request, response, found)
    if (found) {
      if (response && response.statusCode === 304 && found.confirmable) return onResponse(response, request, next)
      // Whatever its status, an expired session must be seen, and not be hidden by a stale response.
      const mayPass = code !== 'AUTH_EXPIRED' && isTrouble(error)
      // These say nothing about what is kept: a temporary failure, an abort, and a request that was not sent at all.
      const saysNothing =
        mayPass ||
        /^(ABORT|CONFIG)$/.test(code) ||
        (!isHttpError(error) && found.request.call.lastSend <= found.newestSend)
      // Any other failure drops it: the server has refused, and later requests must show that, too, as after an expiry.
      if (!saysNothing) keep(found)
      underWay.delete(request)
      // Looked up again: what was found at first may have been dropped or replaced, or be another account's by now.
      const now = mayPass && lookUp(found.request)
      const stale = now && staleResponse(now, 'staleIfError')
      if (stale) return stale
    }
    throw error
  }

  return {
    name,
    order: ORDER_CACHE,
    keys: { cache: 'object boolean' },
    clear: () => drop(() => true),
    invalidate(...tags) {
      const all = ([] as string[]).concat(...tags)
      drop((_key, read) => ((Object(read()) as CacheRule).tags || []).some((tag) => all.includes(tag)))
    },
    install(used) {
      client = client || used
    },
    request(request, next) {
      const found = lookUp(request)
      if (!found) return request
      const { rule } = found
      const fresh = usableResponse(found, rule.maxStale, rule.maxAge)
      if (fresh) return fresh
      const stale = !rule.strict && staleResponse(found, 'staleWhileRevalidate')
      if (!stale) return prepare(found, underWay)
      // If another request is fetching it already, one is enough; but not one whose response will not be kept.
      for (const other of underWay.values()) if (other.key === found.key && !other.isDropped) return stale
      // Without the caller's signal: the caller has the stale response, and the fetch goes on if they leave. If it
      // fails or may not be sent, the next request fetches.
      found.request = withRequest(request, { signal: undefined })
      safely(() => send(prepare(found, underWay), next).catch(() => {}))
      return stale
    },
    response: onResponse,
    error: onError,
  }
}
