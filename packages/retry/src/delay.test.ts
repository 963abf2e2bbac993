// How long it waits: exponential backoff with full jitter, Retry-After, and bounds that hold.
import { longestDelay } from '@wxpipe/core'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'

useFakeTime()

/** A moment with whole seconds, as HTTP dates have. */
const now = Date.UTC(2026, 6, 1, 12)

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

describe('Retry-After', () => {
  const waitFor = async (value: string, options = {}) => {
    vi.setSystemTime(now)
    const { client, sent } = createApp([status(503, { 'Retry-After': value }), ok], options)
    await outcomeOf(client.get('a'))
    return sent[1]
  }

  it.each([
    ['0', 0],
    ['7', 7_000],
    ['007', 7_000],
  ])('in seconds is kept to the millisecond: %s', async (value, ms) => {
    expect(await waitFor(value)).toBe(ms)
  })

  it.each([
    ['Wed, 01 Jul 2026 12:00:10 GMT', 10_000],
    ['Wednesday, 01-Jul-26 12:00:25 GMT', 25_000],
  ])('as a date waits until then: %s', async (value, ms) => {
    expect(await waitFor(value)).toBe(ms)
  })

  it('in the past, as a phone whose clock is fast sees it, leaves the usual backoff', async () => {
    expect(await waitFor('Wed, 01 Jul 2026 11:59:59 GMT')).toBe(300)
  })

  it.each([
    '',
    '-5',
    '1.5',
    '1e3',
    '0x10',
    'Infinity',
    'soon',
    '5 seconds',
    '120, 60',
    '١٢',
    'Wed, 99 Jul 2026 99:00:10 GMT',
    'Wed, soon GMT',
    '2026-07-01T12:00:10Z',
    '1 GMT',
  ])('that is broken leaves the usual backoff: %j', async (value) => {
    expect(await waitFor(value)).toBe(300)
  })

  it.each(['31536000', '9'.repeat(400), 'Thu, 01 Jul 2027 12:00:00 GMT'])(
    'of a year is capped, and does not fire at once: %s',
    async (value) => {
      expect(await waitFor(value)).toBe(30_000)
      expect(await waitFor(value, { maxDelay: 5_000 })).toBe(5_000)
      expect(await waitFor(value, { maxDelay: Number.POSITIVE_INFINITY })).toBe(longestDelay)
    },
  )

  it('is found in any case', async () => {
    const { client, sent } = createApp(
      [status(429, { 'RETRY-AFTER': '2' }), ok],
      {},
      { quirks: { lowerCaseHeader: true } },
    )
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 2_000])
  })

  it('is heeded for each status that is retried, and each time anew', async () => {
    const { client, sent } = createApp([status(429, { 'Retry-After': '1' }), status(500), ok])
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 1_000, 1_600])
  })

  it('that the host tells as a list, a number or not at all stops nothing', async () => {
    for (const header of [{ 'Retry-After': ['2'] }, { 'Retry-After': 2 }, null]) {
      const { client } = createApp([ok])
      const begun = Date.now()
      const answers = [
        { statusCode: 503, header },
        { statusCode: 200, header: {}, data: 'ok' },
      ]
      const transport = (_: unknown, settle: (outcome: unknown) => void) => settle(answers.shift())
      expect(await outcomeOf(client.get('a', { transport }))).toBe('ok')
      expect(Date.now() - begun).toBe(header ? 2_000 : 300)
    }
  })

  it('of a network failure does not exist', async () => {
    const { client, sent } = createApp([faults.timeout(), ok])
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 300])
  })
})
