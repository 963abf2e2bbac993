// docs/architecture.md, rule 7, first part: what an abort ends, and in which order.
import { describe, expect, it } from 'vitest'
import { expectNothingUnhandled, logging, microtasks, outcomeOf, rejectionOf } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { AbortError, createCancelSource, createClient, type Next } from './index.ts'

expectNothingUnhandled()

const never = new Promise<never>(() => {})
const around = (name: string) => ({ name, request: async (r: Parameters<Next>[0], next: Next) => next(r) })

describe('while the host is being asked, and has not handed out its task yet', () => {
  it('an abort ends the task once it is there, and nothing that the host says is heard', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost(() => source.abort('left'))
    const outcome = outcomeOf(createClient({ host }).get('x', { signal: source.signal }))
    await microtasks()
    expect(asked[0]!.aborted).toBe(1)
    expect(outcome).toEqual([{ failed: true, value: expect.objectContaining({ code: 'ABORT', cause: 'left' }) }])
  })

  it('a host that responds is not aborted, whatever a hook does with the response', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost((one) => one.succeed('ok'))
    const client = createClient({ host }).use({
      name: 'aborts',
      response(response) {
        source.abort()
        return response
      },
    })
    expect((await createClient({ host }).get('x')).data).toBe('ok')
    expect(await rejectionOf(client.get('x', { signal: source.signal }))).toBeInstanceOf(AbortError)
    expect(asked.map(({ aborted }) => aborted)).toEqual([0, 0])
  })
})

describe('rule 7: an abort ends every wait at once, aborts the host task, then runs the outer error hooks', () => {
  it('the host task first, then the error hooks from the inside out, then the caller', async () => {
    const log: unknown[] = []
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const aborting = (name: string) =>
      logging(name, log, {
        error(error) {
          log.push(`${name}: host aborted ${asked[0]!.aborted} time`)
          throw error
        },
      })
    const client = createClient({ host }).use(aborting('outer')).use(aborting('inner'))
    const outcome = outcomeOf(client.get('x', { signal: source.signal }))
    source.abort()
    expect(log.slice(2)).toEqual(['inner: host aborted 1 time', 'outer: host aborted 1 time'])
    await microtasks(1)
    expect(outcome).toEqual([{ failed: true, value: expect.any(AbortError) }])
    expect(asked).toHaveLength(1)
  })

  it('innermost first through nested next() runs too', async () => {
    const log: unknown[] = []
    const source = createCancelSource()
    const { host } = scriptedHost()
    const slow = (request: Parameters<typeof host.request>[0]) => {
      host.request(request)
      return { abort: () => log.push('host aborted') }
    }
    const client = createClient({ host: { request: slow } })
      .use(logging('a', log))
      .use(around('around 1'))
      .use(logging('b', log))
      .use(around('around 2'))
      .use(logging('c', log))
    const outcome = outcomeOf(client.get('x', { signal: source.signal }))
    await microtasks()
    source.abort()
    expect(log).toEqual(['a request', 'b request', 'c request', 'host aborted', 'c error', 'b error', 'a error'])
    await microtasks()
    expect(outcome).toHaveLength(1)
    expect(log).toHaveLength(7)
  })

  it('parallel next() runs are all aborted', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const client = createClient({ host }).use({
      name: 'parallel',
      request: (r, next) => Promise.all([next(r), next(r), next(r)]).then(([first]) => first),
    })
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    expect(await rejection).toBeInstanceOf(AbortError)
    expect(asked.map(({ aborted }) => aborted)).toEqual([1, 1, 1])
  })

  const waits = {
    'a request hook': { request: () => never },
    'a response hook': { response: () => never },
    'an error hook': { error: () => never },
    'an endless next': { request: (r: Parameters<Next>[0], next: Next) => next(r).then(() => never) },
  }
  for (const [where, hooks] of Object.entries(waits)) {
    it(`the wait for ${where} ends at once`, async () => {
      const log: unknown[] = []
      const source = createCancelSource()
      const respond = where === 'an error hook' ? failing() : responding()
      const client = createClient({ host: scriptedHost(respond).host })
        .use(logging('outer', log))
        .use({ name: 'stuck', ...hooks })
      const outcome = outcomeOf(client.get('x', { signal: source.signal }))
      await microtasks()
      expect(outcome).toEqual([])
      source.abort()
      expect(log).toEqual(['outer request', 'outer error'])
      await microtasks(1)
      expect(outcome).toEqual([{ failed: true, value: expect.any(AbortError) }])
    })
  }

  it('also when the host swallows the abort, and its late response changes nothing', async () => {
    const log: unknown[] = []
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const deaf = { request: (options: Parameters<typeof host.request>[0]) => void host.request(options) }
    const client = createClient({ host: deaf }).use(logging('outer', log))
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort('gone')
    expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'gone' })
    asked[0]!.succeed('late')
    asked[0]!.fail('later')
    await microtasks()
    expect(log).toEqual(['outer request', 'outer error'])
  })
})
