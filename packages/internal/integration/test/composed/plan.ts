// What an app is made of and what happens in it, drawn from a seed: any plugins, in any order of `use`, with any options.
import { rfc9111 } from '@wxpipe/cache'
import { type Fate, fates } from '../fates.ts'
import { createRandom, type Random } from './random.ts'

export const names = [
  ...(['page-scope', 'login-redirect', 'deadline', 'loading', 'transfer', 'stream', 'cache', 'dedupe'] as const),
  ...(['retry', 'resume', 'token-refresh', 'queue', 'token-injection', 'envelope', 'token-expiry'] as const),
  ...(['idempotency-key', 'signing', 'validation'] as const),
]
export type Name = (typeof names)[number]

export const kinds = ['get', 'put', 'post', 'upload', 'download', 'stream'] as const

/** A call: what it asks for, and its options, of plugins that may not be there. */
export interface Ask {
  readonly kind: (typeof kinds)[number]
  readonly key: number
  readonly isForeign: boolean
  /** `page`: one that several calls share. */
  readonly signal: 'own' | 'native' | 'polyfill' | 'page' | 'none'
  readonly timeout?: number | undefined
  readonly options: { readonly [name: string]: unknown }
}

/** An interceptor of the app's own. */
export interface Hook {
  readonly order: number
  readonly does: 'waits' | 'waits back' | 'waits after errors' | 'runs next' | 'joins a signal'
  readonly ms: number
}

export const happenings = [
  ...(['log in A', 'log in B', 'log in A', 'log out', 'forget', 'expire', 'open a page', 'leave the page'] as const),
  ...(['background', 'foreground', 'wifi', '4g', 'none', 'clear the queue', 'clear the cache', 'invalidate'] as const),
]

/** What happens next, and the milliseconds until what follows; none keeps to the same tick. */
export interface Step {
  readonly does: 'send' | 'abort' | 'remove' | 'use' | (typeof happenings)[number]
  readonly after: number
  readonly ask?: Ask
  readonly which?: number
}

export interface Plan {
  readonly seed: number
  readonly plugins: readonly Name[]
  readonly options: { readonly [name in Name]?: { readonly [option: string]: unknown } }
  readonly hooks: readonly Hook[]
  readonly clients: 1 | 2
  readonly maxSends: number
  readonly reading: 'sync' | 'slow'
  readonly waitsForLogin: boolean
  readonly store: 'memory' | 'storage'
  readonly fates: readonly Fate[]
  readonly steps: readonly Step[]
}

const optionsOf = ({ pick, maybe, int }: Random): Plan['options'] => ({
  deadline: { total: pick([20_000, 20_000, 3_000, 1_500]) },
  cache: {
    ttl: maybe(30, 200),
    staleWhileRevalidate: maybe(2_000),
    staleIfError: maybe(5_000),
    http: maybe(rfc9111),
  },
  dedupe: { methods: maybe(['GET'], ['GET', 'POST', 'PUT']) },
  retry: { limit: maybe(0, 1, 4), timeouts: maybe(false), baseDelay: maybe(20), maxDelay: maybe(500) },
  resume: { offlineTimeout: maybe(0, 2_000), limit: maybe(2) },
  queue: { concurrency: 1 + int(3), aging: maybe(1, 2), maxWait: maybe(1_500, 4_000) },
  loading: { delay: 10, minTime: 20 },
  transfer: { timeout: maybe(3_000) },
  stream: { idleTimeout: maybe(1_000) },
})

const askOf = ({ pick, maybe, int, chance }: Random): Ask => {
  const isPlain = chance(0.3)
  const isDouble = chance(0.05)
  const kind = pick(['get', 'get', 'get', 'get', 'get', 'put', 'post', 'post', 'upload', 'download', 'stream'] as const)
  return {
    kind,
    key: int(2),
    isForeign: chance(0.05),
    signal: pick(['own', 'own', 'native', 'polyfill', 'page', 'page', 'none']),
    timeout: isPlain ? undefined : (maybe(500, 3_000) as number | undefined),
    options: isPlain
      ? {}
      : {
          auth: maybe(false),
          login: maybe(false),
          scope: maybe(true, false),
          deadline: maybe(false, 2_500, 8_000),
          cache: maybe(
            false,
            { reload: true },
            { ttl: 60, tags: ['all'] },
            { ttl: 15, staleWhileRevalidate: 4_000 },
            { ttl: 15, staleIfError: 4_000 },
            { http: rfc9111 },
          ),
          dedupe: isDouble ? 'reject' : maybe(true, false, 'latest', 'share'),
          retry: maybe(false, 0, 1, 3),
          resume: maybe(true, false),
          // Who refuses doubles sees all that are equal but for how they wait: others may share its send.
          queue: isDouble
            ? {}
            : maybe(false, { priority: 'high' }, { priority: 'low' }, { maxWait: 1_200 }, { maxWait: 2_600 }),
          loading: maybe(true, '…'),
        },
  }
}

const stepOf = (random: Random): Step => {
  const { pick, int, next } = random
  const after = pick([0, 0, 0, int(12), int(12), int(60), int(3) ? 0 : pick([310, 1_005, 6_000, 31_000])])
  const kind = next()
  if (kind < 0.55) return { does: 'send', ask: askOf(random), after }
  if (kind < 0.68) return { does: 'abort', which: int(5), after }
  if (kind < 0.71) return { does: pick(['remove', 'use']), which: int(names.length), after }
  return { does: pick(happenings), after }
}

const orders = [50, 120, 180, 204, 207, 290, 350, 450, 520, 570, 620, 660, 710, 780]

export function planOf(seed: number): Plan {
  const random = createRandom(seed)
  const { pick, int, chance, next, shuffled } = random
  const share = 0.3 + next() * 0.7
  const good: Fate[] = ['ok', 'ok at once', 'ok, slow']
  const calm = next()
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
  return {
    seed,
    plugins: shuffled(names.filter(() => chance(share))),
    options: optionsOf(random),
    hooks: many(int(4), () => ({
      order: pick(orders),
      does: pick(['waits', 'waits', 'waits back', 'waits after errors', 'runs next', 'joins a signal']),
      ms: pick([0, 0, 1, 9]),
    })),
    clients: pick([1, 2]),
    maxSends: pick([20, 20, 20, 4]),
    reading: pick(['sync', 'slow']),
    waitsForLogin: chance(0.5),
    store: pick(['memory', 'storage']),
    fates: many(1 + int(20), () => pick(chance(calm) ? good : (Object.keys(fates) as Fate[]))),
    steps: many(5 + int(40), () => stepOf(random)),
  }
}
