// Random logins, logouts and changes of the account, A to B to A included, over random waits: nothing ever crosses.
import { useFakeTime } from '@wxpipe/test-support'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Ask, happenings, type Life, play, type Step } from '../test/accounts/life.ts'
import { type Fate, fates } from '../test/fates.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 200)
// A failure prints the seed and the path to the shrunk life; WXPIPE_SEED plays others.
const seed = Number(process.env['WXPIPE_SEED'] ?? 20_261_126)

const ask: fc.Arbitrary<Ask> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'PUT'),
    isStream: fc.constantFrom(undefined, undefined, undefined, true),
    key: fc.nat(1),
    cache: fc.constantFrom(
      undefined,
      { ttl: 40 },
      { ttl: 5, staleWhileRevalidate: 5_000 },
      { ttl: 5, staleIfError: 60_000 },
    ),
    priority: fc.constantFrom(undefined, undefined, 'high', 'low'),
  })
  // What is left out stands in for what is undefined: exact optional types, and shorter prints.
  .map((given) => JSON.parse(JSON.stringify(given)) as Ask)

const after = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 80 }) },
  { weight: 1, arbitrary: fc.constantFrom(310, 1_005, 6_000, 31_000) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('send'), ask, after }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom(...happenings), after }) },
)
const life: fc.Arbitrary<Life> = fc.record({
  reading: fc.constantFrom('sync', 'slow'),
  store: fc.constantFrom('memory', 'storage'),
  waitsForLogin: fc.boolean(),
  tellsChunks: fc.boolean(),
  tellsAccount: fc.constant(true),
  fates: fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom<Fate[]>('ok', 'ok at once', 'ok, slow') },
      { weight: 3, arbitrary: fc.constantFrom(...(Object.keys(fates) as Fate[])) },
    ),
    { minLength: 1, maxLength: 20, size: 'max' },
  ),
  steps: fc.array(step, { minLength: 3, maxLength: 40, size: 'max' }),
})

const check = (lives: fc.Arbitrary<Life>, numRuns: number) =>
  fc.check(
    fc.asyncProperty(lives, async (given) => {
      vi.useFakeTimers({ now: 0 })
      const crossed = await play(given)
      vi.clearAllTimers()
      // The first one is enough to read; a shrunk life has few.
      if (crossed.length) throw new Error(crossed.slice(0, 5).join('\n'))
    }),
    { numRuns, seed },
  )

describe('users who come and go on one phone', () => {
  it(`never send or see what is another's, in ${runs} random lives (seed ${seed})`, async () => {
    const details = await check(life, runs)
    expect(details.failed, `${details.errorInstance}\n${fc.defaultReportMessage(details)}`).toBe(false)
  })

  it('are found out by this very test in an app that does not say who is logged in', async () => {
    const planted = life.map((given) => ({ ...given, tellsAccount: false }))
    const details = await check(planted, runs)
    expect(details.failed).toBe(true)
    expect(String(details.errorInstance)).toMatch(/was sent as|answer/)
  })
})
