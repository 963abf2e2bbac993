// docs/architecture.md, rule 8: the limit on sends per call.
import { describe, expect, it, vi } from 'vitest'
import { eventLoop, expectNothingUnhandled, logging, rejectionOf, responseWith } from '../test/observing.ts'
import { type Asked, failing, responding, scriptedHost } from '../test/scripted-host.ts'
import {
  type ClientOptions,
  ConfigError,
  createCancelSource,
  createClient,
  type HttpRequest,
  type HttpResponse,
  type Interceptor,
  type Next,
  withRequest,
} from './index.ts'

expectNothingUnhandled()

const atOnce = (asked: Asked) => asked.fail()

describe('rule 8: past the send limit the call itself is rejected with an error that names the limit', () => {
  // The loops end with the test: a real one would go on, ever more slowly.
  const looping = (isOver: () => boolean) => async (request: HttpRequest, next: Next) => {
    while (!isOver()) {
      try {
        return await next(request)
      } catch {}
    }
    return responseWith('over')
  }

  for (const [respond, when] of [
    [failing(), 'fails later'],
    [atOnce, 'fails at once'],
  ] as const) {
    it(`a swallowing loop over a host that ${when} is rejected, and cannot starve the event loop`, async () => {
      for (const hook of ['request', 'error'] as const) {
        const { host, asked } = scriptedHost(respond)
        let over = false
        let turns = 0
        const loop = looping(() => over || ++turns > 1000)
        const client = createClient({ host }).use(
          hook === 'request'
            ? { name: 'loop', request: loop }
            : { name: 'loop', error: (_, request, next) => loop(request, next) },
        )
        let timerRan = false
        const timer = new Promise<void>((done) => {
          setTimeout(() => {
            timerRan = true
            done()
          }, 20)
        })
        const error = await rejectionOf(client.get('x'))
        expect(error).toBeInstanceOf(ConfigError)
        expect(error.message).toContain('20 sends')
        await timer
        over = true
        expect(timerRan).toBe(true)
        expect(turns).toBeLessThan(40)
        expect(asked).toHaveLength(20)
      }
    })
  }

  it('the loop goes on ten times a second', async () => {
    vi.useFakeTimers()
    let turns = 0
    const client = createClient({ host: scriptedHost(atOnce).host }).use({
      name: 'loop',
      request: looping(() => ++turns > 1000),
    })
    await rejectionOf(client.get('x'))
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    // The first refusal is heard at once.
    expect(turns).toBe(20 + 1 + 1 + 100)
  })

  /** How often a loop around `next` begins anew before the event loop goes round. */
  const roundsOf = async (options: ClientOptions, whileSent: () => void, ...others: readonly Interceptor[]) => {
    let turns = 0
    const loop = looping(() => ++turns > 1000)
    const client = createClient(options).use({ name: 'loop', request: loop })
    for (const other of others) client.use(other)
    const call = client.get('x').catch(() => {})
    whileSent()
    await eventLoop()
    const rounds = turns
    turns = 1000
    await call
    return rounds
  }

  for (const [way, inside] of [
    ['sends by `next` itself', { name: 'inner', request: (r: HttpRequest, next: Next) => next(r) }],
    [
      'puts another signal on',
      { name: 'inner', request: (r: HttpRequest) => withRequest(r, { signal: createCancelSource().signal }) },
    ],
  ] as const) {
    it(`nor can one around a hook that ${way}`, async () => {
      expect(await roundsOf({ host: scriptedHost(atOnce).host }, () => {}, inside)).toBeLessThan(40)
    })
  }

  it('nor can one whose account has changed', async () => {
    let account = 'A'
    const { host, asked } = scriptedHost()
    const rounds = await roundsOf({ host, account: () => account }, () => {
      account = 'B'
      asked[0]!.fail()
    })
    expect(rounds).toBeLessThan(40)
  })

  it('nor can one whose request obeys a signal of its own that has tripped, as a deadline’s: the caller is long gone', async () => {
    const { host, asked } = scriptedHost()
    const own = createCancelSource()
    const deadline: Interceptor = {
      name: 'deadline',
      order: 205,
      request: (request) => withRequest(request, { signal: own.signal }),
    }
    const rounds = await roundsOf({ host }, () => own.abort(), deadline)
    expect(asked).toHaveLength(1)
    expect(rounds).toBeLessThan(40)
  })

  it('nor can one that puts what is no signal on each request', async () => {
    const { host } = scriptedHost(responding())
    let turns = 0
    const client = createClient({ host }).use({
      name: 'loop',
      request: (r, next) => looping(() => ++turns > 1000)(withRequest(r, { signal: {} as never }), next),
    })
    const call = client.get('x').catch(() => {})
    await eventLoop()
    expect(turns).toBeLessThan(40)
    turns = 1000
    await call
  })

  it('no outer hook can turn the rejection into anything else', async () => {
    const log: unknown[] = []
    let turns = 0
    const client = createClient({ host: scriptedHost(failing()).host })
      .use({ name: 'recovers', error: () => responseWith('recovered') })
      .use(logging('outer', log))
      .use({ name: 'loop', error: looping(() => ++turns > 22) as never })
      .use({ name: 'looped', error: (_, request, next) => looping(() => ++turns > 22)(request, next) })
    expect(await rejectionOf(client.get('x'))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(/20 sends/),
    })
    expect(log).toEqual(['outer request', 'outer error'])
  })

  it('no outer hook can where a hook in between has put another signal on either, as a deadline does', async () => {
    let turns = 0
    const client = createClient({ host: scriptedHost(failing()).host })
      .use({ name: 'recovers', error: () => responseWith('recovered') })
      .use({ name: 'deadline', request: (r) => withRequest(r, { signal: createCancelSource().signal }) })
      .use({ name: 'loop', request: looping(() => ++turns > 22) })
    expect(await rejectionOf(client.get('x'))).toMatchObject({ code: 'CONFIG' })
  })

  it('one hook per position that sends again is counted together', async () => {
    const { host, asked } = scriptedHost(failing())
    const client = createClient({ host })
    // Each doubles what is inside of it: 2 ** 10 sends without a limit.
    for (let i = 0; i < 10; i++) client.use({ name: `retry ${i}`, error: (_, request, next) => next(request) })
    expect(await rejectionOf(client.get('x'))).toMatchObject({ code: 'CONFIG' })
    expect(asked).toHaveLength(20)
  })

  it('parallel sends are counted too', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host, maxSends: 3 }).use({
      name: 'parallel',
      request: (r, next) => Promise.all([1, 2, 3, 4].map(() => next(r))).then(([first]) => first as HttpResponse),
    })
    expect((await rejectionOf(client.get('x'))).message).toContain('3 sends')
    expect(asked).toHaveLength(3)
  })

  it('a limit that is no number is refused, instead of any number of sends allowed', async () => {
    const { host } = scriptedHost(responding())
    for (const maxSends of [Number.NaN, '20'] as number[]) {
      expect(() => createClient({ host, maxSends })).toThrow('"maxSends" must be: number')
    }
  })

  it('the limit itself may be reached', async () => {
    const { host, asked } = scriptedHost((one, index) => (index === 19 ? responding('20th') : failing())(one))
    const client = createClient({ host }).use({
      name: 'retry',
      async request(request, next) {
        for (let i = 0; i < 19; i++) await next(request).catch(() => {})
        return request
      },
    })
    expect((await client.get('x')).data).toBe('20th')
    expect(asked).toHaveLength(20)
  })

  it('a send too many in the background does not touch a call that is over', async () => {
    const log: unknown[] = []
    let again = (): Promise<HttpResponse> => Promise.reject()
    const { host } = scriptedHost((one) => one.succeed('ok'))
    const client = createClient({ host, maxSends: 1 })
      .use(logging('outer', log))
      .use({
        name: 'background',
        request(request, next) {
          again = () => next(request)
          return request
        },
      })
    expect((await client.get('x')).data).toBe('ok')
    expect(await rejectionOf(again())).toBeInstanceOf(ConfigError)
    expect(log).toEqual(['outer request', 'outer response'])
  })

  it('a hook that yields the request of another call spends the sends of its own', async () => {
    const { host, asked } = scriptedHost(responding())
    let kept: HttpRequest | undefined
    const client = createClient({ host, maxSends: 2 }).use({
      name: 'template',
      request(request) {
        kept = kept ?? request
        return kept
      },
    })
    for (let i = 0; i < 5; i++) await client.get('x')
    expect(asked).toHaveLength(5)
  })

  it('the first reason counts: an abort by one of the error hooks comes too late', async () => {
    const source = createCancelSource()
    const aborting = (error: unknown) => {
      source.abort()
      throw error
    }
    const client = createClient({ host: scriptedHost(failing()).host, maxSends: 1 })
      .use({ name: 'aborting', error: aborting })
      .use({ name: 'retry', error: (_, request, next) => next(request) })
    expect(await rejectionOf(client.get('x', { signal: source.signal }))).toMatchObject({ code: 'CONFIG' })
  })

  it('it is counted per call, not per client, and the call tells how often it has sent', async () => {
    const counts: number[] = []
    const client = createClient({ host: scriptedHost(responding()).host, maxSends: 1 }).use({
      name: 'count',
      response(response, request) {
        counts.push(request.call.sends)
        return response
      },
    })
    for (let i = 0; i < 5; i++) await client.get('x')
    expect(counts).toEqual([1, 1, 1, 1, 1])
  })

  it('a child inherits the limit and may set its own', async () => {
    const retrying = { name: 'retry', error: (_: unknown, request: HttpRequest, next: Next) => next(request) }
    const parent = createClient({ host: scriptedHost(failing()).host, maxSends: 1 }).use(retrying)
    expect(await rejectionOf(parent.extend().get('x'))).toMatchObject({ code: 'CONFIG' })
    expect(await rejectionOf(parent.extend({ maxSends: 2 }).get('x'))).toMatchObject({ code: 'NETWORK' })
  })
})
