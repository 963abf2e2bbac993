// Random requests, faults, busy servers, aborts and phones through retry, resume and queue, in faked time: what holds in every run.
import {
  AbortError,
  createCancelSource,
  createClient,
  HttpError,
  type Interceptor,
  isHttpError,
  resolveUrl,
} from '@wxpipe/core'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { createWatchedHost } from '@wxpipe/test-support'
import { type Fault, faults, type Reply } from '@wxpipe/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { coolDown, type Priority, queue } from './index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const trouble: readonly (Reply | Fault)[] = [
  { data: 'ok', delay: 50 },
  { data: 'ok', delay: 7_000 },
  { statusCode: 503, header: { 'Retry-After': '1' } },
  { statusCode: 429, header: { 'Retry-After': '20' }, delay: 300 },
  { statusCode: 404 },
  faults.connectionReset(),
  faults.timeout(),
  faults.networkChange(),
  faults.interrupted(),
  faults.offline(),
  faults.neverAnswers(),
]

const request = fc.record({
  kind: fc.constant('request' as const),
  method: fc.constantFrom('GET' as const, 'POST' as const, 'PUT' as const),
  priority: fc.constantFrom<Priority | false | undefined>('high', 'normal', 'low', undefined, false),
  replies: fc.array(fc.nat(trouble.length - 1), { minLength: 1, maxLength: 4 }),
  abortAfter: fc.option(fc.integer({ min: 0, max: 20_000 })),
  page: fc.boolean(),
  isElsewhere: fc.boolean(),
  maxWait: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }),
})
const phone = fc.record({
  kind: fc.constant('phone' as const),
  event: fc.constantFrom('background', 'foreground', 'none', '4g', 'wifi', 'page'),
})
const wait = fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 8_000 }) })
const clear = fc.record({ kind: fc.constant('clear' as const) })
const steps = fc.array(fc.oneof({ weight: 8, arbitrary: request }, { weight: 2, arbitrary: phone }, wait, clear), {
  minLength: 1,
  maxLength: 40,
})

it('every call settles once, the host never has more than the limit, no origin is asked while it rests, and nothing is left', async () => {
  const property = fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (run, limit) => {
    const asked = new Map<string, number>()
    const past = new Set<string>()
    let most = 0
    const { host, events, listening } = createWatchedHost({
      maxRequests: 10_000,
      handler({ path, query }) {
        const replies = String(query['replies']).split('-').map(Number)
        const attempt = asked.get(path) ?? 0
        asked.set(path, attempt + 1)
        const queued = host.requests.filter(({ state, url }) => state === 'running' && !past.has(new URL(url).pathname))
        most = Math.max(most, queued.length)
        return trouble[replies[Math.min(attempt, replies.length - 1)]!]!
      },
    })
    const slots = queue({ concurrency: limit, coolDown })
    // Next to the transport: when each origin may be asked again, by the last response that said so; who asked before.
    const rests = new Map<string, { readonly from: number; readonly to: number }>()
    const early: string[] = []
    const census: Interceptor = {
      name: 'census',
      order: 900,
      request(request) {
        const { origin, pathname } = new URL(resolveUrl(request))
        const { from, to } = rests.get(origin) ?? { from: 0, to: 0 }
        // What was given its slot in the very moment goes on.
        if (Date.now() > from && Date.now() < to && !past.has(pathname)) early.push(pathname)
        return request
      },
      error(error, request) {
        const { header, statusCode } = (isHttpError(error) && error.response) || {}
        const seconds = Number(header?.['Retry-After'])
        const from = Date.now()
        const { origin, pathname } = new URL(resolveUrl(request))
        if (statusCode && seconds && !past.has(pathname)) rests.set(origin, { from, to: from + seconds * 1_000 })
        throw error
      },
    }
    const clients = [0, 1].map(() =>
      createClient({ host: host.wx, baseURL: 'https://api.example.com/', timeout: 3_000 })
        .use(retry({ limit: 2 }))
        .use(resume({ host: events }))
        .use(slots)
        .use(census),
    )
    const page = createCancelSource()
    const outcomes: string[] = []
    const allowed: { readonly sends: number; readonly mayAbort: boolean }[] = []
    let isCleared = false

    for (const step of run) {
      if (step.kind === 'wait') await vi.advanceTimersByTimeAsync(step.ms)
      else if (step.kind === 'clear') {
        slots.clear()
        isCleared = true
      } else if (step.kind === 'phone') {
        if (step.event === 'page') page.abort('left')
        else if (step.event === 'background' || step.event === 'foreground') host[step.event]()
        else host.setNetwork(step.event as 'wifi')
      } else {
        const number = outcomes.push('') - 1
        const source = step.page ? page : createCancelSource()
        const { abortAfter, priority, maxWait } = step
        if (abortAfter !== null && !step.page) setTimeout(() => source.abort(), abortAfter)
        if (priority === false) past.add(`/${number}`)
        allowed.push({ sends: step.method === 'POST' ? 1 : 20, mayAbort: step.page || abortAfter !== null })
        clients[number % 2]!.request({
          url: step.isElsewhere ? `https://files.example.com/${number}` : `${number}`,
          method: step.method,
          query: { replies: step.replies.join('-') },
          signal: source.signal,
          queue: priority !== false && { priority, maxWait },
        }).then(
          () => {
            outcomes[number] += 'responded'
          },
          (error) => {
            expect(error).toBeInstanceOf(HttpError)
            outcomes[number] += error instanceof AbortError ? 'aborted' : 'failed'
          },
        )
      }
    }
    host.foreground()
    host.setNetwork('wifi')
    await vi.advanceTimersByTimeAsync(3_600_000)

    expect(outcomes.filter((outcome) => !/^(responded|aborted|failed)$/.test(outcome))).toEqual([])
    for (const [number, { sends, mayAbort }] of allowed.entries()) {
      if (!mayAbort && !isCleared) expect(outcomes[number]).not.toContain('aborted')
      const all = host.requests.filter(({ url }) => new URL(url).pathname === `/${number}`).length
      expect(all).toBeLessThanOrEqual(sends)
    }
    expect(early).toEqual([])
    expect(most).toBeLessThanOrEqual(limit)
    expect([slots.pending, slots.size, listening(), host.inFlight, vi.getTimerCount()]).toEqual([0, 0, [0, 0], 0, 0])
    host.dispose()
  })
  await fc.assert(property, { numRuns: 150 })
})
