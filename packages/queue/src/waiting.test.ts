// What a wait in the queue is to the request that waits.
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createSite, times } from '../test/site.ts'

useFakeTime()

describe('a wait in the queue', () => {
  it('does not count as timeout', async () => {
    const { client, now } = createSite({ concurrency: 1 })
    const slow = client.get('slow', { query: { ms: 30_000 } })
    const patient = client.get('patient', { query: { ms: 900 }, timeout: 1_000 })
    expect(await outcomeOf(patient)).toBe('patient')
    expect(now()).toBe(30_900)
    await slow
  })

  it('begins no watchdog: only what is at the host has a timer', async () => {
    const { client } = createSite({ concurrency: 2 })
    const requests = Promise.all(times(50, (n) => client.get(`${n}`)))
    const busy = vi.getTimerCount()
    await pass(10_000).then(() => requests)
    const one = createSite({ concurrency: 2 })
    const two = Promise.all(times(2, (n) => one.client.get(`${n}`)))
    expect(vi.getTimerCount()).toBe(busy)
    await pass(100).then(() => two)
  })

  it('lets interceptors inside see the moment of sending: a token that changed meanwhile is the new one', async () => {
    const { client, host } = createSite({ concurrency: 1 })
    let token = 'old'
    client.use({ name: 'token', order: 700, request: (r) => ({ ...r, header: { ...r.header, token } }) })
    const requests = Promise.all([client.get('a'), client.get('b')])
    token = 'new'
    await pass(200).then(() => requests)
    expect(host.requests.map(({ header }) => header['token'])).toEqual(['old', 'new'])
  })
})
