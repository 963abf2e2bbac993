// What many who wait cost: twice as many cost twice as much, not four times.
import { createCancelSource } from '@wxpipe/core'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it, vi } from 'vitest'
import { busy, createBusySite, times } from '../test/site.ts'

useFakeTime()

/** How often, while `n` leave the line of an origin that rests, a URL is read, or it is asked who rests. */
async function looksOf(n: number, leave: (site: ReturnType<typeof createBusySite>, abort: () => void) => void) {
  const site = createBusySite(busy('60'), { concurrency: 1 })
  await pass(100)
  let reads = 0
  site.client.use({
    name: 'counts',
    order: 640,
    request: (request) =>
      Object.defineProperty({ ...request }, 'url', {
        get() {
          reads++
          return 'a'
        },
      }),
  })
  const { signal, abort } = createCancelSource()
  const all = times(n, () => begun(site.client.get('a', { signal })))
  expect(site.state()).toEqual([0, n])
  const asked = vi.spyOn(Map.prototype, 'has')
  reads = 0
  leave(site, abort)
  const looks = reads + asked.mock.calls.length
  asked.mockRestore()
  await Promise.allSettled(all)
  // The rest, and a tenth.
  await pass(66_000)
  expect(site.state()).toEqual([0, 0])
  return looks
}

it.each<[string, Parameters<typeof looksOf>[1]]>([
  ['an abort of all', (_, abort) => abort()],
  ['clear', ({ slots }) => slots.clear()],
])('%s', async (_, leave) => {
  const few = await looksOf(50, leave)
  expect(await looksOf(400, leave)).toBeLessThanOrEqual(8 * few)
})
