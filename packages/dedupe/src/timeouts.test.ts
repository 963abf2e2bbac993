// Each caller waits as long as its own timeout says, and no timer is left.
import { createCancelSource, ORDER_DEDUPE } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { api } from '../test/app.ts'

useFakeTime()

/** A server that responds after this many milliseconds. */
const slow = (delay: number) => api({}, () => ({ data: 'ok', delay }))

describe('a request that shares', () => {
  it('fails with a TimeoutError of its own when its time is over; the others wait on', async () => {
    const { host, client } = slow(5_000)
    const first = client.get('a')
    const hurried = begun(client.get('a', { timeout: 100 }))
    await pass(99)
    expect(vi.getTimerCount()).toBeGreaterThan(1)
    await pass(1)
    await expect(hurried).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: 'GET https://api.example.com/a: no response within 100 ms',
      request: { timeout: 100 },
    })
    expect(host.inFlight).toBe(1)
    await pass(5_000)
    expect((await first).data).toBe('ok')
    expect(host.requests).toHaveLength(1)
  })

  it('waits a minute when it does not say how long, also where the other one is tried again', async () => {
    const { host, client } = api()
    client.use(retry({ baseDelay: 30_000 }))
    host.fail(faults.neverAnswers(), { times: 3 })
    const first = begun(client.get('a'))
    const second = begun(client.get('a'))
    await pass(59_999)
    const settled = vi.fn()
    second.catch(settled)
    await pass(0)
    expect(settled).not.toHaveBeenCalled()
    await pass(1)
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT' })
    await outcomeOf(first)
    expect(host.requests.length).toBeGreaterThan(1)
  })

  it('is the last one that leaves when its time is over: the send ends', async () => {
    const { host, client } = slow(5_000)
    const source = new AbortController()
    const first = begun(client.get('a', { signal: source.signal }))
    const hurried = begun(client.get('a', { timeout: 100 }))
    source.abort()
    await pass(99)
    expect(host.inFlight).toBe(1)
    await pass(1)
    await expect(hurried).rejects.toMatchObject({ code: 'TIMEOUT' })
    await expect(first).rejects.toMatchObject({ code: 'ABORT' })
    expect(host.inFlight).toBe(0)
  })

  it('leaves no timer behind, whether it has its response, is aborted or is late', async () => {
    const { client } = slow(50)
    const source = new AbortController()
    const all = [
      client.get('a'),
      client.get('a', { timeout: 2e9 }),
      client.get('a', { timeout: 10 }),
      client.get('a', { signal: source.signal }),
    ].map(outcomeCode)
    source.abort()
    await pass(60)
    expect(await Promise.all(all)).toEqual(['ok', 'ok', 'TIMEOUT', 'ABORT'])
    expect(timersLeft()).toBe(0)
  })

  it('that has more time than the first one does not fail with its timeout: it is sent', async () => {
    const { host, client } = slow(5_000)
    const first = begun(client.get('a', { timeout: 100 }))
    const patient = [client.get('a'), client.get('a')]
    const equal = begun(client.get('a', { timeout: 100 }))
    await pass(2_000)
    await expect(first).rejects.toMatchObject({ code: 'TIMEOUT' })
    await expect(equal).rejects.toMatchObject({ code: 'TIMEOUT' })
    // As one.
    expect(host.requests).toHaveLength(2)
    await pass(5_000)
    expect((await Promise.all(patient)).map(({ data }) => data)).toEqual(['ok', 'ok'])
  })

  it('that follows one and then another does not wait longer for both than its time', async () => {
    const { host, client } = slow(5_000)
    const began = Date.now()
    const hurried = begun(client.get('a', { timeout: 60 }))
    const next = begun(client.get('a', { timeout: 120 }))
    let waited = 0
    client.get('a', { timeout: 120 }).catch(() => {
      waited = Date.now() - began
    })
    await pass(150)
    // The second one's own send is under way, which has 120 ms from when it was sent.
    expect([host.requests.length, host.inFlight, waited]).toEqual([2, 1, 120])
    await pass(100)
    await expect(Promise.all([hurried, next])).rejects.toMatchObject({ code: 'TIMEOUT' })
  })

  it.each(['closed', undefined])(
    'that has more time, and follows another one which leaves (%s) before it goes on, is sent itself',
    async (reason) => {
      const { host, client } = slow(500)
      const source = createCancelSource()
      // The failure of the first one closes the page of the second.
      client.use({
        name: 'closes',
        order: ORDER_DEDUPE - 1,
        error(error) {
          source.abort(reason)
          throw error
        },
      })
      const first = begun(client.get('a', { timeout: 100 }))
      const second = begun(client.get('a', { signal: source.signal }))
      const third = begun(client.get('a'))
      await pass(2_000)
      await expect(first).rejects.toMatchObject({ code: 'TIMEOUT' })
      await expect(second).rejects.toMatchObject({ code: 'ABORT', cause: reason })
      expect([(await third).data, host.requests.length]).toEqual(['ok', 2])
    },
  )

  it('and writes is not sent again after a timeout: it may have been done', async () => {
    const { host, client } = slow(5_000)
    const first = begun(client.post('a', 1, { dedupe: true, timeout: 100 }))
    const patient = begun(client.post('a', 1, { dedupe: true }))
    await pass(2_000)
    await expect(first).rejects.toMatchObject({ code: 'TIMEOUT' })
    await expect(patient).rejects.toMatchObject({ code: 'TIMEOUT' })
    expect(host.requests).toHaveLength(1)
  })
})

const outcomeCode = (promise: Promise<{ readonly data: unknown }>) =>
  promise.then(
    ({ data }) => data,
    (error) => error.code,
  )
