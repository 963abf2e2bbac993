// The core's own bound on a host that never responds, and odd timeouts.
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, outcomeOf, rejectionOf, responseWith } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { ConfigError, createCancelSource, createClient, type HttpError, TimeoutError } from './index.ts'
import { unwatch, type Watched, watch } from './watchdog.ts'

expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(timersLeft()).toBe(0)
  vi.useRealTimers()
})

describe('a host that never responds is bounded by the watchdog', () => {
  it('it fires a second after the timeout or later, so that the host may respond first, and aborts the task', async () => {
    const { host, asked } = scriptedHost()
    const outcome = outcomeOf(createClient({ host }).get('https://a.com/x?token=secret', { timeout: 5000 }))
    await vi.advanceTimersByTimeAsync(6999)
    expect(outcome).toEqual([])
    expect(asked[0]!.aborted).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toEqual([{ failed: true, value: expect.any(TimeoutError) }])
    expect(outcome[0]!.value).toMatchObject({ message: 'GET https://a.com/x: no response within 5000 ms' })
    expect(asked[0]!.aborted).toBe(1)
  })

  it('whenever the send begins between two of its ticks, it leaves the host a second, and ends it before two are over', async () => {
    const { host } = scriptedHost()
    const client = createClient({ host, timeout: 5000 })
    outcomeOf(client.get('the first, which begins the ticks'))
    const sends: ReturnType<typeof outcomeOf>[] = []
    for (const milliseconds of [1, 500, 498]) {
      await vi.advanceTimersByTimeAsync(milliseconds)
      const began = Date.now()
      sends.push(outcomeOf(client.get('x').catch(() => Date.now() - began)))
    }
    await vi.advanceTimersByTimeAsync(7_000)
    expect(sends.map(([only]) => only!.value)).toEqual([6_999, 6_499, 6_001])
  })

  it.each([
    ['without a timeout', {}],
    ['with a timeout of 0', { timeout: 0 }],
  ])("%s the host's own default of 60 seconds is taken, and the host is told none", async (_, options) => {
    const { host, asked } = scriptedHost()
    const outcome = outcomeOf(createClient({ host }).get('x', options))
    expect(asked[0]!.options).not.toHaveProperty('timeout')
    await vi.advanceTimersByTimeAsync(61_999)
    expect(outcome).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toHaveLength(1)
  })

  it("the host's own timeout response comes first and is a TimeoutError too", async () => {
    const { host, asked } = scriptedHost()
    const rejection = rejectionOf(createClient({ host, timeout: 100 }).get('x'))
    expect(asked[0]!.options.timeout).toBe(100)
    await vi.advanceTimersByTimeAsync(100)
    asked[0]!.fail('request:fail timeout')
    expect(await rejection).toMatchObject({ code: 'TIMEOUT', cause: { errMsg: 'request:fail timeout' } })
  })

  it('a response after the watchdog changes nothing', async () => {
    const { host, asked } = scriptedHost()
    const outcome = outcomeOf(createClient({ host, timeout: 1 }).get('x'))
    await vi.advanceTimersByTimeAsync(2000)
    asked[0]!.succeed('late')
    await vi.advanceTimersByTimeAsync(0)
    expect(outcome).toEqual([{ failed: true, value: expect.any(TimeoutError) }])
  })

  it('when one of several sends has its response, the others are bounded as before', async () => {
    const { host, asked } = scriptedHost()
    const client = createClient({ host, timeout: 1000 })
    const outcomes = ['a', 'b', 'c', 'd'].map((url) => outcomeOf(client.get(url)))
    asked[0]!.succeed('a')
    asked[2]!.succeed('c')
    await vi.advanceTimersByTimeAsync(3000)
    expect(outcomes.map((told) => told.map(({ failed }) => failed))).toEqual([[false], [true], [false], [true]])
    expect(asked.map(({ aborted }) => aborted)).toEqual([0, 1, 0, 1])
  })

  it('a transport that has a timeout of its own is left alone, however long it takes', async () => {
    const ends: ((outcome: unknown) => void)[] = []
    const transport = Object.assign((_: unknown, settle: (outcome: unknown) => void) => void ends.push(settle), {
      hasOwnTimeout: true,
    })
    const client = createClient({ transport, timeout: 1_000 })
    const outcome = outcomeOf(client.get('x'))
    const source = createCancelSource()
    const aborted = rejectionOf(client.get('x', { signal: source.signal }))
    await vi.advanceTimersByTimeAsync(24 * 3_600_000)
    expect(outcome).toEqual([])
    ends[0]!({ statusCode: 200, data: 'after a day', header: {} })
    source.abort()
    expect(await aborted).toMatchObject({ code: 'ABORT' })
    expect(outcome).toMatchObject([{ failed: false, value: { data: 'after a day' } }])
  })

  it('it bounds the host, not the hooks', async () => {
    const { host } = scriptedHost(responding())
    const slow = { name: 'slow', request: (r: never) => new Promise<never>((done) => setTimeout(() => done(r), 1e6)) }
    const outcome = outcomeOf(createClient({ host, timeout: 1 }).use(slow).get('x'))
    await vi.advanceTimersByTimeAsync(999_999)
    expect(outcome).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toEqual([{ failed: false, value: expect.objectContaining({ data: 'ok' }) }])
  })

  it('each attempt has the whole timeout', async () => {
    const { host, asked } = scriptedHost()
    const client = createClient({ host, timeout: 9000 }).use({ name: 'retry', error: (_, r, next) => next(r) })
    const outcome = outcomeOf(client.get('x'))
    await vi.advanceTimersByTimeAsync(11_000)
    expect(asked).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(10_999)
    expect(outcome).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toEqual([{ failed: true, value: expect.any(TimeoutError) }])
  })

  it('a transport that promises and never keeps it is bounded too', async () => {
    const outcome = outcomeOf(createClient({ transport: () => new Promise(() => {}), timeout: 1 }).get('x'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(outcome).toEqual([{ failed: true, value: expect.any(TimeoutError) }])
  })

  it('a send that an error hook of another ends in the same tick ends once, as that hook would have it', async () => {
    const { host } = scriptedHost()
    const source = createCancelSource()
    const heard: unknown[] = []
    const client = createClient({ host, timeout: 1000 }).use({
      name: 'aborts the other',
      error(error, request) {
        heard.push(`${request.url} ${(error as HttpError).code}`)
        source.abort()
        throw error
      },
    })
    const outcomes = ['a', 'b', 'c'].map((url) =>
      outcomeOf(client.get(url, url === 'a' ? {} : { signal: source.signal })),
    )
    await vi.advanceTimersByTimeAsync(5000)
    expect(heard).toEqual(['a TIMEOUT', 'b ABORT', 'c ABORT'])
    expect(outcomes.map(([only, ...more]) => [(only!.value as HttpError).code, more.length])).toEqual([
      ['TIMEOUT', 0],
      ['ABORT', 0],
      ['ABORT', 0],
    ])
  })

  it('a transport whose end trips the signal is told once', async () => {
    const source = createCancelSource()
    const heard: unknown[] = []
    const client = createClient({ transport: () => () => source.abort(), timeout: 1000 }).use({
      name: 'hears',
      error(error) {
        heard.push((error as HttpError).code)
        throw error
      },
    })
    const outcome = outcomeOf(client.get('a', { signal: source.signal }))
    await vi.advanceTimersByTimeAsync(5000)
    expect(heard).toHaveLength(1)
    expect(outcome).toHaveLength(1)
  })

  it('no timer is left after a response, a failure, an abort, or a response from a hook', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const client = createClient({ host, timeout: 5000 })
    const pending = Promise.allSettled([client.get('a'), client.get('b'), client.get('c', { signal: source.signal })])
    // One for all of them.
    expect(vi.getTimerCount()).toBe(1)
    asked[0]!.succeed()
    asked[1]!.fail()
    source.abort()
    await pending
    expect(timersLeft()).toBe(0)
    await client.use({ name: 'mock', request: () => responseWith('mock') }).get('x')
  })
})

describe('odd timeouts', () => {
  const odd: unknown[] = [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 'soon', {}, null]
  for (const timeout of odd as number[]) {
    it(`a timeout of ${timeout} is a ConfigError, of the request and of the client`, async () => {
      const { host, asked } = scriptedHost(responding())
      expect(await rejectionOf(createClient({ host }).get('x', { timeout }))).toBeInstanceOf(ConfigError)
      const client = () => createClient({ host, timeout }).get('x')
      await expect(Promise.resolve().then(client)).rejects.toBeInstanceOf(ConfigError)
      expect(asked).toEqual([])
    })

    it(`a timeout of ${timeout} that an interceptor sets is one too`, async () => {
      const { host, asked } = scriptedHost(responding())
      const client = createClient({ host }).use({ name: 'odd', request: (r) => ({ ...r, timeout }) })
      expect(await rejectionOf(client.get('x'))).toBeInstanceOf(ConfigError)
      expect(asked).toEqual([])
    })
  }

  it('a timeout that would overflow the timer and fire at once is refused', async () => {
    for (const timeout of [2 ** 31, 2 ** 32, 1e100, Number.MAX_VALUE]) {
      const { host, asked } = scriptedHost()
      await expect(createClient({ host }).get('x', { timeout })).rejects.toMatchObject({ code: 'CONFIG' })
      expect(asked).toHaveLength(0)
    }
  })

  it('a timeout of undefined takes the client’s', async () => {
    const { host, asked } = scriptedHost(responding())
    await createClient({ host, timeout: 7 }).get('x', { timeout: undefined })
    expect(asked[0]!.options.timeout).toBe(7)
  })
})

describe('what is being sent', () => {
  it('holds none of the others once it is over, so that who keeps it keeps only it', async () => {
    const send = (): Watched => ({ ticks: 0, older: undefined, newer: undefined, expire() {} })
    const sends = [send(), send(), send()]
    for (const each of sends) watch(each, 1_000)
    for (const at of [1, 0, 2]) {
      expect(unwatch(sends[at]!)).toBe(true)
      expect(unwatch(sends[at]!)).toBe(false)
      expect(sends[at]).toMatchObject({ older: undefined, newer: undefined })
    }
    await vi.advanceTimersByTimeAsync(1_000)
  })
})
