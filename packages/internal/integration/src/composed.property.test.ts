// Apps of any plugins, put on in any order and with any options, in random lives.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { play } from '../test/composed/life.ts'
import { planOf } from '../test/composed/plan.ts'
import { plants } from '../test/composed/plants.ts'
import { createRandom } from '../test/composed/random.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 60)
// A failure prints the seed of its life; WXPIPE_SEED begins with another one.
const first = Number(process.env['WXPIPE_SEED'] ?? 20_261_127)

/** @returns what went against the rules */
function live(seed: number, ...plant: Parameters<typeof play> extends [unknown, ...infer P] ? P : never) {
  vi.useFakeTimers({ now: 0 })
  vi.spyOn(Math, 'random').mockImplementation(createRandom(seed).next)
  return play(planOf(seed), ...plant)
}

it(`an app of any plugins keeps its rules in ${runs} random lives (seeds from ${first})`, async () => {
  for (let seed = first; seed < first + runs; seed++)
    expect({ seed, broken: await live(seed) }).toEqual({ seed, broken: [] })
})

describe('a mistake is noticed:', () => {
  it.each(plants)('%s', async (_, pattern, plant) => {
    let isNoticed = false
    for (let seed = first; !isNoticed && seed < first + 60; seed++) {
      isNoticed = (await live(seed, plant)).some((rule) => pattern.test(rule))
      vi.clearAllTimers()
    }
    expect(isNoticed).toBe(true)
  })
})
