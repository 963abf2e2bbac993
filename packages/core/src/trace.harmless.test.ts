// createTracer: tracing changes nothing.
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, rejectionOf, responseWith } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { createClient, createTracer, type HttpResponse, type Interceptor, type TraceEvent } from './index.ts'

const takeUnhandled = expectNothingUnhandled()

const traced = (...interceptors: Interceptor[]) => {
  const client = createClient({ host: scriptedHost(responding()).host, trace: createTracer(() => {}) })
  for (const interceptor of interceptors) client.use(interceptor)
  return client
}

const pass: Interceptor = { name: 'pass', request: (r) => r, response: (r) => r }

describe('tracing changes nothing', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('what a listener throws is reported outside, and the request goes on', async () => {
    const { host } = scriptedHost(responding())
    const trace = createTracer(() => {
      throw new Error('listener')
    })
    expect((await createClient({ host, trace }).use(pass).get('x')).data).toBe('ok')
    const forEachEvent = new Error('listener')
    expect(await takeUnhandled()).toEqual([forEachEvent, forEachEvent, forEachEvent, forEachEvent])
  })

  it('no event is made when nobody listens: an interceptor is called as it is', async () => {
    const { host } = scriptedHost(responding())
    const hook = vi.fn((r) => r)
    const define = vi.spyOn(Object, 'defineProperty')
    await createClient({ host }).use({ name: 'a', request: hook }).get('x')
    expect(define).not.toHaveBeenCalled()
    define.mockRestore()
    expect(hook).toHaveBeenCalledOnce()
  })

  it('a traced hook is still a method of its interceptor', async () => {
    class Named {
      readonly name = 'named'
      readonly value = 'own'
      request() {
        return responseWith(this.value)
      }
    }
    const client = traced(new Named())
    expect((await client.get('x')).data).toBe('own')
  })

  it('the rules hold for traced interceptors: a hook without an outcome is a ConfigError naming it', async () => {
    const client = traced({ name: 'bad', request: () => undefined as never })
    expect(await rejectionOf(client.get('x'))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('"bad"'),
    })
  })

  it('what a hook yields is asked for its outcome once, as by a client without a tracer: it may begin its work then', async () => {
    let begun = 0
    const lazy = {
      then(resolve: (response: HttpResponse) => void) {
        begun++
        resolve(responseWith('lazy'))
      },
    }
    const client = traced({ name: 'lazy', request: () => lazy as PromiseLike<HttpResponse> })
    expect((await client.get('x')).data).toBe('lazy')
    expect(begun).toBe(1)
  })

  it('an event shows neither the request nor the response in a log, and carries both for those who ask', async () => {
    const events: TraceEvent[] = []
    const trace = createTracer((event) => events.push(event))
    const client = createClient({ host: scriptedHost(responding('secret response')).host, trace }).use(pass)
    await client.get('x?token=secret', { header: { Authorization: 'secret' } })
    expect(events).toHaveLength(4)
    expect(JSON.stringify(events) + inspect(events)).not.toContain('secret')
    expect(events[0]!.request!.header).toEqual({ Authorization: 'secret' })
    expect(events[3]!.response!.data).toBe('secret response')
  })

  it('inspect does not show the tracer', () => {
    expect(traced(pass).inspect()).toBe('250 pass')
  })
})
