// Serves requests from what is kept, and keeps the responses that come back.
import {
  accountOf,
  type Client,
  ConfigError,
  decided,
  type HttpRequest,
  isBinary,
  isHttpError,
  type Next,
  ORDER_CACHE,
  type ResponseOutcome,
  requestKey,
  withHeader,
  withRequest,
} from '@wxpipe/core'
import { entryOf, usable } from './entry.ts'
import { accountPrefix, fixedHash } from './key.ts'
import { cacheKinds, checkRule, ruleFor } from './rules.ts'
import { safely } from './safely.ts'
import { storeFor } from './store-in-use.ts'
import { isTrouble } from './trouble.ts'
import type { CacheOptions, CachePlugin, Fetch, HttpRules, IsOld, RequestRule, Tagged, UnderWay } from './types.ts'

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
  let client: Client | undefined
  const storeInUse = storeFor(own.store, () => client)
  const underWay: UnderWay = new Map()
  // The beginning of the keys of the account that was seen last.
  let owner: string | undefined
  // The rules by which a write drops entries. A write has no rules of its own: these are the last that a request had.
  let { http: rulesForWrites } = own
  const fetchesOf = (key: string) => Array.from(underWay.values()).filter((fetch) => fetch.key === key)

  /** Drops the responses for which `isOld` returns true; returns undefined if the store cannot list its keys. */
  const drop = (isOld: IsOld) => {
    const store = storeInUse()
    const look: IsOld = (key, read) => {
      if (!safely(() => isOld(key, read))) return
      // In its own `safely`: one that cannot be dropped must not save the others.
      safely(() => store.delete(key))
      // Every request in flight for such a key, whatever its own tags: its response is delivered, but not kept.
      for (const fetch of fetchesOf(key)) fetch.isDropped = true
    }
    for (const fetch of underWay.values()) look(fetch.key, () => fetch)
    return safely(() => {
      for (const key of store.keys()) look(key, () => store.get(key))
      return true
    })
  }

  /** Takes every outcome: `{ response }`, or what was thrown. Returns, or throws, what the caller gets. */
  const conclude = (outcome: unknown, sent: HttpRequest, isFailure?: boolean): ResponseOutcome => {
    const fetch = underWay.get(sent)
    try {
      const { response } = Object(outcome)
      const isOld = rulesForWrites && rulesForWrites.changedBy(sent, response, fetch)
      if (isOld) safely(() => drop(isOld))
      const instead = fetch && fetch.settle(outcome, sent, isFailure)
      if (isFailure && !instead) throw outcome
      return instead || response
    } finally {
      // Whatever the app's functions and errors do: a request that stayed here would keep later ones from being sent.
      underWay.delete(sent)
    }
  }

  const send = (sent: HttpRequest, next: Next) =>
    next(sent).then(
      (response) => conclude({ response }, sent),
      (error) => conclude(error, sent, true),
    )

  return {
    name: own.name || 'cache',
    order: ORDER_CACHE,
    keys: { cache: 'object boolean' },
    clear: () => drop(() => true),
    invalidate(...tags) {
      const all = ([] as string[]).concat(...tags)
      drop((_key, read) => ((Object(read()) as Tagged).tags || []).some((tag) => all.includes(tag)))
    },
    install(used) {
      client = client || used
    },
    request(request, next) {
      const rule = ruleFor(request, own)!
      const account = rule && accountOf(request, 'cache')
      // Not known who is logged in: nothing is read or kept. HTTP's rules throw if the request must not be sent, either.
      const { http }: Partial<RequestRule> = Object(rule)
      if (account === undefined) return http ? http.conditional(request, rule) : request
      // Under HTTP's rules, `Cache-Control` says how to serve the request, not with what.
      const asked = http ? withHeader(request, 'cache-control', null) : request
      const text: unknown = own.key ? own.key(asked) : requestKey(asked, { lasting: !storeInUse().isVolatile })
      if (text === undefined) return http ? http.conditional(request, rule) : request
      // As a text, a promise or an object would be the same for all requests.
      if (typeof text !== 'string') throw new ConfigError('cache: key must yield text at once', { request })
      const store = storeInUse()
      rulesForWrites = http || rulesForWrites
      const start = accountPrefix(account)
      // Another account's responses are dropped. While nobody has logged in since the app's start, nothing is: the last
      // user may come back, and find their entries. If the store could not list its keys, the next request tries again.
      if (start !== owner && (!(owner || account) || drop((key) => !key.startsWith(start)))) owner = start
      const pathRules = http || own.http
      const key = start + (pathRules ? pathRules.pathOf(request) : '') + fixedHash(text)
      const read = () => safely(() => (http ? http.suited(store.get(key), request) : store.get(key)))
      const entry = read()
      const fresh = usable(entry, rule, request, 'maxStale', rule.maxAge)
      if (fresh) return fresh
      const stale = !rule.strict && usable(entry, rule, request, 'staleWhileRevalidate')
      // If another request is fetching it already, one is enough; but not one whose response will not be kept.
      if (stale && (rule.onlyKept || fetchesOf(key).some(({ isDropped }) => !isDropped))) return stale
      // A copy, because hooks inside may write into it. Without the signal of a caller who has the stale response already.
      const plain = withHeader(stale ? withRequest(request, { signal: undefined }) : request, '', null)
      const stored = http ? usable(entry, rule, request) : undefined
      const fetch: Fetch = {
        key,
        tags: rule.tags,
        newestSend: request.call.lastSend,
        settle(outcome, sent, isFailure) {
          let { code, response } = Object(outcome)
          // Only HTTP's rules send another request than the plain one: one that asks whether `stored` still holds.
          if (sent !== plain && Object(response).statusCode === 304) {
            response = (http as HttpRules).confirmed(stored!, response)
            // It is about another response than the stored one: the request is sent again without conditions.
            if (!response) return send(begin(plain), next)
            isFailure = false
          }
          const isOurs = () => account === accountOf(request, 'cache')
          const isNewer = request.call.lastSend > fetch.newestSend
          const mayPass = isTrouble(outcome)
          const entry =
            !isFailure &&
            // The response to another call's send (dedupe) is kept by that call.
            isNewer &&
            isOurs() &&
            !isBinary(response.data) &&
            // If `shouldCache` throws, that means no; a promise is reported as a mistake. It may drop the entry.
            decided(
              safely(() => (own.shouldCache ? own.shouldCache(response, request) : response.statusCode === 200)),
              'cache: shouldCache',
            ) &&
            !fetch.isDropped &&
            safely(() => entryOf(response, request, rule))
          // A temporary failure, an abort, and a request that was not sent at all: what is kept stays.
          const stays = mayPass || /^(ABORT|CONFIG)$/.test(code) || (isFailure && !isNewer && !isHttpError(outcome))
          // Any other outcome drops it: a refusal so that later requests meet it, too; a new response so that nothing older is
          // left if the store cannot hold it.
          if (entry || !stays) {
            if (request.call.lastSend >= fetch.newestSend) safely(() => store.delete(key))
            if (entry) safely(() => store.set(key, entry))
            for (const each of fetchesOf(key)) each.newestSend = Math.max(each.newestSend, request.call.lastSend)
          }
          // Read again: what was found at first may have been dropped or replaced.
          return isFailure ? mayPass && isOurs() && usable(read(), rule, request, 'staleIfError') : response
        },
      }
      const begin = (sent: HttpRequest) => underWay.set(sent, fetch) && sent
      const sent = begin(http ? http.conditional(plain, rule, stored) : plain)
      // In the background. If it fails, the next request fetches.
      if (stale) send(sent, next).catch(() => {})
      return stale || sent
    },
    response: (response, request) => conclude({ response }, request),
    error: (error, request) => conclude(error, request, true),
  }
}
