// Random interleavings of everything that can happen to a session.
import { useFakeTime } from '@wxpipe/test-support'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Life, play, type Step } from '../test/session-model.ts'
import type { Outcome } from '../test/session-world.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 400)
// A failure prints the seed and the path to the shrunk life; WXPIPE_SEED plays others.
const seed = Number(process.env['WXPIPE_SEED'] ?? 20_261_122)

// Mostly in the same tick or a few milliseconds apart, so that responses, refreshes and steps cross.
const after = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 60 }) },
  { weight: 1, arbitrary: fc.constant(1_005) },
)
const delay = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.constant(80))
const outcomes: readonly Outcome[] = [
  'ok',
  'ok',
  'refused',
  'rejects',
  'throws',
  'no token',
  'never ends',
  'lost',
  'busy',
]
const outcome = fc.constantFrom(...outcomes)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constant('send'),
      auth: fc.integer({ max: 9, min: 0 }).map((n) => n > 0),
      delay,
      after,
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('expire'), after }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('plan'),
      outcome,
      ms: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(999, 1_000, 1_001, 1_020)),
      after,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('abort'), which: fc.nat(4), after }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('log out'), after }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('log in'), after }) },
)

const life: fc.Arbitrary<Life> = fc.record({
  reading: fc.constantFrom('sync', 'microtask', 'slow'),
  lives: fc.constantFrom(90, 300, 1e9),
  isProactive: fc.boolean(),
  resumes: fc.boolean(),
  limit: fc.constantFrom(5, 1_000),
  steps: fc.array(step, { minLength: 3, maxLength: 30 }),
})

it(`a session keeps its rules in ${runs} random lives (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(life, async (given) => {
      expect(await play(given)).toEqual([])
    }),
    { numRuns: runs, seed },
  )
})
