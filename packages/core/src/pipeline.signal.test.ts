// docs/architecture.md, rule 7, fourth part: whose signal is obeyed, and what is left behind.
import { describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, logging, rejectionOf, responseWith } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import {
  AbortError,
  anySignal,
  type CancelSource,
  createCancelSource,
  createClient,
  type HttpResponse,
} from './index.ts'

expectNothingUnhandled()

describe('rule 7: everything inside obeys the signal of the request it is given', () => {
  it('a request without the signal outlives its caller, as a shared flight must', async () => {
    const log: unknown[] = []
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    let flight!: Promise<HttpResponse>
    const client = createClient({ host })
      .use({
        name: 'dedupe',
        request(request, next) {
          flight = next({ ...request, signal: undefined })
          return flight
        },
      })
      .use(logging('inner', log))
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    expect(await rejection).toBeInstanceOf(AbortError)
    expect(asked[0]!.aborted).toBe(0)
    asked[0]!.succeed('shared')
    expect((await flight).data).toBe('shared')
    expect(log).toEqual(['inner request', 'inner response'])
  })

  const scoped = (log: unknown[], page: CancelSource) => {
    const { host, asked } = scriptedHost()
    const client = createClient({ host })
      .use(logging('outer', log))
      .use({ ...logging('scope', log), request: (request) => ({ ...request, signal: page.signal }) })
      .use(logging('inner', log))
    return { client, asked }
  }

  it('a signal that a hook puts on ends what is inside of that hook, and its failure travels on', async () => {
    const log: unknown[] = []
    const page = createCancelSource()
    const { client, asked } = scoped(log, page)
    const rejection = rejectionOf(client.get('x'))
    page.abort('page')
    expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'page' })
    expect(asked[0]!.aborted).toBe(1)
    expect(log).toEqual(['outer request', 'inner request', 'inner error', 'scope error', 'outer error'])
  })

  it('the caller leaves at once, and the hook that put another signal on still gets the one outcome of the inside', async () => {
    const log: unknown[] = []
    const page = createCancelSource()
    const caller = createCancelSource()
    const { client, asked } = scoped(log, page)
    const rejection = rejectionOf(client.get('x', { signal: caller.signal }))
    caller.abort('caller')
    expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'caller' })
    expect(asked[0]!.aborted).toBe(0)
    expect(log).toEqual(['outer request', 'inner request', 'outer error'])
    asked[0]!.options.success!(responseWith('late'))
    expect(log.slice(3)).toEqual(['inner response', 'scope response'])
  })

  it('a signal that trips with the caller’s ends what is inside first: the task, the inner hooks, then the outer ones', async () => {
    const log: unknown[] = []
    const caller = createCancelSource()
    const host = { request: () => ({ abort: () => log.push('task') }) }
    const client = createClient({ host })
      .use(logging('outer', log))
      .use({
        ...logging('deadline', log),
        request: (r) => ({ ...r, signal: anySignal(r.signal, createCancelSource().signal) }),
      })
      .use(logging('inner', log))
    const rejection = rejectionOf(client.get('x', { signal: caller.signal }))
    caller.abort('caller')
    expect(log.slice(2)).toEqual(['task', 'inner error', 'deadline error', 'outer error'])
    expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'caller' })
  })

  it('an abort counts also for hooks outside of one that has put another signal on, where the caller’s was put back', async () => {
    const caller = createCancelSource()
    const client = createClient({ host: scriptedHost().host })
      .use({ name: 'recovers', error: () => responseWith('recovered') })
      .use({ name: 'another', request: (r) => ({ ...r, signal: createCancelSource().signal }) })
      .use({ name: 'back', request: (r) => ({ ...r, signal: caller.signal }) })
    const rejection = rejectionOf(client.get('x', { signal: caller.signal }))
    caller.abort()
    expect(await rejection).toBeInstanceOf(AbortError)
  })

  it('a nested run that only its own signal ended may be recovered from', async () => {
    const inside = createCancelSource()
    const { host, asked } = scriptedHost()
    const client = createClient({ host }).use({
      name: 'give-up',
      request: (r, next) => next({ ...r, signal: inside.signal }).catch((error) => responseWith(error.code)),
    })
    const pending = client.get('x')
    inside.abort()
    expect((await pending).data).toBe('ABORT')
    expect(asked[0]!.aborted).toBe(1)
  })

  it('a signal that has tripped already stops a hook’s next before the host is asked', async () => {
    const inside = createCancelSource()
    inside.abort()
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host }).use({ name: 'a', request: (r) => ({ ...r, signal: inside.signal }) })
    expect(await rejectionOf(client.get('x'))).toBeInstanceOf(AbortError)
    expect(asked).toEqual([])
  })

  it('what is no signal rejects instead of hanging, whoever put it there', async () => {
    const controller = new AbortController() as unknown as AbortSignal
    for (const signal of [{} as AbortSignal, controller]) {
      const log: unknown[] = []
      const { host, asked } = scriptedHost(responding())
      const client = createClient({ host }).use(logging('outer', log))
      await rejectionOf(client.get('x', { signal }))
      client.use({ name: 'sync', request: (r) => ({ ...r, signal }) })
      await rejectionOf(client.get('x'))
      client.remove('sync').use({ name: 'async', request: async (r) => ({ ...r, signal }) })
      await rejectionOf(client.get('x'))
      expect(log.slice(-4)).toEqual(['outer request', 'outer error', 'outer request', 'outer error'])
      expect(asked).toEqual([])
    }
  })
})

describe('an abort leaves nothing behind', () => {
  it('a native AbortSignal works, and its reason is the cause', async () => {
    const { host, asked } = scriptedHost()
    const controller = new AbortController()
    const rejection = rejectionOf(createClient({ host }).get('x', { signal: controller.signal }))
    controller.abort('native')
    expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'native' })
    expect(asked[0]!.aborted).toBe(1)
  })

  it('every listener is taken off the signal, whatever the outcome', async () => {
    for (const outcome of ['responded', 'failed', 'aborted', 'nested']) {
      const controller = new AbortController()
      const add = vi.spyOn(controller.signal, 'addEventListener')
      const remove = vi.spyOn(controller.signal, 'removeEventListener')
      const { host, asked } = scriptedHost()
      const client = createClient({ host })
      if (outcome === 'nested') client.use({ name: 'around', request: (r, next) => next(r) })
      const pending = client.get('x', { signal: controller.signal }).catch(() => {})
      if (outcome === 'aborted') controller.abort()
      else outcome === 'failed' ? asked[0]!.fail() : asked[0]!.succeed()
      await pending
      expect(add.mock.calls).toHaveLength(outcome === 'nested' ? 2 : 1)
      const listeners = (spy: typeof add | typeof remove) => new Set(spy.mock.calls.map(([, listener]) => listener))
      expect(listeners(remove)).toEqual(listeners(add))
    }
  })
})
