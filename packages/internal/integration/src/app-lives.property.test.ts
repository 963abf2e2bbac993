// Whole apps in random lives: any plugins with any options, a user, a phone and a server, and all that goes wrong with them.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createRandom } from '../test/composed/random.ts'
import { planOf } from '../test/lives/plan.ts'
import { answerAll, plants } from '../test/lives/plants.ts'
import { type Plant, play } from '../test/lives/play.ts'

const takeUnhandled = useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 60)
// A failure prints the seed of its life; WXPIPE_SEED begins with another one, and WXPIPE_LOG prints each step of a life.
const first = Number(process.env['WXPIPE_SEED'] ?? 20_261_128)

/** @returns what went against the rules */
async function live(seed: number, plant?: Plant): Promise<readonly string[]> {
  vi.useFakeTimers({ now: 1.8e12 })
  vi.spyOn(Math, 'random').mockImplementation(createRandom(seed).next)
  const broken = await play(planOf(seed), plant, process.env['WXPIPE_LOG'] ? console.log : undefined)
  await answerAll()
  const unhandled = await takeUnhandled()
  vi.clearAllTimers()
  return [...broken, ...unhandled.map((error) => `unhandled: ${Object(error).stack ?? error}`)]
}

it(`a whole app keeps its rules in ${runs} random lives (seeds from ${first})`, async () => {
  for (let seed = first; seed < first + runs; seed++)
    expect({ seed, broken: await live(seed) }).toEqual({ seed, broken: [] })
})

describe('a mistake is noticed:', () => {
  it.each(plants)('%s', async (_, pattern, plant) => {
    let isNoticed = false
    for (let seed = first; !isNoticed && seed < first + 60; seed++)
      isNoticed = (await live(seed, plant)).some((rule) => pattern.test(rule))
    expect(isNoticed).toBe(true)
  })
})
