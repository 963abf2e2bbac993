// Random lives of an app that has every plugin: the kit over the session and the network.
import { useFakeTime } from '@wxpipe/test-support'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createKit, type Plant } from '../test/kit/kit.ts'
import { lives, moods } from '../test/kit/lives.ts'
import { plants } from '../test/kit/plants.ts'
import type { Mood } from '../test/kit/responses.ts'
import { type Life, play } from '../test/life.ts'
import { seededRandom } from '../test/random-lives.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 100)
// A failure prints the seed and the path to the shrunk life; WXPIPE_SEED plays others.
const seed = Number(process.env['WXPIPE_SEED'] ?? 20_261_123)

/** @returns what went against the rules */
function live(life: Life, serves: readonly Mood[], plant?: Plant): Promise<readonly string[]> {
  vi.useFakeTimers({ now: 0 })
  vi.spyOn(Math, 'random').mockImplementation(seededRandom())
  return play(life, createKit(serves, plant))
}

it(`an app with the kit too keeps its rules in ${runs} random lives (seed ${seed})`, async () => {
  const property = fc.asyncProperty(lives, moods, async (life, serves) => {
    expect(await live(life, serves)).toEqual([])
  })
  await fc.assert(property, { numRuns: runs, seed })
})

describe('a mistake is noticed:', () => {
  it.each(plants)('%s', async (_, pattern, plant) => {
    const property = fc.asyncProperty(lives, moods, async (life, serves) => {
      const broken = await live(life, serves, plant)
      return !broken.some((rule) => pattern.test(rule))
    })
    const { failed } = await fc.check(property, { numRuns: 300, seed, endOnFailure: true })
    expect(failed).toBe(true)
  })
})
