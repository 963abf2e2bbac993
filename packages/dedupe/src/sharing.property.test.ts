// Random callers that share: nobody waits for another one longer than its own time, and no two of them hold one mutable value.
import type { HttpRequest } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { api } from '../test/app.ts'
import { reachable } from '../test/reachable.ts'

useFakeTime()

const runs = Number(process.env['WXPIPE_RUNS'] ?? 100)

interface Caller {
  readonly at: number
  readonly timeout: number | undefined
  readonly abortsAfter: number | undefined
  readonly changesAccount: boolean
}

const caller: fc.Arbitrary<Caller> = fc.record({
  at: fc.nat(60),
  timeout: fc.option(fc.constantFrom(60, 100, 140), { nil: undefined }),
  abortsAfter: fc.option(fc.nat(150), { nil: undefined, freq: 6 }),
  changesAccount: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
})
const reply = fc.oneof(
  fc.nat(400).map((delay) => ({ data: 1, delay })),
  fc.constantFrom(faults.connectionReset(), faults.neverAnswers(), { statusCode: 503, delay: 20 }),
)

/** How long each caller waited for others: until it was sent itself, or had its outcome. */
async function waits(
  callers: readonly Caller[],
  replies: readonly ReturnType<typeof faults.slow>[] | readonly object[],
  repetitions: number,
) {
  const left = [...replies]
  const { client, session } = api({}, () => (left.shift() as object) ?? { data: 1, delay: 10 })
  client.use(retry({ limit: repetitions, baseDelay: 30 }))
  const sentAt = new Map<number, number>()
  const key = (request: HttpRequest) => (request.options as unknown as { id: number }).id
  client.use({
    name: 'census',
    order: 900,
    keys: { id: 'any' },
    request(request) {
      if (!sentAt.has(key(request))) sentAt.set(key(request), Date.now())
      return request
    },
  })
  const all = callers.map(
    ({ at, timeout, abortsAfter, changesAccount }, id) =>
      new Promise<{ waited: number; timeout: number }>((done) => {
        setTimeout(() => {
          if (changesAccount) session.user = session.user === 'ann' ? null : 'ann'
          const began = Date.now()
          const source = abortsAfter === undefined ? undefined : new AbortController()
          if (source) setTimeout(() => source.abort(), abortsAfter)
          const options: object = { timeout, id, signal: source?.signal }
          const settled = () => done({ waited: (sentAt.get(id) ?? Date.now()) - began, timeout: timeout ?? 60_000 })
          client.get('a', options).then(settled, settled)
        }, at)
      }),
  )
  await vi.runAllTimersAsync()
  return Promise.all(all)
}

it('a shared wait never outlives the timeout of the one that waits', async () => {
  let shared = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(caller, { minLength: 2, maxLength: 6, size: 'max' }),
      fc.array(reply, { minLength: 2, maxLength: 6, size: 'max' }),
      // Without one, whoever is in a hurry fails while the others still have time to follow another one.
      fc.nat(1),
      async (callers, replies, repetitions) => {
        for (const { waited, timeout } of await waits(callers, replies, repetitions)) {
          if (waited) shared++
          expect(waited).toBeLessThanOrEqual(timeout)
        }
      },
    ),
    { numRuns: runs },
  )
  // About 1.2 for each run: enough waits were looked at.
  expect(shared).toBeGreaterThan(runs / 2)
})

class Model {
  readonly tags = ['a']
}

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, 1, 'text', undefined),
    fc.constant('date'),
    fc.constant('bytes'),
    fc.constant('model'),
    fc.constant('circle'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'call', 'signal', 'options'), tie('value'), { maxKeys: 3 }),
  ),
}))

/** A new value of this plan. */
function made(plan: unknown, isError: boolean, parent: object = {}): unknown {
  if (plan === 'date') return new Date(0)
  if (plan === 'bytes') return new Uint8Array([1]).buffer
  if (plan === 'model') return isError ? new RangeError('model') : new Model()
  if (plan === 'circle') return parent
  if (typeof plan !== 'object' || plan === null) return plan
  const copy: { [key: string]: unknown } | unknown[] = Array.isArray(plan) ? [] : {}
  for (const [key, each] of Object.entries(plan)) Object.assign(copy, { [key]: made(each, isError, copy) })
  return copy
}

it('two callers never share a mutable value, be it of a response or of an error', async () => {
  let objects = 0
  await fc.assert(
    fc.asyncProperty(
      value,
      fc.constantFrom('response', 'status', 'error', 'thrown'),
      fc.integer({ min: 2, max: 4 }),
      async (plan, kind, count) => {
        const { client } = api({}, () => ({ statusCode: kind === 'status' ? 404 : 200, delay: 10 }))
        client.use({
          name: 'inside',
          order: 800,
          response(response) {
            if (kind === 'error')
              throw Object.assign(new TypeError('inside'), { details: made(plan, true), cause: response })
            if (kind === 'thrown') throw made(plan, true)
            return { ...response, data: made(plan, false) }
          },
          error(error) {
            Object.assign((error as { response: object }).response, { data: made(plan, true) })
            throw error
          },
        })
        const query = { page: 1 }
        const all = Array.from({ length: count }, () => client.get('a', { query: { ...query } }))
        const settled = Promise.allSettled(all)
        await vi.runAllTimersAsync()
        const owners = new Map<object, number>()
        for (const [index, one] of (await settled).entries()) {
          for (const object of reachable(one.status === 'fulfilled' ? one.value : one.reason)) {
            objects++
            expect(owners.get(object) ?? index).toBe(index)
            owners.set(object, index)
          }
        }
      },
    ),
    { numRuns: runs },
  )
  expect(objects).toBeGreaterThan(runs)
})
