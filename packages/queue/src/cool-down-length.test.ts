// How long the rest of a busy server is, and what does not disturb it.
import { createClient } from '@wxpipe/core'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { baseURL, busy, createBusySite, createSite, times } from '../test/site.ts'
import { coolDown } from './index.ts'

useFakeTime()
// No jitter, unless a test says otherwise.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))

describe('a rest', () => {
  it('is up to a tenth longer than asked, so that not all phones come back at one moment', async () => {
    vi.mocked(Math.random).mockReturnValue(0.999)
    const { client, host } = createBusySite(busy('10'))
    await pass(100)
    const next = client.get('a')
    await pass(10_989)
    expect(host.requests.length).toBe(1)
    await pass(10)
    expect(host.requests.length).toBe(2)
    await pass(100)
    await next
  })

  it('is an hour at most, whatever the header says', async () => {
    for (const header of ['999999999999', 'Thu, 01 Jan 2099 00:00:00 GMT']) {
      const { client, now } = createBusySite(busy(header))
      await pass(100)
      const since = now()
      expect(await outcomeOf(client.get('a'))).toBe('a')
      expect(now() - since).toBe(3_600_100)
    }
  })

  it('is not changed by a clock that is set meanwhile', async () => {
    const { client, host } = createBusySite(busy('3'))
    await pass(100)
    const next = client.get('a')
    vi.setSystemTime(Date.now() - 86_400_000)
    await pass(2_999)
    expect(host.requests.length).toBe(1)
    await pass(101)
    expect((await next).data).toBe('a')
  })

  it.each([-12, 12])(
    'until a date counts from the response’s own Date, on a phone whose clock is %d hours off',
    async (hours) => {
      vi.setSystemTime(Date.UTC(2026, 0, 1, hours))
      const header = { Date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'Retry-After': 'Thu, 01 Jan 2026 00:00:05 GMT' }
      const { client, now } = createBusySite({ statusCode: 503, header, delay: 100 })
      await pass(100)
      const since = now()
      expect(await outcomeOf(client.get('a'))).toBe('a')
      expect(now() - since).toBe(5_100)
    },
  )

  it('begins, and loses no slot, when the query is one that only a hook inside can write', async () => {
    const sent: number[] = []
    const site = createSite({ concurrency: 1, coolDown }, () => busy('1'))
    site.client.use({
      name: 'inside',
      order: 700,
      request(request) {
        sent.push(site.now())
        return { ...request, query: { filter: JSON.stringify(request.query) } }
      },
    })
    const query = { filter: { name: 'a' } }
    const requests = times(3, (n) => begun(site.client.get(`${n}`, { query })))
    await pass(10_000)
    expect(await Promise.all(requests.map((request) => request.catch(({ code }) => code)))).toEqual(
      times(3, () => 'STATUS'),
    )
    // Each 100 ms, and a second of rest before the next one.
    expect([site.state(), sent]).toEqual([
      [0, 0],
      [0, 1_100, 2_200],
    ])
  })

  it('is each queue’s own', async () => {
    const { host } = createBusySite(busy('3'))
    await pass(100)
    const other = createClient({ host: host.wx, baseURL })
    expect(await outcomeOf(other.get('a'))).toBe('a')
    await pass(3_000)
  })
})
