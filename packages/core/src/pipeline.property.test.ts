// Random lists of interceptors over random hosts, aborted at random times: what must hold for all of them.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, outcomeOf, responseWith } from '../test/observing.ts'
import { type Asked, scriptedHost } from '../test/scripted-host.ts'
import {
  anySignal,
  createCancelSource,
  createClient,
  type HttpRequest,
  type HttpResponse,
  type Interceptor,
  type Next,
} from './index.ts'

expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Yield = HttpRequest | HttpResponse
type Act = (request: HttpRequest, next: Next) => Yield | Promise<Yield>

const failing = (): never => {
  throw new Error('hook')
}
const swallow = (promise: Promise<HttpResponse>) => promise.catch(() => responseWith('swallowed'))

// The scenario's own: some hooks trip it.
let source = createCancelSource()
const abort = <T>(value: T): T => {
  source.abort()
  return value
}

const inward: { [name: string]: Act } = {
  same: (request) => request,
  copy: (request) => ({ ...request }),
  unsigned: (request) => ({ ...request, signal: undefined }),
  resigned: (request) => ({ ...request, signal: createCancelSource().signal }),
  joined: (request) => ({ ...request, signal: anySignal(request.signal, createCancelSource().signal) }),
  // What an outer one may have taken off, or joined with another.
  signedAgain: (request) => ({ ...request, signal: source.signal }),
  respond: () => responseWith('own'),
  abortingSame: (request) => abort(request),
  abortingCopy: (request) => abort({ ...request }),
  abortingResponse: () => abort(responseWith('own')),
  aroundAborting: (request, next) => abort(next(request)),
  fail: failing,
  nothing: () => undefined as never,
  around: (request, next) => next(request),
  swallowing: (request, next) => swallow(next(request)),
  twice: (request, next) => next(request).then(() => next({ ...request })),
  parallel: (request, next) => Promise.all([next(request), swallow(next({ ...request }))]).then(([one]) => one),
  racing: (request, next) => Promise.race([next(request), next(request)]),
  probing: (request, next) => swallow(next(request)).then(() => request),
}
const outward: { [name: string]: (value: unknown) => Act } = {
  same: (value) => () => (value instanceof Error ? Promise.reject(value) : (value as HttpResponse)),
  rethrow: (value) => () => {
    throw value
  },
  respond: () => () => responseWith('other'),
  fail: () => failing,
  nothing: () => () => undefined as never,
  aborting: () => () => abort(responseWith('aborted')),
  again: () => (request, next) => next(request),
  twice: () => (request, next) => swallow(next(request)).then(() => next(request)),
}

const after = (delay: number | undefined, act: () => Yield | Promise<Yield>) =>
  delay === undefined
    ? act()
    : new Promise<void>((done) => (delay ? setTimeout(done, delay) : done())).then(() => act())

/** An interceptor that behaves as specified, and remembers what it passed inward and what its hooks were given. */
function build({ on, response, error, delays }: Spec, index: number) {
  const passed: HttpRequest[] = []
  const given: HttpRequest[] = []
  const keep = (yielded: Yield): Yield => {
    if (yielded && 'call' in yielded) passed.push(yielded)
    return yielded
  }
  const back = (act: Act, delay: number | undefined) => (request: HttpRequest, next: Next) => {
    given.push(request)
    return after(delay, () => act(request, next)) as HttpResponse | Promise<HttpResponse>
  }
  const interceptor: Interceptor = {
    name: `${index}`,
    request(request, next) {
      const yielded = after(delays[0], () => inward[on]!(request, next))
      return yielded instanceof Promise ? yielded.then(keep) : keep(yielded)
    },
    response: (value, request, next) => back(outward[response]!(value), delays[1])(request, next),
    error: (value, request, next) => back(outward[error]!(value), delays[2])(request, next),
  }
  return { interceptor, passed, given }
}

type HostAct = 'succeed' | 'refuse' | 'fail' | 'both' | 'never' | 'throw'

function play(act: HostAct, delay: number | undefined, asked: Asked) {
  const respondNow = () => {
    if (act === 'never') return
    if (act === 'fail') asked.fail()
    else asked.succeed('ok', act === 'refuse' ? 500 : 200)
    if (act === 'both') asked.fail()
  }
  if (act === 'throw') {
    asked.over = true
    throw new Error('host')
  }
  if (delay === undefined) respondNow()
  else setTimeout(respondNow, delay)
}

const delay = fc.option(fc.nat(4), { nil: undefined, freq: 2 })
const name = <T extends object>(of: T) => fc.constantFrom(...(Object.keys(of) as (keyof T & string)[]))
const spec = fc.record({
  on: name(inward),
  response: name(outward),
  error: name(outward),
  delays: fc.tuple(delay, delay, delay),
})
type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never
const hostAct = fc.constantFrom<HostAct>('succeed', 'refuse', 'fail', 'both', 'never', 'throw')
const scenario = fc.record({
  specs: fc.array(spec, { maxLength: 4 }),
  host: fc.array(fc.tuple(hostAct, delay), { minLength: 1, maxLength: 5 }),
  abortAt: fc.option(fc.nat(12), { nil: undefined, freq: 2 }),
  deaf: fc.boolean(),
  maxSends: fc.constantFrom(1, 3, 20),
})

const times = <T>(values: readonly T[]) => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

describe('whatever interceptors, host and abort do', () => {
  it('a call settles once, each passed request gets exactly one hook with that object, and nothing is left', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ specs, host: acts, abortAt, deaf, maxSends }) => {
        const { host, asked } = scriptedHost((one, index) => play(...acts[index % acts.length]!, one))
        const alive = { request: (options: Parameters<typeof host.request>[0]) => host.request(options) }
        const silent = { request: (options: Parameters<typeof host.request>[0]) => void host.request(options) }
        const interceptors = specs.map(build)
        const client = createClient({ host: deaf ? silent : alive, timeout: 50, maxSends })
        for (const { interceptor } of interceptors) client.use(interceptor)
        source = createCancelSource()
        const outcome = outcomeOf(client.get('x', { signal: source.signal }))
        let abortedInTime = false
        if (abortAt !== undefined) {
          setTimeout(() => {
            abortedInTime = outcome.length === 0
            source.abort()
          }, abortAt)
        }
        await vi.advanceTimersByTimeAsync(0)
        for (let i = 0; vi.getTimerCount() > 0; i++) {
          expect(i).toBeLessThan(10_000)
          await vi.advanceTimersToNextTimerAsync()
          await vi.advanceTimersByTimeAsync(0)
        }

        expect(outcome).toHaveLength(1)
        if (abortedInTime)
          expect(outcome[0]).toMatchObject({ failed: true, value: { code: expect.stringMatching(/ABORT|CONFIG/) } })
        for (const { passed, given } of interceptors) expect(times(given)).toEqual(times(passed))
        expect(asked.length).toBeLessThanOrEqual(maxSends)
        if (!deaf) expect(asked.filter((one) => !one.over)).toEqual([])
        expect(vi.getTimerCount()).toBe(0)
      }),
      { numRuns: 400 },
    )
  })
})
