// docs/architecture.md, rule 7, second part: what an aborted call may do.
import { describe, expect, it } from 'vitest'
import { deferred, expectNothingUnhandled, logging, microtasks, outcomeOf, rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { AbortError, createCancelSource, createClient, type HttpResponse, type Next } from './index.ts'

expectNothingUnhandled()

describe('rule 7: an aborted call can only reject with AbortError', () => {
  const recover = (): HttpResponse => ({ data: 'recovered', statusCode: 200, header: {} })
  const reactions = {
    'recovers at once': recover,
    'recovers later': async () => recover(),
    'throws something else': () => Promise.reject(new Error('other')),
    'sends again': (_: unknown, r: Parameters<Next>[0], next: Next) => next(r),
    'yields nonsense': () => undefined as never,
  }
  for (const [how, error] of Object.entries(reactions)) {
    it(`even when a hook ${how}`, async () => {
      const log: unknown[] = []
      const source = createCancelSource()
      const { host, asked } = scriptedHost()
      const client = createClient({ host }).use(logging('outer', log)).use({ name: 'reacts', error })
      const rejection = rejectionOf(client.get('x', { signal: source.signal }))
      source.abort()
      expect(await rejection).toBeInstanceOf(AbortError)
      expect(log).toEqual(['outer request', 'outer error'])
      expect(asked).toHaveLength(1)
    })
  }

  it('when it was aborted before it began: nothing is sent and no hook runs', async () => {
    const log: unknown[] = []
    const source = createCancelSource()
    const { host, asked } = scriptedHost(responding())
    source.abort('before')
    const client = createClient({ host }).use(logging('a', log))
    expect(await rejectionOf(client.get('x', { signal: source.signal }))).toMatchObject({
      code: 'ABORT',
      cause: 'before',
    })
    expect([log, asked]).toEqual([[], []])
  })

  it('when a hook aborts it in passing: nothing is sent, and the hook that passed a request gets its error', async () => {
    for (const copies of [false, true]) {
      const log: unknown[] = []
      const source = createCancelSource()
      const { host, asked } = scriptedHost(responding())
      const client = createClient({ host })
        .use(logging('outer', log))
        .use(
          logging('aborts', log, {
            request(request) {
              source.abort()
              return copies ? { ...request } : request
            },
          }),
        )
        .use(logging('inner', log))
      expect(await rejectionOf(client.get('x', { signal: source.signal }))).toBeInstanceOf(AbortError)
      expect(log).toEqual(['outer request', 'aborts error', 'outer error'])
      expect(asked).toEqual([])
    }
  })

  it('when it is aborted on the way out, be it by the outermost response hook', async () => {
    const source = createCancelSource()
    const client = createClient({ host: scriptedHost(responding()).host }).use({
      name: 'late',
      response(response) {
        source.abort()
        return response
      },
    })
    expect(await rejectionOf(client.get('x', { signal: source.signal }))).toBeInstanceOf(AbortError)
  })

  it('an abort after the end changes nothing', async () => {
    const source = createCancelSource()
    const gate = deferred<HttpResponse>()
    const client = createClient().use({ name: 'responds', request: () => gate.promise })
    const outcome = outcomeOf(client.get('x', { signal: source.signal }))
    gate.resolve(recover())
    await microtasks()
    source.abort()
    await microtasks()
    expect(outcome).toEqual([{ failed: false, value: recover() }])
  })
})
