// Random lives: what is asked, what happens meanwhile, and how each send ends.
import { rfc9111 } from '@wxpipe/cache'
import fc from 'fast-check'
import { type Fate, fates } from './fates.ts'
import { happenings, type Life, type Step } from './life.ts'
import type { Ask } from './requests.ts'
import type { Outcome } from './session.ts'

/** One of these, undefined more often than not. */
export const maybe = <T>(...values: readonly T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.constantFrom(...values) })

// Equal requests, which meet in cache and dedupe.
export const plain: fc.Arbitrary<Ask> = fc.record({
  origin: fc.constant('own'),
  key: fc.nat(1),
  method: fc.constant('GET'),
})
/** The options that a request may have. */
export const special = {
  origin: fc.constantFrom('own', 'own', 'own', 'own', 'own', 'own', 'look-alike', 'foreign'),
  key: fc.nat(1),
  method: fc.constantFrom('GET', 'GET', 'GET', 'PUT', 'POST', 'DELETE'),
  auth: maybe(false, true),
  login: maybe(false),
  queue: maybe<Ask['queue']>(false, { priority: 'high' }, { priority: 'normal' }, { priority: 'low' }, {}),
  retry: maybe<number | false>(false, 0, 1, 4),
  resume: maybe(true, false),
  dedupe: maybe<boolean | 'reject'>(true, false, 'reject'),
  cache: maybe<Ask['cache']>(
    false,
    { ttl: 60, tags: ['all'] },
    { ttl: 20, staleWhileRevalidate: 5_000 },
    { ttl: 20, staleIfError: 5_000 },
    { http: rfc9111, staleWhileRevalidate: 1_000, tags: ['all'] },
  ),
  scope: maybe(false, true),
}

/** What is left out stands in for what is undefined: exact optional types, and shorter prints. */
export const asksOf = (options: { readonly [name: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<Ask> =>
  fc
    .record(options)
    .map(
      (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Ask,
    )

// Mostly in the same tick or a few milliseconds apart, so that responses, refreshes and steps cross.
const after = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(310, 1_005, 6_000, 31_000) },
)
const outcome = fc.constantFrom<Outcome[]>(
  ...(['ok', 'ok', 'like the rest', 'refused', 'rejects', 'throws', 'no token', 'never ends'] as const),
)
const stepsOf = (ask: fc.Arbitrary<Ask>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ does: fc.constant('send'), ask, after }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('abort'), which: fc.nat(4), after }) },
    {
      weight: 1,
      arbitrary: fc.record({ does: fc.constant('plan'), outcome, ms: fc.constantFrom(0, 5, 30, 1_000), after }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ does: fc.constantFrom(...happenings, 'log in' as const, 'log in' as const), after }),
    },
  )
const fate = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Fate[]>('ok', 'ok at once', 'ok, slow') },
  { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(fates) as Fate[])) },
)
/** Lives of an app that sends these. */
export const livesOf = (ask: fc.Arbitrary<Ask>): fc.Arbitrary<Life> =>
  fc.record({
    clients: fc.constantFrom(1, 2),
    isCutShort: fc.boolean(),
    limit: fc.integer({ min: 1, max: 4 }),
    maxSends: fc.constantFrom(20, 20, 3),
    isTraced: fc.boolean(),
    hasRouteEvents: fc.boolean(),
    resumes: fc.boolean(),
    store: fc.constantFrom('memory', 'storage'),
    reading: fc.constantFrom('sync', 'slow'),
    lives: fc.constantFrom(90, 1_000, 1e9),
    isProactive: fc.boolean(),
    refreshLimit: fc.constantFrom(2, 5),
    fates: fc.array(fate, { minLength: 1, maxLength: 20, size: 'max' }),
    steps: fc.array(stepsOf(ask), { minLength: 3, maxLength: 40, size: 'max' }),
  })

/** The same numbers from 0 to 1 in each life (Lehmer). */
export function seededRandom(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}
