// Who goes first: high before normal before low, first in first out within one, and nobody waits for ever.
import type { HttpRequest } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'
import type { Priority, QueueOptions } from './index.ts'
import { nextOf, priorities, type Waiter } from './line.ts'

useFakeTime()

/** The lines as the queue uses them, without a host. */
function createLine(aging: number) {
  const lines = priorities.map(() => new Set<Waiter>())
  let tickets = 0
  let turns = 1
  return {
    join(priority: Priority, admit: () => void) {
      const line = lines[priorities.indexOf(priority)]!
      const waiter = {
        request: {} as HttpRequest,
        ticket: tickets++,
        end() {
          line.delete(waiter)
          admit()
        },
      }
      line.add(waiter)
    },
    next() {
      const next = nextOf(lines, undefined, turns % aging === 0)
      if (!next) return false
      turns++
      next.end()
      return true
    },
    size: () => lines.reduce((sum, { size }) => sum + size, 0),
  }
}

/** Sends one after the other, in the order in which slots are given. */
async function orderOf(
  asked: readonly (Priority | undefined)[],
  options: QueueOptions = { aging: Number.POSITIVE_INFINITY },
) {
  const { client, served } = createSite({ concurrency: 1, ...options })
  const requests = [client.get('first')]
  for (const [n, priority] of asked.entries()) {
    requests.push(client.get(`${priority}-${n}`, priority ? { queue: { priority } } : {}))
  }
  await pass(100 * requests.length)
  await Promise.all(requests)
  return served.slice(1)
}

describe('priorities', () => {
  it('are high, normal and low, in this order', async () => {
    expect(await orderOf(['low', 'normal', 'high'])).toEqual(['high-2', 'normal-1', 'low-0'])
  })

  it('are normal unless a request says otherwise', async () => {
    expect(await orderOf(['low', undefined, 'normal', undefined, 'high'])).toEqual([
      'high-4',
      'undefined-1',
      'normal-2',
      'undefined-3',
      'low-0',
    ])
  })

  it('keep the order of arrival within one', async () => {
    const asked = times(60, (n) => (['high', 'normal', 'low'] as const)[(n * 7) % 3]!)
    const served = await orderOf(asked)
    for (const priority of ['high', 'normal', 'low']) {
      const numbers = served.filter((name) => name.startsWith(priority)).map((name) => Number(name.split('-')[1]))
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    }
    expect(served.map((name) => name[0]).join('')).toMatch(/^h+n+l+$/)
  })

  it('take effect among those who wait; what has its slot keeps it', async () => {
    const { client, served, host } = createSite({ concurrency: 2 })
    const requests = [client.get('a', { queue: { priority: 'low' } }), client.get('b')]
    requests.push(client.get('c', { queue: { priority: 'high' } }))
    expect(host.requests.length).toBe(2)
    await pass(200).then(() => Promise.all(requests))
    expect(served).toEqual(['a', 'b', 'c'])
  })

  it('hold across clients that share the queue', async () => {
    const site = createSite({ concurrency: 1 })
    const other = site.createSibling()
    const requests = [site.client.get('a'), site.client.get('b'), other.get('c', { queue: { priority: 'high' } })]
    await pass(300).then(() => Promise.all(requests))
    expect(site.served).toEqual(['a', 'c', 'b'])
  })
})

describe('aging', () => {
  it('gives every eighth slot to whoever has waited longest', async () => {
    const asked = ['low', ...times(20, () => 'high' as const), 'low'] as const
    expect((await orderOf(asked)).indexOf('low-0')).toBe(20)
    expect((await orderOf(asked, {})).indexOf('low-0')).toBe(7)
  })

  it.each([
    [1, ['low-0', 'normal-1', 'high-2', 'high-3']],
    [2, ['high-2', 'low-0', 'high-3', 'normal-1']],
    [Number.POSITIVE_INFINITY, ['high-2', 'high-3', 'normal-1', 'low-0']],
  ])('is every `aging`-th slot: %d', async (aging, order) => {
    expect(await orderOf(['low', 'normal', 'high', 'high'], { aging })).toEqual(order)
  })

  it('lets a low one through a flood of high ones that never ends', async () => {
    const { client, served } = createSite({ concurrency: 1 })
    let flooding = true
    const flood = (n: number): Promise<unknown> =>
      client.get(`high-${n}`, { queue: { priority: 'high' } }).then(() => (flooding ? flood(n + 1) : undefined))
    const floods = times(5, (n) => flood(n * 1_000))
    const low = client.get('low', { queue: { priority: 'low' } })
    expect(await outcomeOf(low)).toBe('low')
    // Two of the flood, and the first high one of all, may have come before it.
    expect(served.length).toBeLessThanOrEqual(8 * 5)
    flooding = false
    await pass(10_000).then(() => Promise.all(floods))
  })

  it('bounds every wait: by `aging` slots for each one that came before', () => {
    const priority = fc.constantFrom<Priority>('high', 'normal', 'low')
    const step = fc.oneof(fc.record({ join: priority }), fc.constant('next' as const))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step, { maxLength: 300 }), (aging, steps) => {
        const line = createLine(aging)
        const waiting = new Map<number, { before: number; slots: number }>()
        let arrivals = 0
        for (const one of steps) {
          if (one === 'next') {
            const before = waiting.size
            for (const waiter of waiting.values()) waiter.slots++
            expect([line.next(), line.size()]).toEqual([before > 0, Math.max(0, before - 1)])
          } else {
            const number = ++arrivals
            waiting.set(number, { before: waiting.size, slots: 0 })
            const admit = () => {
              const { before, slots } = waiting.get(number)!
              expect(slots).toBeLessThanOrEqual(aging * (before + 1))
              waiting.delete(number)
            }
            line.join(one.join, admit)
          }
        }
        while (line.next());
        expect([waiting.size, line.size()]).toEqual([0, 0])
      }),
    )
  })
})

describe('a long line', () => {
  it('of 20,000 is worked off in reasonable time', () => {
    const line = createLine(8)
    let admitted = 0
    const begun = performance.now()
    times(20_000, (n) => line.join(n % 3 ? 'normal' : 'low', () => void admitted++))
    while (line.next());
    expect([admitted, line.size()]).toEqual([20_000, 0])
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})
