// A busy server's Retry-After: its origin rests until then, for all who share the queue.
import { createClient, type Transport } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, countedSource, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { busy, createBusySite, createRecordingSite, createSite } from '../test/site.ts'
import { coolDown } from './index.ts'

useFakeTime()
// No jitter, unless a test says otherwise.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))

describe('an origin rests after', () => {
  it.each([
    ['429 with seconds', busy('3'), 3_000],
    ['503 with seconds', busy('3', 503), 3_000],
    ['a date', busy('Thu, 01 Jan 2026 00:00:10 GMT'), 9_900],
    [
      'a response whose header is in lower case',
      { statusCode: 429, header: { 'retry-after': '3' }, delay: 100 },
      3_000,
    ],
  ])('%s', async (_, reply, rest) => {
    vi.setSystemTime('2026-01-01T00:00:00Z')
    const { client, host, sentAt, state, createSibling } = createBusySite(reply)
    await pass(100)
    const requests = [client.get('a'), createSibling().get('b'), client.extend({ timeout: 5_000 }).get('c')]
    expect(state()).toEqual([0, 3])
    await pass(rest - 1)
    expect(host.requests.length).toBe(1)
    await pass(1)
    expect(sentAt).toMatchObject({ a: 100 + rest, b: 100 + rest, c: 100 + rest })
    await pass(100)
    expect((await Promise.all(requests)).map(({ data }) => data)).toEqual(['a', 'b', 'c'])
    expect([state(), timersLeft()]).toEqual([[0, 0], 0])
  })

  it('a response through a transport that the request has brought: that transport, and not the server of its URL', async () => {
    const { client, host } = createSite({ coolDown })
    const transport: Transport = (_request, settle) => {
      settle({ statusCode: 503, header: { 'Retry-After': '30' }, data: '' })
      return () => {}
    }
    await outcomeOf(client.get('reports', { transport }))
    const other = client.get('a')
    expect(host.requests.length).toBe(1)
    expect(await outcomeOf(other)).toBe('a')
    const again = begun(client.get('reports', { transport, timeout: 1_000 }))
    await pass(29_000)
    expect(host.requests.length).toBe(1)
    await pass(2_000)
    await outcomeOf(again)
    await pass(40_000)
  })

  it('a response to a path without a host: what its transport stands for, whatever the path, and nothing else', async () => {
    const { slots, host } = createSite({ coolDown })
    const sent: string[] = []
    /** A container in the cloud. */
    const container =
      (name: string): Transport =>
      ({ url }, settle) => {
        sent.push(name + url)
        settle({ data: url, header: { 'Retry-After': '3' }, statusCode: url === '/busy/1' ? 429 : 200 })
      }
    const [one, other] = ['one', 'other'].map((name) =>
      createClient({ host: host.wx, transport: container(name) }).use(slots),
    )
    expect(await outcomeOf(one!.get('/busy/1'))).toMatchObject({ code: 'STATUS' })
    // A URL within its query is no origin.
    const waits = one!.get('/free?from=https://example.com/')
    expect(await outcomeOf(other!.get('/free'))).toBe('/free')
    expect(sent).toEqual(['one/busy/1', 'other/free'])
    expect(await outcomeOf(waits)).toBe('/free?from=https://example.com/')
  })

  it('a response to a URL that takes the page’s own scheme, as in H5: that host, and no other', async () => {
    const sent: string[] = []
    const transport: Transport = ({ url, baseURL }, settle) => {
      sent.push(`${baseURL}${url}`)
      settle({ data: url, header: { 'Retry-After': '3' }, statusCode: url === 'busy' ? 429 : 200 })
    }
    const { slots, host } = createSite({ coolDown })
    const [one, other] = ['//one.example.com/', '//other.example.com/'].map((baseURL) =>
      createClient({ host: host.wx, baseURL, transport }).use(slots),
    )
    expect(await outcomeOf(one!.get('busy'))).toMatchObject({ code: 'STATUS' })
    const waits = begun(one!.get('a'))
    expect(await outcomeOf(other!.get('a'))).toBe('a')
    expect(sent).toEqual(['//one.example.com/busy', '//other.example.com/a'])
    expect(await outcomeOf(waits)).toBe('a')
  })

  it('a response whose URL is spelt otherwise: letter case makes no other origin', async () => {
    const { client, now } = createRecordingSite(busy('3'))
    expect(await outcomeOf(client.get('busy'))).toMatchObject({ code: 'STATUS' })
    expect(await outcomeOf(client.get('HTTPS://API.example.com/a'))).toBe('a')
    expect(now()).toBe(3_200)
  })

  it('a response that the client takes for a success', async () => {
    const { client, sentAt, now } = createRecordingSite(busy('3'))
    expect(await outcomeOf(client.get('busy', { validateStatus: () => true }))).toBe('busy')
    expect(await outcomeOf(client.get('a'))).toBe('a')
    expect([sentAt, now()]).toEqual([{ busy: 0, a: 3_100 }, 3_200])
  })

  it.each([
    ['429 without Retry-After', { statusCode: 429 }],
    ['another status with it', busy('3', 500)],
    ['a success with it', busy('3', 200)],
    ['no wait at all', busy('0')],
    ['a date that has passed', busy('Thu, 01 Jan 2015 00:00:00 GMT')],
    ['words', busy('soon')],
    ['nothing', busy('')],
    ['a negative number', busy('-5')],
  ])('but not after %s', async (_, reply) => {
    const { client, sentAt, first } = createBusySite({ ...reply, delay: 100 })
    await pass(100)
    await first.catch(() => {})
    expect(await outcomeOf(client.get('a'))).toBe('a')
    expect(sentAt['a']).toBe(100)
  })

  it('not at all when it was a network failure', async () => {
    const { client, host } = createSite({})
    host.fail(faults.connectionReset())
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'NETWORK' })
    expect(await outcomeOf(client.get('b'))).toBe('b')
  })
})

describe('while an origin rests', () => {
  it('others are served, also those who came later, and no slot is held', async () => {
    const { client, host, sentAt, state } = createBusySite(busy('3'), { concurrency: 1 })
    // Another host, though its name begins like the one that rests.
    const requests = [client.get('a'), client.get('https://api.example.com.cn/b'), client.get('c')]
    await pass(100)
    expect(state()).toEqual([1, 2])
    requests.push(client.get('https://api.example.com.cn/d'))
    await pass(4_000)
    await Promise.all(requests)
    expect(sentAt).toEqual({ busy: 0, b: 100, d: 200, a: 3_100, c: 3_200 })
    expect(host.requests.length).toBe(5)
  })

  it('priorities hold: whoever is urgent goes first when it is over, and only as many as there are slots', async () => {
    const { client, served, most } = createBusySite(busy('3'), { concurrency: 2 })
    await pass(100)
    const requests = (['low', 'normal', 'high', 'refresh', 'low'] as const).map((priority, n) =>
      client.get(`${priority}-${n}`, { queue: { priority } }),
    )
    await pass(4_000)
    await Promise.all(requests)
    expect([served, most()]).toEqual([['busy', 'refresh-3', 'high-2', 'normal-1', 'low-0', 'low-4'], 2])
  })

  it('one that is under way may ask for another rest: the last word counts', async () => {
    let asked = 0
    const { client, served, now } = createSite({ coolDown }, ({ path }) =>
      path === '/a' ? busy(['2', '5'][asked++] ?? '1') : {},
    )
    begun(client.get('a', { query: { ms: 1 } }))
    begun(client.get('a', { query: { ms: 2 } }))
    await pass(100)
    const next = client.get('next')
    expect(await outcomeOf(next)).toBe('next')
    expect([served, now()]).toEqual([['a', 'a', 'next'], 5_200])
  })

  it('one that goes past the queue is sent, and begins no rest', async () => {
    const { client, sentAt } = createRecordingSite(busy('3'))
    begun(client.get('busy', { queue: false }))
    await pass(100)
    await outcomeOf(client.get('first'))
    begun(client.get('busy'))
    await pass(100)
    const past = client.get('past', { queue: false })
    const waits = client.get('waits')
    await pass(3_200)
    await Promise.all([past, waits])
    expect(sentAt).toEqual({ busy: 200, first: 100, past: 300, waits: 3_300 })
  })

  it.each([0, 1])(
    'low priority has its slot all the same, whenever the first rest begins (%i): only slots count',
    async (before) => {
      const { client, served } = createSite({ coolDown, concurrency: 1, aging: 8 }, ({ path }) =>
        path === '/high' ? busy('1') : {},
      )
      for (let n = 0; n < before; n++) await outcomeOf(client.get('before'))
      let isOver = false
      // An app that asks at once for what was refused.
      const ask = () => {
        if (!isOver) client.get('high', { queue: { priority: 'high' } }).catch(ask)
      }
      ask()
      ask()
      const low = begun(client.get('low', { queue: { priority: 'low' } }))
      await pass(30_000)
      isOver = true
      expect(served.slice(before, before + 9)).toContain('low')
      expect((await low).data).toBe('low')
      await pass(5_000)
    },
  )

  it('an abort takes a request out', async () => {
    const { client, state } = createBusySite(busy('3'))
    await pass(100)
    const { signal, abort, listeners } = countedSource()
    const waiting = begun(client.get('a', { signal }))
    abort('left')
    await expect(waiting).rejects.toMatchObject({ code: 'ABORT', cause: 'left' })
    expect([state(), listeners()]).toEqual([[0, 0], 0])
    await pass(4_000)
  })

  it('a retry that comes too early waits with the others', async () => {
    const { client, sentAt, served } = createBusySite(busy('60'))
    await pass(100)
    client.use(retry({ maxDelay: 1_000 }))
    const again = client.get('a')
    await pass(60_200)
    await again
    expect([served, sentAt['a']]).toEqual([['busy', 'a'], 60_100])
  })
})
