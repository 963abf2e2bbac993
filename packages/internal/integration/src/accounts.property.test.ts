// Random logins, logouts and changes of the account, A to B to A included, over random waits: nothing ever crosses.
import { rfc9111 } from '@wxpipe/cache'
import { useFakeTime } from '@wxpipe/test-support'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Ask } from '../test/accounts/calls.ts'
import { type Life, play, type Step } from '../test/accounts/life.ts'
import { type Plant, plants } from '../test/accounts/plants.ts'
import { type Fate, fates } from '../test/fates.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 400)
// A failure prints the seed and the path to the shrunk life; WXPIPE_SEED plays others.
const seed = Number(process.env['WXPIPE_SEED'] ?? 20_261_126)

type Kinds = readonly Ask['kind'][]
// Few keys, and in each life few ways to ask: what is equal meets what is equal.
const kinds: fc.Arbitrary<Kinds> = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Kinds>(['get']) },
  { weight: 3, arbitrary: fc.constant<Kinds>(['get', 'get', 'data', 'shown', 'put', 'post', 'mocked', 'upload']) },
  { weight: 2, arbitrary: fc.constant<Kinds>(['stream', 'events', 'events']) },
  { weight: 3, arbitrary: fc.constant<Kinds>(['save', 'save', 'download']) },
  { weight: 2, arbitrary: fc.constant<Kinds>(['cloud']) },
)
const askOf = (some: Kinds): fc.Arbitrary<Ask> =>
  fc
    .record({
      kind: fc.constantFrom(...some),
      key: fc.constantFrom(0, 0, 1),
      cache: fc.constantFrom(
        ...[undefined, undefined, { ttl: 40 }, { ttl: 5_000 }, { http: rfc9111 }],
        ...[
          { ttl: 5, staleWhileRevalidate: 5_000 },
          { ttl: 5, staleIfError: 60_000 },
        ],
      ),
      dedupe: fc.constantFrom(undefined, undefined, undefined, undefined, 'reject', 'latest'),
      priority: fc.constantFrom(undefined, undefined, 'high', 'low'),
    })
    // What is left out stands in for what is undefined: exact optional types, and shorter prints.
    .map(
      (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Ask,
    )

// Nothing, about as long as a send, and as long as a retry or a refresh may wait.
const after = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 25 }) },
  { weight: 1, arbitrary: fc.integer({ min: 26, max: 80 }) },
  { weight: 2, arbitrary: fc.constantFrom(310, 1_005, 1_005, 6_000) },
)
const people = fc.record({ does: fc.constantFrom('log in A', 'log in B', 'log in A', 'log out'), after })
const phone = fc.record({ does: fc.constantFrom('offline', 'online', 'background', 'foreground'), after })
const session = fc.record({ does: fc.constantFrom('forget', 'expire'), after })
// Out and in again, as who clears a session does: what was asked before goes on as nobody's, and then the same is asked again.
const anewOf = (ask: fc.Arbitrary<Ask>) =>
  fc
    .tuple(ask, after, fc.constantFrom(4, 20, 80, 1_005), after, fc.constantFrom(false, false, true))
    .map(([asked, before, away, back, asksMeanwhile]): Step[] => [
      { does: 'send', ask: asked, after: before },
      { does: 'log out', after: away },
      ...(asksMeanwhile ? [{ does: 'send', ask: asked, after: 2 } as const] : []),
      { does: 'log in A', after: back },
      { does: 'send', ask: asked, after: 0 },
    ])
// A visitor's request waits until somebody logs in, and is sent as theirs; after the logout a visitor asks for the same.
const visitedOf = (ask: fc.Arbitrary<Ask>) =>
  fc
    .tuple(ask, ask, after, fc.constantFrom(1, 4, 20), fc.constantFrom(4, 80, 310))
    .map(([ahead, asked, before, untilLogin, untilLogout]): Step[] => [
      { does: 'log out', after: before },
      { does: 'send', ask: { ...ahead, key: 2 }, after: 0 },
      { does: 'send', ask: asked, after: untilLogin },
      { does: 'log in A', after: untilLogout },
      { does: 'log out', after: 0 },
      { does: 'send', ask: asked, after: 0 },
    ])
// A session ends at the server, and while the failure of its request goes outward, somebody else logs in.
const overtakenOf = (ask: fc.Arbitrary<Ask>) =>
  fc.tuple(ask, after, fc.integer({ min: 4, max: 20 }), after).map(([asked, before, untilLogin, then]): Step[] => [
    { does: 'log in A', after: before },
    { does: 'expire', after: 0 },
    { does: 'send', ask: asked, after: untilLogin },
    { does: 'log in B', after: then },
  ])
const stepsOf = (some: Kinds, ...weights: readonly number[]): fc.Arbitrary<Step[]> => {
  const ask = askOf(some)
  const send = fc.record({ does: fc.constant('send' as const), ask, after })
  const single = [send, people, session, phone].map((arbitrary, at) => ({
    weight: weights[at]!,
    arbitrary: arbitrary.map((step): Step[] => [step]),
  }))
  const several = [anewOf, visitedOf, overtakenOf].map((make) => ({ weight: 1, arbitrary: make(ask) }))
  const steps = fc.array(fc.oneof(...single, ...several), { minLength: 8, maxLength: 20, size: 'max' })
  return fc.tuple(people, steps).map(([first, others]) => [first, ...others.flat()])
}
const fatesOf = (...some: readonly Fate[]) => fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 8 })

const life: fc.Arbitrary<Life> = fc.record({
  reading: fc.constantFrom('sync', 'slow', 'slow'),
  store: fc.constantFrom('memory', 'storage'),
  waitsForLogin: fc.boolean(),
  tellsChunks: fc.boolean(),
  refreshes: fc.boolean(),
  slots: fc.constantFrom(1, 2),
  // Lives of few kinds of trouble: where everything goes wrong at once, hardly anything meets anything.
  fates: fc.oneof(
    fatesOf('ok', 'ok at once', 'ok, slow', 'expired', 'expired code'),
    fatesOf('ok', 'ok, slow', 'ok, slow', 'busy', 'reset'),
    fatesOf('ok', ...(Object.keys(fates) as Fate[])),
  ),
  steps: kinds.chain((some) => fc.oneof(stepsOf(some, 5, 4, 1, 0), stepsOf(some, 5, 4, 1, 2))),
})

const check = (plant?: Plant) =>
  fc.check(
    fc.asyncProperty(life, async (given) => {
      vi.useFakeTimers({ now: 0 })
      const crossed = await play(given, plant)
      vi.clearAllTimers()
      // The first ones are enough to read; a shrunk life has few.
      if (crossed.length) throw new Error(crossed.slice(0, 5).join('\n'))
    }),
    // A mistake that was made on purpose has more lives to meet; of those nobody needs the shortest.
    { numRuns: plant ? 5 * runs : runs, seed, unbiased: true, endOnFailure: !!plant },
  )

describe('users who come and go on one phone', () => {
  it(`never send or see what is another's, in ${runs} random lives (seed ${seed})`, async () => {
    const details = await check()
    expect(details.failed, `${details.errorInstance}\n${fc.defaultReportMessage(details)}`).toBe(false)
  })

  it.each(plants)('are found out by this very test with %s', async (_, said, plant) => {
    const details = await check(plant)
    expect(details.failed).toBe(true)
    expect(String(details.errorInstance)).toMatch(said)
  })
})
