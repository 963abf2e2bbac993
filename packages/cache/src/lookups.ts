// Finds what is kept for a request, and keeps its answer when it still is the same account's.
import { accountOf, type Client, decided, type HttpRequest, type HttpResponse, own } from '@wxpipe/core'
import { entryOf } from './entry.ts'
import { defaultKey, endOf } from './key.ts'
import type { CacheOptions, CacheRule } from './options.ts'
import { createPartitions } from './partitions.ts'
import { ruleFor } from './rules.ts'
import { safely } from './safely.ts'
import { type CacheEntry, type CacheStore, memoryStore } from './store.ts'

/** What was found for a request when it came. */
export interface Lookup {
  readonly key: string
  readonly rule: CacheRule
  readonly entry: CacheEntry | undefined
  readonly account: string | null
  readonly generation: number
}

/** The cache as the plugin's hooks see it. */
export interface Lookups {
  /** Names the client whose host the store is on: the first one that uses the plugin. */
  install(client: Client): void
  /** Nothing for a request that is not cached. */
  lookUp(request: HttpRequest): Lookup | undefined
  /** Whether the call still is that of the account for which the look-up was made. */
  isSameAccount(found: Lookup, request: HttpRequest): boolean
  /** Keeps an answer, if it may be; `said` is the 304 that confirmed it, or the answer itself. */
  keep(found: Lookup, request: HttpRequest, response: HttpResponse, said: HttpResponse): void
  forget(found: Lookup): void
  /** Drops the entries that `goes` names; all without it. */
  drop(goes?: (entry: CacheEntry | undefined) => unknown): void
}

export function createLookups(given: CacheOptions): Lookups {
  const options = own(given)
  const {
    store = memoryStore(),
    key = defaultKey,
    shouldCache = ({ statusCode }: HttpResponse) => statusCode === 200,
  } = options
  let client: Client | undefined
  let made: CacheStore | undefined
  const kept = createPartitions(() => {
    if (!made) made = typeof store === 'function' ? store(client && client.host) : store
    return made
  })
  const install = (used: Client) => {
    client = client || used
  }
  const isSameAccount = ({ account }: Lookup, request: HttpRequest) => account === accountOf(request, 'cache')

  return {
    install,
    isSameAccount,
    lookUp(request) {
      const rule = ruleFor(request, options)
      const account = rule && accountOf(request, 'cache')
      // While it is not known who is logged in, nothing is read or kept: it could be another one's.
      if (account === undefined) return undefined
      const end = endOf(key.call(given, request), request)
      if (end === undefined) return undefined
      install(request.call.client)
      const store = kept.store()
      const name = kept.startFor(account) + end
      return { key: name, rule: rule!, entry: safely(() => store.get(name)), account, generation: kept.generation() }
    },
    keep(found, request, response, said) {
      if (found.generation !== kept.generation() || !isSameAccount(found, request)) return
      // One that throws says no; one that promises has to be told.
      const isWanted = decided(
        safely(() => shouldCache.call(given, response)),
        'cache: shouldCache',
      )
      if (!isWanted || Object(response.data).byteLength >= 0) return
      safely(() => {
        const entry = entryOf(response, said, found.rule)
        if (entry) kept.store().set(found.key, entry)
        else kept.store().delete(found.key)
      })
    },
    forget: ({ key }) => void safely(() => kept.store().delete(key)),
    drop: (goes) => kept.drop((each) => !goes || goes(kept.store().get(each))),
  }
}
