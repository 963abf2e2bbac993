// Finds what is kept for a request, and keeps its answer when it still is the same account's and the newest.
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
  /** The request as it came; of a fetch in the background, without the signal of a caller who has the stale answer. */
  request: HttpRequest
  /** How often its call had been sent before; without end once what is kept was dropped: what was sent before that is not kept. */
  sends: number
  /** The `lastSend` of the newest one that has been answered meanwhile. */
  overtaken?: number | undefined
  /** The answer that the request goes out to have confirmed. */
  confirmable?: HttpResponse | undefined
}

/** The cache as the plugin's hooks see it. */
export interface Lookups {
  /** Names the client whose host the store is on: the first one that uses the plugin. */
  install(client: Client): void
  /** Nothing for a request that is not cached. */
  lookUp(request: HttpRequest): Lookup | undefined
  /** The requests that have gone out. */
  readonly underWay: UnderWay
  /** Keeps the answer, if it may be; else, and without one, what is kept is dropped. */
  keep(found: Lookup, response?: HttpResponse): void
  /** Drops what a request has changed, where the rules of HTTP hold. */
  notice(request: HttpRequest, response: HttpResponse, found: Lookup | undefined): void
  /** Drops the entries that `goes` names. */
  drop(goes: ShouldDrop): void
}

/** @param options the app's functions are methods of them */
export function createLookups(options: CacheOptions): Lookups {
  const {
    store = memoryStore(),
    key = (request: HttpRequest) => requestKey(request, { lasting: !kept.store().isVolatile }),
    shouldCache = ({ statusCode }: HttpResponse) => statusCode === 200,
  } = options
  const checked = (store: CacheStore) => {
    for (const name of ['get', 'set', 'delete', 'keys'] as const) {
      if (typeof Object(store)[name] !== 'function') throw new ConfigError(`cache: the store has no ${name}()`)
    }
    return store
  }
  let client: Client | undefined
  let made = typeof store === 'function' ? undefined : checked(store)
  // A write says nothing of the rules of HTTP: they are those of a request that has kept something by them.
  let { http: known } = options
  const underWay: UnderWay = new Map()
  const kept = createPartitions(() => {
    if (made) return made
    // Until a client uses the plugin, as for a logout at the start: the host that a client would have.
    const { host } = client || createClient()
    const first = checked((store as (host: object | undefined) => CacheStore)(host))
    if (client) made = first
    return first
  }, underWay)

  return {
    install(used) {
      client = client || used
    },
    underWay,
    drop: kept.drop,
    lookUp(request) {
      const rule = ruleFor(request, options)
      const account = rule && accountOf(request, 'cache')
      // While it is not known who is logged in, nothing is read or kept: it could be another one's.
      if (account === undefined) return undefined
      const { http, keyed = request } = rule!
      const text: unknown = key.call(options, keyed)
      if (text === undefined) return undefined
      // A promise or an object would be the same for all requests.
      if (typeof text !== 'string') throw new ConfigError('cache: key must yield a text at once', { request })
      const store = kept.store()
      known = http || known
      const by = http || options.http
      const path = by ? by.pathOf(request) : ''
      const name = kept.startFor(account) + path + fixedHash(text)
      const entry = safely(() => {
        const entry = store.get(name)
        return http ? http.suited(entry, request, rule!) : entry
      })
      return {
        key: name,
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
        // One that throws says no; one that promises has to be told.
        decided(
          safely(() => shouldCache.call(options, response, found.request)),
          'cache: shouldCache',
        )
      const entry = isWanted && safely(() => entryOf(response, found))
      const isSent = wasSent(found)
      const saysNothing = response && !entry && (!isSent || isBusy(response))
      // Shown and not kept: what was dropped on its way, and what another call's send has brought (dedupe), which is that one's to
      // keep. It makes what is kept old, unless a newer answer has come meanwhile.
      if (!saysNothing && isNewest(found, underWay))
        safely(() => (entry && isSent ? kept.store().set(found.key, entry) : kept.store().delete(found.key)))
    },
    notice(request, response, found) {
      const goes = known && known.changedBy(request, response, !!found)
      if (goes) safely(() => kept.drop(goes))
    },
  }
}
