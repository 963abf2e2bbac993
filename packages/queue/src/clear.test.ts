// clear: whoever waits is taken out of the line, and what holds a slot goes on.
import { AbortError, createCancelSource } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createSite, times } from '../test/site.ts'
import { coolDown } from './index.ts'

useFakeTime()

describe('clear', () => {
  it('rejects all who wait with an AbortError whose cause is the reason; they are never sent', async () => {
    const { client, slots, served, state } = createSite({ concurrency: 2, maxWait: 60_000 })
    const { signal, listeners } = countedSource()
    const running = times(2, (n) => client.get(`${n}`))
    const waiting = (['high', 'normal', 'low', 'refresh'] as const).map((priority) =>
      begun(client.get(priority, { queue: { priority }, signal })),
    )
    slots.clear('logged out')
    // What is left are the callers' own listeners, which go with their rejection.
    expect(state()).toEqual([2, 0])
    for (const request of waiting) {
      const error = await request.catch((failure) => failure)
      expect(error).toBeInstanceOf(AbortError)
      expect(error).toMatchObject({ cause: 'logged out', message: expect.stringContaining('cleared from the queue') })
      expect(error.request.signal).toBe(signal)
    }
    expect(listeners()).toBe(0)
    await pass(100)
    expect((await Promise.all(running)).map(({ data }) => data)).toEqual([0, 1])
    expect([served, state(), timersLeft()]).toEqual([['0', '1'], [0, 0], 0])
  })

  it('does nothing to what comes later, and nothing when nobody waits', async () => {
    const { client, slots } = createSite({ concurrency: 1 })
    slots.clear()
    const first = client.get('first')
    begun(client.get('cleared'))
    slots.clear()
    const later = client.get('later')
    await pass(200)
    expect((await Promise.all([first, later])).map(({ data }) => data)).toEqual(['first', 'later'])
  })

  it('ends once, and leaves alone what a signal sends when it is let go', async () => {
    const { client, slots, served, state } = createSite({ concurrency: 1 })
    const { signal } = createCancelSource()
    const later: Promise<unknown>[] = []
    let isClearing = false
    const own = {
      ...signal,
      removeEventListener(...listener: Parameters<typeof signal.removeEventListener>) {
        signal.removeEventListener(...listener)
        // An endless loop would be worse than a test that fails.
        if (isClearing && later.length < 100) later.push(client.get('later', { signal: own }))
      },
    }
    const first = client.get('first')
    const waiting = begun(client.get('waiting', { signal: own }))
    isClearing = true
    slots.clear()
    isClearing = false
    expect(await outcomeOf(waiting)).toMatchObject({ code: 'ABORT' })
    expect(later).toHaveLength(1)
    await pass(1_000)
    await Promise.all([first, ...later])
    expect([served, state()]).toEqual([
      ['first', 'later'],
      [0, 0],
    ])
  })

  it('ends those who wait for a server that rests, and what retry would send again', async () => {
    const busy = { statusCode: 503, header: { 'Retry-After': '60' } }
    const { client, slots, served, state } = createSite({ coolDown }, ({ path }) => (path === '/busy' ? busy : {}))
    await outcomeOf(client.get('busy'))
    const waiting = begun(client.use(retry()).get('a'))
    expect(state()).toEqual([0, 1])
    slots.clear()
    expect(await outcomeOf(waiting)).toMatchObject({ code: 'ABORT' })
    await pass(70_000)
    expect(served).toEqual(['busy'])
  })
})
