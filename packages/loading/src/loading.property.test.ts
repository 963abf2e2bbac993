// Random calls with random words, ends, failures and aborts: in the end nothing is on, and what was shown was hidden.
import { retry } from '@wxpipe/retry'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createApp, stepsOf } from '../test/app.ts'

useFakeTime()
const runs = Number(process.env['WXPIPE_RUNS'] ?? 100)

interface Visit {
  readonly at: number
  readonly loading: boolean | string
  readonly abortsAfter: number | undefined
  /** Another user logs in when it begins. */
  readonly changesAccount: boolean
  /** An outer hook sends it once more. */
  readonly isRepeated: boolean
}

const visit: fc.Arbitrary<Visit> = fc.record({
  at: fc.nat(2_000),
  loading: fc.constantFrom<boolean | string>(true, true, false, '', '提交中', '删除中'),
  abortsAfter: fc.option(fc.nat(1_500), { nil: undefined, freq: 3 }),
  changesAccount: fc.nat(9).map((n) => n === 0),
  isRepeated: fc.nat(4).map((n) => n === 0),
})
const reply: fc.Arbitrary<Reply | ReturnType<typeof faults.slow>> = fc.oneof(
  fc.nat(1_500).map((delay) => ({ data: 1, delay })),
  fc.record({ statusCode: fc.constantFrom(401, 404, 500, 503), delay: fc.nat(900) }),
  fc.constantFrom(faults.connectionReset(), faults.neverAnswers()),
)
/** What wx makes of the calls that draw. */
const trouble = fc.constantFrom(undefined, undefined, faults.throws(), faults.neverAnswers())

async function live(
  visits: readonly Visit[],
  replies: readonly (typeof reply extends fc.Arbitrary<infer R> ? R : never)[],
  drawing: ReturnType<typeof faults.throws> | undefined,
) {
  const left = [...replies]
  const { client, host, session } = createApp({}, { handler: () => left.shift() ?? { data: 1, delay: 400 } })
  client.use(retry({ limit: 1, baseDelay: 50 })).use({
    name: 'repeats',
    order: 100,
    keys: { isRepeated: 'boolean' },
    request: (request, next) =>
      (request.options as { isRepeated?: boolean }).isRepeated ? next(request).then(() => request) : request,
  })
  if (drawing) host.fail(drawing, { api: 'showLoading', times: 2 })
  for (const { at, loading, abortsAfter, changesAccount, isRepeated } of visits) {
    setTimeout(() => {
      if (changesAccount) session.user = session.user === 'ann' ? 'bob' : 'ann'
      const source = new AbortController()
      if (abortsAfter !== undefined) setTimeout(() => source.abort(), abortsAfter)
      const options: object = { loading, isRepeated, signal: source.signal, timeout: 3_000 }
      client.get('a', options).catch(() => {})
    }, at)
  }
  await pass(20_000)
  return host
}

it('nothing is left on, and every indicator that was shown is hidden once', async () => {
  const seen = { shown: 0, changed: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(visit, { minLength: 1, maxLength: 8 }),
      fc.array(reply, { maxLength: 12 }),
      trouble,
      async (visits, replies, drawing) => {
        const host = await live(visits, replies, drawing)
        expect(host.screen.kind).toBe('none')
        let isOn = false
        let words: string | undefined
        for (const step of stepsOf(host)) {
          if (step === 'hide') {
            expect(isOn).toBe(true)
            words = undefined
          } else {
            // Shown again only with other words.
            expect(step).not.toBe(words)
            words = step
            if (isOn) seen.changed++
            else seen.shown++
          }
          isOn = step !== 'hide'
        }
        expect(isOn).toBe(false)
        host.dispose()
      },
    ),
    { numRuns: runs },
  )
  expect(seen.shown).toBeGreaterThan(runs / 2)
  expect(seen.changed).toBeGreaterThan(runs / 10)
})
