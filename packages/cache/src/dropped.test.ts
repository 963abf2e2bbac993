// What invalidate drops on its way is shown all the same: what is kept beside it must not be older.
import { retry } from '@wxpipe/retry'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()

/** The n-th send has its response after the n-th of these times, with the n-th status, else 200. */
function createDropped(delays: readonly number[], statuses: readonly number[] = []) {
  let sends = 0
  const app = createApp({ ttl: 60_000, tags: ['t'], staleWhileRevalidate: 60_000 }, () => {
    const n = sends++
    return { data: { n: n + 1 }, delay: delays[n] ?? 10, statusCode: statuses[n] ?? 200 }
  })
  const ask = () => begun(app.client.get('a').then(({ data }) => data))
  return { ...app, ask }
}

describe('a response that was dropped on its way', () => {
  it('drops what was kept meanwhile, when it was sent after that: as one that is sent again', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const { client, cached, ask, get } = createDropped([100, 300, 300], [503])
    client.use(retry())
    const first = ask()
    await pass(120)
    cached.invalidate('t')
    const second = ask()
    await pass(1000)
    expect([await first, await second]).toEqual([{ n: 3 }, { n: 2 }])
    expect(await get('a')).toEqual({ n: 4 })
  })

  it('leaves what was kept meanwhile, when it was sent before that', async () => {
    const { cached, ask, get } = createDropped([500, 10])
    const first = ask()
    cached.invalidate('t')
    const second = ask()
    await pass(1000)
    expect([await first, await second]).toEqual([{ n: 1 }, { n: 2 }])
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('keeps nobody from fetching anew while it is still awaited', async () => {
    const { cached, ask, get, sent } = createDropped([200_000, 10])
    ask()
    cached.invalidate('t')
    ask()
    await pass(100_000)
    expect(await get('a')).toEqual({ n: 2 })
    expect(sent()).toBe(3)
    expect(await get('a')).toEqual({ n: 3 })
  })
})

it('a response is not kept that `shouldCache` itself drops while it is asked', async () => {
  // As where a response says that the lists have changed.
  const { cached, get } = createApp({
    ttl: 60_000,
    tags: ['t'],
    shouldCache({ data }) {
      if ((data as { n: number }).n === 1) cached.invalidate('t')
      return true
    },
  })
  expect([await get('a'), await get('a'), await get('a')]).toEqual([{ n: 1 }, { n: 2 }, { n: 2 }])
})

it('a response is not kept either that was on its way without a tag, when what is kept for the same was dropped by its tag', async () => {
  const { client, cached, get } = createApp({ ttl: 60_000 })
  await get('a', { cache: { tags: ['t'] } })
  const reload = begun(client.get('a', { cache: { reload: true } }))
  cached.invalidate('t')
  await pass(20)
  expect((await reload).data).toEqual({ n: 2 })
  expect(await get('a')).toEqual({ n: 3 })
})
