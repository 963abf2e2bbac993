// A request that waits in line while somebody else logs in, and whose options count.
import { createClient } from '@wxpipe/core'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { baseURL, createSite, times } from '../test/site.ts'

useFakeTime()

describe('a PUT that waits in line while its user logs out', () => {
  const queued = (next: string) => {
    const site = createSite({ concurrency: 1 })
    const session: { user: string | null } = { user: 'ann' }
    const client = createClient({ host: site.host.wx, baseURL, account: () => session.user }).use(site.slots)
    begun(site.client.get('first'))
    const orders = times(3, (n) => begun(client.put(`order-${n}`, { id: n })))
    const last = site.client.get('last')
    session.user = null
    session.user = next
    return { ...site, orders, last }
  }

  it('and somebody else logs in ends with an AbortError when its turn comes, and its slot goes on', async () => {
    const { orders, last, served, state, now } = queued('bob')
    await pass(200)
    for (const order of orders) {
      expect(await outcomeOf(order)).toMatchObject({ code: 'ABORT', cause: 'the account has changed' })
    }
    expect((await last).data).toBe('last')
    expect([served, state(), now(), timersLeft()]).toEqual([['first', 'last'], [0, 0], 200, 0])
  })

  it('and in again is sent', async () => {
    const { orders, served, state } = queued('ann')
    await pass(500)
    await Promise.all(orders)
    expect([served.length, state()]).toEqual([5, [0, 0]])
  })
})

describe('the options', () => {
  it('are own ones, the request’s too: what stands on Object.prototype is none', async () => {
    Object.assign(Object.prototype, { concurrency: 1, aging: 1, maxWait: 1, priority: 'low' })
    try {
      const { client, served, state, slots } = createSite({})
      const all = times(11, (n) => client.get(`${n}`, { queue: {} }))
      expect([state(), slots.pending]).toEqual([[10, 1], 10])
      all.push(client.get('low', { queue: { priority: 'low' } }), client.get('plain', { queue: {} }))
      await pass(500)
      await Promise.all(all)
      expect(served.slice(-3)).toEqual(['10', 'plain', 'low'])
    } finally {
      for (const name of ['concurrency', 'aging', 'maxWait', 'priority']) Reflect.deleteProperty(Object.prototype, name)
    }
  })
})
