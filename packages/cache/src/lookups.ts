// Finds what is kept for a request, and keeps its response if that is still the same account's and the newest.
import {
  accountOf,
  type Client,
  ConfigError,
  createClient,
  decided,
  type HttpRequest,
  type HttpResponse,
  isBinary,
  requestKey,
} from '@wxpipe/core'
import { entryOf } from './entry.ts'
import { fixedHash } from './key.ts'
import type { CacheOptions } from './options.ts'
import { createPartitions, type ShouldDrop } from './partitions.ts'
import { type RequestRule, ruleFor } from './rules.ts'
import { safely } from './safely.ts'
import { type CacheEntry, type CacheStore, memoryStore } from './store.ts'
import { isBusy } from './trouble.ts'
import { isNewest, type UnderWay, wasSent } from './under-way.ts'

/** What was found for a request when it came. */
export interface Lookup {
  readonly key: string
  readonly rule: RequestRule
  readonly entry: CacheEntry | undefined
  readonly account: string | null
  /** The request as it came; for a background fetch, without the signal of the caller, who has the stale response. */
  request: HttpRequest
  /** How often its call had been sent by then. */
  readonly sends: number
  /** Its key has been dropped since (`invalidate`, a write): its response may be from before that, and is not kept. */
  isDropped?: boolean
  /** The newest send for this key that has had a response meanwhile: a response to an older one is late. */
  newestAnswered?: number | undefined
  /** The stored response that the server is asked to confirm. */
  confirmable?: HttpResponse | undefined
}

/** The cache as the plugin's hooks see it. */
export interface Lookups {
  /** Sets the client whose host the store is on: the first one that uses the plugin. */
  install(client: Client): void
  /** Looks up what is kept for a request; undefined if it is not cached. */
  lookUp(request: HttpRequest): Lookup | undefined
  /** The requests in flight. */
  readonly underWay: UnderWay
  /**
   * Keeps the response, if it may be kept. If not, or if there is none, drops what is kept, unless the failure says
   * nothing about that, or a newer response has come.
   */
  keep(found: Lookup, response?: HttpResponse): void
  /** Drops what a request has changed, if HTTP's rules apply. */
  notice(request: HttpRequest, response: HttpResponse, found: Lookup | undefined): void
  /** Drops the entries for which `shouldDrop` returns true. */
  drop(shouldDrop: ShouldDrop): void
}

/** @param options as the app gave them: their functions are called as its methods */
export function createLookups(options: CacheOptions): Lookups {
  const {
    store = memoryStore(),
    key = (request: HttpRequest) => requestKey(request, { lasting: !partitions.store().isVolatile }),
    shouldCache = ({ statusCode }: HttpResponse) => statusCode === 200,
  } = options
  const checked = (store: CacheStore) => {
    for (const name of ['get', 'set', 'delete', 'keys'] as const) {
      if (typeof Object(store)[name] !== 'function') throw new ConfigError(`cache: the store has no ${name}()`)
    }
    return store
  }
  let client: Client | undefined
  let storeInUse = typeof store === 'function' ? undefined : checked(store)
  // The rules by which a write drops entries. A write has no rules of its own: these are the last that a request had.
  let { http: rulesForWrites } = options
  const underWay: UnderWay = new Map()
  const partitions = createPartitions(() => {
    if (storeInUse) return storeInUse
    // Until a client uses the plugin (`clear` at a logout), the store is made for the global host; later, made again.
    const { host } = client || createClient()
    const made = checked((store as (host: object | undefined) => CacheStore)(host))
    if (client) storeInUse = made
    return made
  }, underWay)

  return {
    install(used) {
      client = client || used
    },
    underWay,
    drop: partitions.drop,
    lookUp(request) {
      const rule = ruleFor(request, options)
      const account = rule && accountOf(request, 'cache')
      // While it is not known who is logged in, nothing is read or kept: it could be another user's.
      if (account === undefined) return undefined
      const { http, keyed = request } = rule!
      const text: unknown = key.call(options, keyed)
      if (text === undefined) return undefined
      // As a text, a promise or an object would be the same for all requests.
      if (typeof text !== 'string') throw new ConfigError('cache: key must yield text at once', { request })
      const store = partitions.store()
      rulesForWrites = http || rulesForWrites
      const pathRules = http || options.http
      const path = pathRules ? pathRules.pathOf(request) : ''
      const storeKey = partitions.startFor(account) + path + fixedHash(text)
      const entry = safely(() => {
        const entry = store.get(storeKey)
        return http ? http.suited(entry, request, rule!) : entry
      })
      return {
        key: storeKey,
        rule: rule!,
        entry,
        account,
        request,
        sends: request.call.sends,
      }
    },
    keep(found, response) {
      const isWanted =
        response &&
        found.account === accountOf(found.request, 'cache') &&
        !isBinary(response.data) &&
        // If it throws, that means no; if it returns a promise, `decided` reports the mistake.
        decided(
          safely(() => shouldCache.call(options, response, found.request)),
          'cache: shouldCache',
        )
      const entry = isWanted && safely(() => entryOf(response, found))
      const isSent = wasSent(found)
      const saysNothing = response && !entry && (!isSent || isBusy(response))
      // Unless a newer response has come already, this one is kept, or what is kept is dropped as outdated. It is not
      // kept if its key was dropped while it was on its way, or if it is the response to another call's send (dedupe),
      // which keeps it itself.
      if (!saysNothing && isNewest(found, underWay))
        safely(() =>
          entry && isSent ? partitions.store().set(found.key, entry) : partitions.store().delete(found.key),
        )
    },
    notice(request, response, found) {
      const shouldDrop = rulesForWrites && rulesForWrites.changedBy(request, response, !!found)
      if (shouldDrop) safely(() => partitions.drop(shouldDrop))
    },
  }
}
