// How long it waits of its own accord: exponential backoff with full jitter, and bounds that hold.
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createApp, lost, ok } from '../test/app.ts'

useFakeTime()

describe('the backoff', () => {
  it('doubles the longest wait each time, from 300 ms', async () => {
    const { client, sent } = createApp([lost], { limit: 5 })
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 300, 900, 2_100, 4_500, 9_300])
  })

  it('has full jitter: from nothing to the longest wait', async () => {
    const { client, sent } = createApp([lost], { limit: 3, baseDelay: 1_000 })
    vi.mocked(Math.random).mockReturnValueOnce(0).mockReturnValueOnce(0.5).mockReturnValueOnce(0.25)
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 0, 1_000, 2_000])
  })

  it('spreads clients that failed together', async () => {
    const { client, sent } = createApp([lost], { limit: 1 }, { maxRequests: 200 })
    vi.mocked(Math.random).mockRestore()
    const failed = Promise.allSettled(Array.from({ length: 200 }, () => client.get('a')))
    await pass(300).then(() => failed)
    expect(new Set(sent.slice(200)).size).toBeGreaterThan(80)
    expect(Math.max(...sent)).toBeLessThanOrEqual(300)
  })

  it('stays at maxDelay', async () => {
    const { client, sent } = createApp([lost], { limit: 4, maxDelay: 500 })
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 300, 800, 1_300, 1_800])
  })

  it('waits 30 s at most by default', async () => {
    const { client, sent } = createApp([lost], { limit: 10 })
    await outcomeOf(client.get('a'))
    expect(sent[10]! - sent[9]!).toBe(30_000)
  })

  it.each([1e12, Number.POSITIVE_INFINITY])('never overflows a timer: baseDelay and maxDelay %d', async (delay) => {
    const { client, sent } = createApp([lost, ok], { baseDelay: delay, maxDelay: delay })
    const request = client.get('a')
    await pass(24 * 3_600_000)
    expect(sent.length).toBe(1)
    expect(await outcomeOf(request)).toBe('ok')
    expect(sent[1]).toBeLessThan(2 ** 31)
  })
})
