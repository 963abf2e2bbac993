// maxWait: a request that has waited too long for its slot fails, and says how long it was.
import { TimeoutError } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'
import { coolDown } from './index.ts'

useFakeTime()

describe('a request that waits longer than `maxWait`', () => {
  it('rejects with a TimeoutError that says how long it waited, and is never sent', async () => {
    const { client, served, state, now } = createSite({ concurrency: 1, maxWait: 1_000 })
    const slow = client.get('slow', { query: { ms: 5_000 } })
    const { signal, listeners } = countedSource()
    const error = await outcomeOf(client.get('late', { signal }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      code: 'TIMEOUT',
      message: 'GET https://api.example.com/late: waited 1000 ms in the queue',
      request: { url: 'late' },
    })
    expect([now(), state(), listeners()]).toEqual([1_000, [1, 0], 0])
    await pass(4_000).then(() => slow)
    expect([served, state()]).toEqual([['slow'], [0, 0]])
  })

  it('is not tried again by retry: it would only wait again, at the end of the line', async () => {
    const { client, now } = createSite({ concurrency: 1, maxWait: 1_000 })
    client.use(retry())
    const slow = client.get('slow', { query: { ms: 5_000 } })
    expect(await outcomeOf(client.get('late'))).toMatchObject({ code: 'TIMEOUT' })
    expect(now()).toBe(1_000)
    await pass(4_000).then(() => slow)
  })

  it('lets those behind it have their turn', async () => {
    const { client, served } = createSite({ concurrency: 1 })
    const slow = client.get('slow', { query: { ms: 500 } })
    const late = begun(client.get('late', { queue: { maxWait: 100 } }))
    const patient = client.get('patient')
    await pass(700)
    expect(await outcomeOf(late)).toMatchObject({ code: 'TIMEOUT' })
    await Promise.all([slow, patient])
    expect(served).toEqual(['slow', 'patient'])
  })
})

describe('`maxWait`', () => {
  it('does not count what a request takes once it has its slot', async () => {
    const { client } = createSite({ concurrency: 1, maxWait: 1_000 })
    const requests = times(2, (n) => client.get(`${n}`, { query: { ms: 900 } }))
    await pass(1_800)
    expect((await Promise.all(requests)).map(({ data }) => data)).toEqual([0, 1])
  })

  it('leaves no timer', async () => {
    const { client } = createSite({ concurrency: 1, maxWait: 60_000 })
    const requests = times(2, (n) => client.get(`${n}`))
    await pass(200)
    await Promise.all(requests)
    expect(timersLeft()).toBe(0)
  })

  it('may be a request’s own, shorter or longer than the queue’s, and a child’s', async () => {
    const { client, now } = createSite({ concurrency: 1, maxWait: 1_000 })
    const slow = client.get('slow', { query: { ms: 3_000 } })
    const patient = client.extend({ queue: { maxWait: 60_000 } }).get('patient')
    expect(await outcomeOf(client.get('a', { queue: { maxWait: 10 } }))).toMatchObject({ code: 'TIMEOUT' })
    expect(now()).toBe(10)
    expect(await outcomeOf(patient)).toBe('patient')
    await slow
  })

  it('without an end is as long as it takes', async () => {
    const { client } = createSite({ concurrency: 1, maxWait: Number.POSITIVE_INFINITY })
    const slow = client.get('slow', { query: { ms: 50_000 } })
    expect(await outcomeOf(client.get('a'))).toBe('a')
    await slow
  })

  it('counts a rest of the server as well', async () => {
    const busy = { statusCode: 429, header: { 'Retry-After': '60' } }
    const { client, now } = createSite({ coolDown, maxWait: 1_000 }, ({ path }) => (path === '/busy' ? busy : {}))
    await outcomeOf(client.get('busy'))
    const since = now()
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'TIMEOUT' })
    expect(now() - since).toBeGreaterThanOrEqual(1_000)
    await pass(66_000)
  })
})
