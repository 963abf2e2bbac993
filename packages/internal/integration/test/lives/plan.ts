// What an app is made of, how its server, its network and its user behave, and what happens one after the other: all from a seed.
import { rfc9111 } from '@wxpipe/cache'
import type { Quirks } from '@wxpipe/testing'
import { createRandom, type Random } from '../composed/random.ts'
import { type Fate, fates, goodFates } from './fates.ts'

export const optional = [
  ...(['page-scope', 'loading', 'toast', 'deadline', 'validation', 'cache', 'dedupe', 'idempotency-key'] as const),
  ...(['retry', 'resume', 'token-refresh', 'queue', 'signing', 'envelope', 'login-redirect', 'mock'] as const),
]
export type Optional = (typeof optional)[number]

export const kinds = ['get', 'put', 'post', 'upload', 'download', 'stream', 'track', 'list', 'more'] as const

/** A call: what it asks for, and its options, also of plugins that are not there. */
export interface Ask {
  readonly kind: (typeof kinds)[number]
  readonly key: number
  readonly hasSignal: boolean
  readonly options: { readonly [name: string]: unknown }
}

export const happenings = [
  ...(['open a page', 'open a page', 'go back', 'go back', 'go home', 'switch tab', 'background'] as const),
  ...(['foreground', 'foreground', 'wifi', 'wifi', '4g', 'none', 'slow', 'tunnel', 'fast', 'pages fail'] as const),
  ...(['router busy', 'router busy for long', 'expire', 'expire', 'expire', 'revoke', 'log in', 'log in'] as const),
  ...(['log in', 'open the login page', 'log in beside', 'give up the login', 'go on to sms', 'log out'] as const),
  ...(['abort all', 'clear the queue', 'clear the cache', 'an hour passes', 'a day is slept through'] as const),
  ...(['clock back', 'clock on', 'wx.login fails', 'storage fails'] as const),
]

export interface Step {
  readonly does: 'send' | 'abort' | (typeof happenings)[number]
  /** The milliseconds until what follows; none keeps to the same tick. */
  readonly after: number
  readonly ask?: Ask
  readonly which?: number
}

export interface Plan {
  readonly seed: number
  readonly plugins: readonly Optional[]
  readonly options: { readonly [name: string]: { readonly [option: string]: unknown } }
  readonly clients: 1 | 2
  /** How this phone differs from others. */
  readonly quirks: Quirks
  readonly reading: 'sync' | 'slow'
  /** How the app gets a new token without its user. */
  readonly refreshing: 'refresh token' | 'old token' | 'silent' | 'silent or renewed'
  readonly rotates: boolean
  readonly isProactive: boolean
  /** For how many milliseconds the server takes a token. */
  readonly lifetime: number
  readonly expiredAs: 'status' | 'code'
  readonly clearing: 'at once' | 'slowly'
  readonly knowsAccount: boolean
  readonly knowsToken: boolean
  readonly store: 'memory' | 'storage'
  readonly fates: readonly Fate[]
  readonly refreshFates: readonly Fate[]
  readonly steps: readonly Step[]
}

const optionsOf = ({ pick, maybe, int, chance }: Random): Plan['options'] => ({
  'login-redirect': { whileLoggingIn: maybe('wait', 'wait'), waitTimeout: maybe(5_000), maxWaiting: maybe(2) },
  'token-refresh': { refreshTimeout: maybe(1_000, 5_000), limit: maybe(1, 2), window: maybe(2_000) },
  deadline: { total: pick([30_000, 30_000, 3_000]) },
  cache: {
    ttl: maybe(30, 60_000),
    staleWhileRevalidate: maybe(2_000),
    staleIfError: maybe(5_000),
    http: maybe(rfc9111),
  },
  dedupe: { methods: maybe(['GET', 'POST', 'PUT']) },
  retry: { limit: maybe(1, 4), baseDelay: maybe(20) },
  resume: { offlineTimeout: maybe(0, 2_000), limit: maybe(1) },
  queue: { concurrency: 1 + int(5), maxWait: maybe(1_500, 4_000), isPolite: chance(0.5) },
  loading: { byDefault: chance(0.3), delay: maybe(0, 50), minTime: maybe(0, 50) },
  toast: { duration: maybe(100) },
})

const askOf = ({ pick, maybe, int, chance }: Random): Ask => ({
  kind: pick([...kinds, 'get', 'get', 'get', 'post', 'track']),
  key: int(2),
  hasSignal: chance(0.7),
  options: chance(0.4)
    ? {}
    : {
        auth: maybe(undefined, undefined, false),
        login: maybe(false),
        scope: maybe(true, false),
        timeout: maybe(500, 3_000),
        deadline: maybe(false, 2_500),
        cache: maybe(false, { reload: true }, { ttl: 60 }, { ttl: 15, staleWhileRevalidate: 4_000 }, { http: rfc9111 }),
        dedupe: maybe(false, 'latest', 'latest', 'reject', 'share'),
        retry: maybe(false, 0, 1, 3),
        resume: maybe(true, false),
        queue: maybe(false, { priority: 'high' }, { priority: 'low' }, { maxWait: 1_200 }),
        loading: maybe(true, true, '…', false),
        toast: maybe('…', false),
      },
})

const stepsOf = (random: Random): Step[] => {
  const { pick, int, next } = random
  const after = pick([0, 0, 0, int(12), int(12), int(60), int(3) ? 0 : pick([310, 1_005, 6_000, 31_000])])
  const kind = next()
  const send = { does: 'send', ask: askOf(random), after } as const
  // What rarely meets by itself: a user who logs in while the refusal of the session before is on its way.
  if (kind < 0.05) return [{ does: 'expire', after: 0 }, send, { does: 'log in beside', after: int(60) }]
  if (kind < 0.55) return [send]
  if (kind < 0.6) return [{ does: 'abort', which: int(5), after }]
  return [{ does: pick(happenings), after }]
}

const quirks: readonly Quirks[] = [
  ...[
    { syncCallbacks: true },
    { returnsPromise: true },
    { noRouteEvents: true },
    { failStatuses: [401] },
    { noErrno: true },
  ],
  ...[
    { freshPages: true },
    { noChunks: true },
    { nullHeader: true },
    { lowerCaseHeader: true },
    { decodedOptions: true },
  ],
  ...[{ headerArrays: true }],
]

export function planOf(seed: number): Plan {
  const random = createRandom(seed)
  const { pick, int, chance, next, shuffled } = random
  const share = 0.5 + next() * 0.6
  const calm = 0.3 + next() * 0.7
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
  const fate = () => pick(chance(calm) ? goodFates : (Object.keys(fates) as Fate[]))
  return {
    seed,
    plugins: shuffled(
      optional.filter((name) => chance(name === 'login-redirect' ? 0.95 : name === 'token-refresh' ? 0.5 : share)),
    ),
    options: optionsOf(random),
    clients: pick([1, 1, 2]),
    quirks: pick<Quirks>([{}, {}, {}, ...quirks]),
    reading: pick(['sync', 'sync', 'sync', 'slow']),
    refreshing: pick(['refresh token', 'refresh token', 'old token', 'silent', 'silent or renewed']),
    rotates: chance(0.5),
    isProactive: chance(0.3),
    lifetime: pick([1e12, 1e12, 300_000, 40_000]),
    expiredAs: pick(['status', 'code']),
    clearing: pick(['at once', 'at once', 'slowly']),
    knowsAccount: chance(0.5),
    knowsToken: chance(0.8),
    store: pick(['memory', 'storage']),
    fates: many(1 + int(20), fate),
    refreshFates: many(1 + int(4), fate),
    steps: many(5 + int(45), () => stepsOf(random)).flat(),
  }
}
