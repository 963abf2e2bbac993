// The tunnel chapter in other weathers: whichever requests the tunnel takes, its facts hold.
import { expect, test } from 'vitest'
import { tunnelChapter } from '../src/demo/chapters/tunnel.ts'
import { createStage } from '../src/demo/stage.ts'
import { createStory } from '../src/demo/story.ts'
import { createServer } from '../src/server/index.ts'

const ride = async (seed: number) => {
  const server = createServer()
  const stage = createStage(server, await server.listen(), createStory({ isSilent: true }))
  try {
    await tunnelChapter(seed).play(stage)
    return {
      failed: stage.checks.filter(({ holds }) => !holds),
      heard: server.requests.length,
      sent: stage.sent(),
      mistakes: stage.mistakes(),
      elapsed: stage.elapsed(),
    }
  } finally {
    stage.close()
    await server.close()
  }
}

// Real HTTP, thousands of times, on a machine that may have other things to do.
const timeout = 30_000

test.each([1, 3, 9, 11, 12, 21])('every fact holds with seed %i', { timeout }, async (seed) => {
  const { failed, mistakes } = await ride(seed)
  expect({ failed, mistakes }).toEqual({ failed: [], mistakes: [] })
})

test('the same seed is the same ride: as many requests sent and heard, at the same times', { timeout }, async () => {
  const [first, second] = [await ride(9), await ride(9)]
  expect(second).toEqual(first)
  expect(first.sent).toBeGreaterThan(first.heard)
})
