// A stale response for one that failed: it is what is kept then, not what was kept when the request began.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

/** The second send takes half a second to a 503; each other one takes 10 ms to its own status. */
const createTrouble = (statusOf = (_n: number) => 200) => {
  let sends = 0
  const app = createApp({ staleIfError: 60_000, tags: ['t'] }, () => {
    const n = ++sends
    return n === 2 ? { statusCode: 503, delay: 500 } : { statusCode: statusOf(n), data: { n }, delay: 10 }
  })
  /** What the slow request gets, when `meanwhile` has been done. */
  const outcomeAfter = async (meanwhile: () => unknown) => {
    await app.get('a')
    await app.pass(2000)
    const slow = app.client.get('a').then(
      ({ data }) => data,
      (error) => error.code,
    )
    await meanwhile()
    await app.pass(1000)
    return slow
  }
  return { ...app, outcomeAfter }
}

describe('a request on its way to a 503', () => {
  it('gets the newer response that another one has kept meanwhile', async () => {
    const { get, outcomeAfter } = createTrouble()
    expect(await outcomeAfter(() => get('a'))).toEqual({ n: 3 })
  })

  it('fails, when another one has met meanwhile that it is gone', async () => {
    const { get, outcomeAfter } = createTrouble((n) => (n === 3 ? 404 : 200))
    expect(await outcomeAfter(() => get('a'))).toBe('STATUS')
  })

  it('fails, when all was dropped meanwhile; but gets what another one has kept after that', async () => {
    const dropped = createTrouble()
    expect(await dropped.outcomeAfter(() => dropped.cached.invalidate('t'))).toBe('STATUS')
    const { cached, get, outcomeAfter } = createTrouble()
    const anew = () => {
      cached.invalidate('t')
      return get('a')
    }
    expect(await outcomeAfter(anew)).toEqual({ n: 3 })
  })
})
