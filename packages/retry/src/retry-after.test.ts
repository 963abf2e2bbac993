// How long the server asks to wait: Retry-After in seconds, and in the three forms of a date.
import { longestDelay, ResponseError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp, ok, status } from '../test/app.ts'

useFakeTime()

/** A moment with whole seconds, as HTTP dates have. */
const now = Date.UTC(2026, 6, 1, 12)

describe('Retry-After', () => {
  const waitFor = async (value: string, options = {}, at = now) => {
    vi.setSystemTime(at)
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
    ['Wed Jul  1 12:00:07 2026', 7_000],
    ['Wed Jul 01 12:00:07 2026', 7_000],
  ])('as a date waits until then, in each of the three forms: %s', async (value, ms) => {
    expect(await waitFor(value, { maxDelay: 100_000 })).toBe(ms)
  })

  it('as a date goes to Date.parse in its first form only: engines differ on the others', async () => {
    const parse = vi.spyOn(Date, 'parse')
    for (const value of ['Wednesday, 01-Jul-26 12:00:10 GMT', 'Wed Jul  1 12:00:10 2026']) {
      expect(await waitFor(value)).toBe(10_000)
    }
    expect(parse.mock.calls).toEqual([['Wednesday, 01 Jul 2026 12:00:10 GMT'], ['Wed,  1 Jul 2026 12:00:10 GMT']])
  })

  it('knows all twelve months', async () => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    for (const [index, month] of months.entries()) {
      const at = Date.UTC(2027, index, 28, 23, 59)
      expect(await waitFor(`Mon, 28 ${month} 2027 23:59:09 GMT`, {}, at)).toBe(9_000)
      expect(await waitFor(`Mon ${month} 28 23:59:09 2027`, {}, at)).toBe(9_000)
    }
  })

  it('with two digits that would be far ahead is one of the last century, and past', async () => {
    expect(await waitFor('Monday, 01-Jul-69 12:00:00 GMT')).toBe(30_000)
    expect(await waitFor('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(300)
    expect(await waitFor('Wednesday, 01-Jul-70 12:00:00 GMT')).toBe(300)
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
    'Wed, 00 Jul 2026 12:00:10 GMT',
    'Wed, 01 Jul 2026 24:00:10 GMT',
    'Wed, 01 Jul 2026 12:60:10 GMT',
    'Wed, 01 Xxx 2026 12:00:10 GMT',
    'Wed, 01 anF 2026 12:00:10 GMT',
    'Wed, 1 Jul 2026 12:00:10 GMT',
    'Wed, 01 Jul 26 12:00:10 GMT',
    'Wed, 01-Jul-2026 12:00:10 GMT',
    'Wed, 01 Jul 2026 12:00:10',
    'Wed, 01 Jul 2026 12:00:10 +0800',
    'Wed, 01 Jul 2026 12:00:10 GMT, Wed, 01 Jul 2026 12:00:20 GMT',
    'Wed Jul 1 12:00:10 2026',
    'Wed Jul  1 12:00:10 2026 GMT',
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
      const outcomes = [
        { statusCode: 503, header },
        { statusCode: 200, header: {}, data: 'ok' },
      ]
      const transport = (_: unknown, settle: (outcome: unknown) => void) => settle(outcomes.shift())
      expect(await outcomeOf(client.get('a', { transport }))).toBe('ok')
      expect(Date.now() - begun).toBe(header ? 2_000 : 300)
    }
  })

  it('of a refusal under 200 counts as well, when an interceptor has made an error of it', async () => {
    const { client, sent } = createApp([{ data: { code: 'BUSY' }, header: { 'Retry-After': '3' } }, ok])
    client.use({
      name: 'busy',
      order: 750,
      response(response, request) {
        if (response.data === 'ok') return response
        throw Object.assign(new ResponseError('busy', { request, response }), { retryable: true })
      },
    })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent).toEqual([0, 3_000])
  })

  it('of a network failure does not exist', async () => {
    const { client, sent } = createApp([faults.timeout(), ok])
    await outcomeOf(client.get('a'))
    expect(sent).toEqual([0, 300])
  })
})
