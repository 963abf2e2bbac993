// A double submit is refused while the first one is in flight.
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { type Api, api, sends } from '../test/app.ts'

useFakeTime()

describe('a double submit', () => {
  const submit = (client: Api) => client.post('order', { item: 1 }, { dedupe: 'reject' })

  it('is refused while the first is in flight, which goes on', async () => {
    const { host, client } = api()
    const first = submit(client)
    await expect(submit(client)).rejects.toMatchObject({
      code: 'ABORT',
      message: 'POST https://api.example.com/order: equal request in flight',
      request: { url: 'order' },
    })
    await vi.runAllTimersAsync()
    expect((await first).statusCode).toBe(200)
    expect(host.requests).toHaveLength(1)
  })

  it('is one only for the same data', async () => {
    expect(await sends((c) => [submit(c), c.post('order', { item: 2 }, { dedupe: 'reject' })])).toBe(2)
  })

  it('is refused by the plugin’s own mode, unless the request says another one', async () => {
    const options = { mode: 'reject', methods: ['POST'] } as const
    const order = { item: 1 }
    expect(await sends((c) => [c.post('order', order), c.post('order', order), c.get('a'), c.get('a')], options)).toBe(
      3,
    )
    const share = { dedupe: 'share' } as const
    const { client } = api(options)
    const both = Promise.all([client.post('order', order, share), client.post('order', order, share)])
    await vi.runAllTimersAsync()
    expect((await both).map(({ data }) => data)).toEqual([{ list: [1] }, { list: [1] }])
    const first = client.put('order', order, { dedupe: true })
    await expect(client.put('order', order, { dedupe: true })).rejects.toMatchObject({ code: 'ABORT' })
    await Promise.all([first, vi.runAllTimersAsync()])
  })

  it('is refused however the two judge statuses', async () => {
    const { host, client } = api()
    const judged = () => client.post('order', { item: 1 }, { dedupe: 'reject', validateStatus: () => true })
    const first = judged()
    await expect(judged()).rejects.toMatchObject({ code: 'ABORT' })
    await Promise.all([first, vi.runAllTimersAsync()])
    expect(host.requests).toHaveLength(1)
  })

  it.each([
    ['a function that the call has made reads its response', () => ({ envelope: { data: () => 1 } })],
    ['each tap makes an idempotency key', () => ({ idempotencyKey: `${Math.random()}` })],
  ])('is refused where %s', async (_what, options) => {
    const tap = (c: Api) => c.post('order', { item: 1 }, { ...options(), dedupe: 'reject' } as object)
    expect(await sends((c) => [tap(c), tap(c)])).toBe(1)
  })

  it('is allowed again once the first has failed', async () => {
    const { host, client } = api({}, () => ({ data: 1 }))
    host.fail(faults.timeout())
    await expect(Promise.all([submit(client), vi.runAllTimersAsync()])).rejects.toMatchObject({ code: 'TIMEOUT' })
    const again = submit(client)
    await vi.runAllTimersAsync()
    expect((await again).data).toBe(1)
  })

  it('shares no response of a read, because its key does not say how that is judged and read', async () => {
    for (const judged of [{ validateStatus: () => true }, { envelope: false }, { idempotencyKey: '1' }])
      expect(await sends((c) => [c.get('a', { ...judged, dedupe: 'reject' } as object), c.get('a')])).toBe(2)
  })

  it('is none between two modes, either', async () => {
    const modes = ['reject', 'share'] as const
    for (const [first, second] of [modes, [...modes].reverse()])
      expect(await sends((c) => [c.post('a', {}, { dedupe: first! }), c.post('a', {}, { dedupe: second! })])).toBe(1)
    expect(await sends((c) => [c.get('a'), c.get('a', { dedupe: 'reject' })])).toBe(1)
  })
})
