// Random lives of an app that has every plugin of the session and of the network.
import { useFakeTime } from '@wxpipe/test-support'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { play } from '../test/life.ts'
import { asksOf, livesOf, plain, seededRandom, special } from '../test/random-lives.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 100)
// A failure prints the seed and the path to the shrunk life; WXPIPE_SEED plays others.
const seed = Number(process.env['WXPIPE_SEED'] ?? 20_261_122)
const life = livesOf(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 3, arbitrary: asksOf(special) }))

it(`an app with all plugins keeps its rules in ${runs} random lives (seed ${seed})`, async () => {
  const random = vi.spyOn(Math, 'random')
  await fc.assert(
    fc.asyncProperty(life, async (given) => {
      vi.useFakeTimers({ now: 0 })
      random.mockImplementation(seededRandom())
      expect(await play(given)).toEqual([])
    }),
    { numRuns: runs, seed },
  )
})
