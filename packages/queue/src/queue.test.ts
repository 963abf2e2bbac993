// The limit at the host, over all clients that share it, and what it costs below it: nothing.
import { ConfigError, createClient } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'
import { queue } from './index.ts'

useFakeTime()

describe('the limit', () => {
  it('is ten requests at the host, WeChat’s own', async () => {
    const { client, host, state, most } = createSite()
    const requests = Promise.all(times(35, (n) => client.get(`${n}`)))
    expect([host.requests.length, state()]).toEqual([10, [10, 25]])
    await pass(100)
    expect([host.requests.length, state()]).toEqual([20, [10, 15]])
    await pass(300)
    expect((await requests).map(({ data }) => data)).toEqual(times(35, (n) => n))
    expect([most(), state()]).toEqual([10, [0, 0]])
  })

  it.each([1, 2, 7])('is `concurrency`: %d', async (limit) => {
    const { client, most, state } = createSite({ concurrency: limit })
    const requests = Promise.all(times(20, (n) => client.get(`${n}`)))
    await pass(2_000)
    expect((await requests).length).toBe(20)
    expect([most(), state()]).toEqual([limit, [0, 0]])
  })

  it('holds over all clients that share the instance, and their children', async () => {
    const site = createSite({ concurrency: 3 })
    const clients = [site.client, site.createSibling(), site.createSibling().extend({ timeout: 5_000 })]
    const requests = Promise.all(times(30, (n) => clients[n % 3]!.get(`${n}`)))
    expect(site.state()).toEqual([3, 27])
    await pass(1_000)
    expect((await requests).length).toBe(30)
    expect([site.most(), site.state()]).toEqual([3, [0, 0]])
    // First come, first served, whichever client it came through.
    expect(site.served).toEqual(times(30, (n) => `${n}`))
  })

  it('is each instance’s own', async () => {
    const one = createSite({ concurrency: 2 })
    const other = createClient({ host: one.host.wx, baseURL: 'https://api.example.com/' }).use(
      queue({ concurrency: 3 }),
    )
    const requests = Promise.all(times(10, (n) => (n % 2 ? other : one.client).get(`${n}`)))
    await pass(1_000)
    await requests
    expect(one.most()).toBe(5)
  })

  it.each([0, -1, Number.NaN])('of %d would let nothing through, and is refused', (limit) => {
    expect(() => queue({ concurrency: limit })).toThrow(ConfigError)
  })

  it('may be none', async () => {
    const { client, most } = createSite({ concurrency: Number.POSITIVE_INFINITY })
    const requests = Promise.all(times(500, (n) => client.get(`${n}`)))
    await pass(100)
    await requests
    expect(most()).toBe(500)
  })
})

describe('below the limit', () => {
  it('the host is asked in the caller’s tick', async () => {
    const { client, host } = createSite()
    const requests = times(10, (n) => client.get(`${n}`))
    expect(host.requests.length).toBe(10)
    requests.push(client.get('10'))
    expect(host.requests.length).toBe(10)
    await pass(200).then(() => Promise.all(requests))
  })

  it('the request that goes in is the very one that came', async () => {
    const { client } = createSite()
    const seen: unknown[] = []
    const look = (name: string, order: number) => ({
      name,
      order,
      request(request: never) {
        seen.push(request)
        return request
      },
    })
    client.use(look('outside', 640)).use(look('inside', 660))
    await outcomeOf(client.get('a'))
    expect(seen[0]).toBe(seen[1])
  })
})

describe('`queue: false`', () => {
  it('goes past the queue, and takes and gives back no slot', async () => {
    const { client, host, state, most } = createSite({ concurrency: 1 })
    const first = client.get('first', { query: { ms: 1_000 } })
    const waiting = client.get('waiting')
    const urgent = times(3, (n) => client.get(`${n}`, { queue: false }))
    expect([host.requests.length, state()]).toEqual([4, [1, 1]])
    await pass(100).then(() => Promise.all(urgent))
    expect(state()).toEqual([1, 1])
    await pass(1_000)
    await Promise.all([first, waiting])
    expect([most(), state()]).toEqual([4, [0, 0]])
  })

  it('may be a child’s, and a request takes part again', async () => {
    const { client, host, state } = createSite({ concurrency: 1 })
    const free = client.extend({ queue: false })
    const requests = [free.get('a'), free.get('b'), free.get('c', { queue: {} }), free.get('d', { queue: {} })]
    expect([host.requests.length, state()]).toEqual([3, [1, 1]])
    await pass(300)
    await Promise.all(requests)
  })

  it('that an app sets or takes back while the request is under way loses no slot', async () => {
    const { client, state, most } = createSite({ concurrency: 2 })
    const options: { queue?: false | { priority: 'high' } } = {}
    const held = client.get('a', options)
    options.queue = false
    const past = [client.get('b', options), client.get('c', options)]
    expect(state()).toEqual([1, 0])
    options.queue = { priority: 'high' }
    await pass(100)
    await Promise.all([held, ...past])
    expect(state()).toEqual([0, 0])
    const rest = Promise.all(times(10, (n) => client.get(`${n}`)))
    expect(state()).toEqual([2, 8])
    await pass(1_000).then(() => rest)
    expect(most()).toBe(3)
  })
})

describe('a request that is sent twice', () => {
  it('gives back exactly what it took, even when its options changed in between', async () => {
    const { client, state } = createSite({ concurrency: 1 }, () => ({ statusCode: 500 }))
    const options: { queue?: false | { priority: 'high' } } = { queue: false }
    client.use({
      name: 'again',
      error(_error, request, next) {
        options.queue = { priority: 'high' }
        return next(request)
      },
    })
    await outcomeOf(client.get('a', options))
    expect(state()).toEqual([0, 0])
  })
})

describe('the plugin', () => {
  it('stands between token refresh and injection, under its name', () => {
    const { client } = createSite()
    expect(client.inspect()).toMatch(/650\s+queue\b/)
    expect(() => client.use(queue())).toThrow(ConfigError)
    expect(client.use(queue({ name: 'uploads' })).inspect()).toMatch(/650\s+uploads\b/)
  })

  it('may be taken off: what is under way still gives its slot back', async () => {
    const { client, state } = createSite({ concurrency: 1 })
    const requests = Promise.all([client.get('a'), client.get('b')])
    client.remove('queue')
    const free = client.get('c')
    expect(state()).toEqual([1, 1])
    await pass(200).then(() => requests)
    await free
    expect(state()).toEqual([0, 0])
  })
})
