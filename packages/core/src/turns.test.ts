// docs/architecture.md, "Turns": promise turns, counted with a Promise that is built on timers.
import { loadCore, slowPromise, Turns } from '@wxpipe/test-support'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HttpRequest, HttpResponse, Interceptor } from './index.ts'

const turns = new Turns()
const SlowPromise = slowPromise(turns)
const wx = {
  asked: {} as Asked,
  request(asked: Asked) {
    wx.asked = asked
  },
}
// The watchdog's timers are not turns, and none fires here.
const core = loadCore({ Promise: SlowPromise, setTimeout: () => 0, clearTimeout() {}, wx })
const { createClient, createTracer, withHeader } = core

beforeEach(() => {
  while (turns.run());
})

interface Asked {
  success?: (result: unknown) => void
  fail?: (failure: unknown) => void
}

/** What a call costs: the turns before the host is asked, and all of them until the caller's `then` has run. */
function turnsOf(interceptors: readonly Interceptor[], { fails = false, options = {} } = {}) {
  const pending: Asked[] = []
  const host = { request: (asked: Asked) => void pending.push(asked) }
  const client = createClient({ host, ...options })
  for (const interceptor of interceptors) client.use(interceptor)
  turns.count = 0
  let over: { failed: boolean; value: unknown } | undefined
  client.get('https://a.com/x', { header: { a: '1' }, query: { b: 2 } }).then(
    (value) => {
      over = { failed: false, value }
    },
    (value) => {
      over = { failed: true, value }
    },
  )
  const inTheCallersTick = pending.length === 1
  while (!over) {
    const asked = pending.shift()
    if (asked && fails) asked.fail!({ errMsg: 'request:fail' })
    else if (asked) asked.success!({ data: 'ok', statusCode: 200, header: {} })
    else if (!turns.run()) throw new Error('the call hangs')
  }
  return { inTheCallersTick, total: turns.count, over: over as { failed: boolean; value: unknown } }
}

const synchronous = (count: number): Interceptor[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `sync ${i}`,
    request: (request: HttpRequest) => withHeader(request, `x-${i}`, '1'),
    response: (response: HttpResponse) => ({ ...response, [`y${i}`]: 1 }),
    error: (error: unknown) => {
      throw error
    },
  }))

describe('the counting Promise counts as a real one does', () => {
  const countUntil = (promise: PromiseLike<unknown>) => {
    let done = false
    promise.then(() => {
      done = true
    })
    turns.count = 0
    while (!done) turns.run()
    return turns.count
  }

  it('a then costs one turn, a chain of three costs three, adopting a promise costs two more', () => {
    expect(countUntil(SlowPromise.resolve(1))).toBe(1)
    expect(countUntil(SlowPromise.resolve(1).then().then())).toBe(3)
    expect(countUntil(SlowPromise.resolve(1).then(() => SlowPromise.resolve(2)))).toBe(4)
  })

  it('settles once, catches throws, and adopts hostile thenables', () => {
    const seen: unknown[] = []
    new SlowPromise((yes, no) => {
      yes(1)
      yes(2)
      no(3)
      throw new Error('4')
    }).then((value) => seen.push(value))
    const thenable = {
      then(yes: (value: unknown) => void) {
        yes('a')
        throw new Error('b')
      },
    }
    SlowPromise.resolve(thenable).then((value) => seen.push(value))
    while (turns.run());
    expect(seen).toEqual([1, 'a'])
  })
})

describe('no promise turn before the host is asked when no interceptor returns a promise', () => {
  for (const count of [0, 3, 20]) {
    it(`${count} interceptors: the host is asked in the caller's tick, and the call costs one turn in all`, () => {
      expect(turnsOf(synchronous(count))).toMatchObject({ inTheCallersTick: true, total: 1, over: { failed: false } })
    })

    it(`${count} interceptors: a failure costs one turn as well`, () => {
      expect(turnsOf(synchronous(count), { fails: true })).toMatchObject({
        inTheCallersTick: true,
        total: 1,
        over: { failed: true },
      })
    })

    it(`${count} interceptors: tracing costs no turn`, () => {
      const events: unknown[] = []
      const options = { trace: createTracer((event) => events.push(event)) }
      expect(turnsOf(synchronous(count), { options })).toMatchObject({ inTheCallersTick: true, total: 1 })
      expect(events).toHaveLength((count + 1) * 2)
    })
  }

  it('a response without sending, a recovery and a thrown error cost one turn', () => {
    const response = (): HttpResponse => ({ data: 'own', statusCode: 200, header: {} })
    const throwing = () => {
      throw new Error('no')
    }
    expect(turnsOf([...synchronous(3), { name: 'mock', request: response }]).total).toBe(1)
    expect(turnsOf([...synchronous(3), { name: 'recover', error: response }], { fails: true }).total).toBe(1)
    expect(turnsOf([...synchronous(3), { name: 'throws', request: throwing }]).total).toBe(1)
  })
})

describe('what an interceptor that returns a promise costs', () => {
  const later = <T>(value: T) => SlowPromise.resolve(value)
  const costs: [string, Interceptor, number][] = [
    ['an async request hook: two', { name: 'a', request: (request) => later(request) }, 2],
    ['an async response hook: two', { name: 'a', response: (response) => later(response) }, 2],
    ['return next(request): two', { name: 'a', request: (request, next) => next(request) }, 2],
    ['next(request).then(f): three', { name: 'a', request: (request, next) => next(request).then((r) => r) }, 3],
  ]
  for (const [title, interceptor, total] of costs) {
    it(`${title}, whatever stands around it`, () => {
      expect(turnsOf([interceptor]).total).toBe(total)
      expect(turnsOf([...synchronous(3), interceptor]).total).toBe(total)
      expect(turnsOf([...synchronous(3), interceptor, ...synchronous(6).slice(3)]).total).toBe(total)
    })
  }

  it('a retry that succeeds: two', () => {
    let failures = 1
    const failing: Interceptor = {
      name: 'flaky',
      response(response) {
        if (failures-- > 0) throw new Error('flaky')
        return response
      },
    }
    expect(turnsOf([{ name: 'retry', error: (_, request, next) => next(request) }, failing]).total).toBe(2)
  })

  it('an async hook asks the host one turn later', () => {
    expect(turnsOf([{ name: 'a', request: (request) => later(request) }]).inTheCallersTick).toBe(false)
  })
})

describe('the core in a bare context', () => {
  it('runs where URL, Headers, AbortController and fetch do not exist', () => {
    const settled: unknown[] = []
    const client = createClient({ baseURL: 'https://a.com' })
    client.post('x', { b: 2 }, { query: { a: 1 }, header: { c: 3 } }).then((response) => settled.push(response))
    expect(wx.asked).toMatchObject({ url: 'https://a.com/x?a=1', method: 'POST', data: { b: 2 }, header: { c: '3' } })
    wx.asked.success!({ data: 'ok', statusCode: 200, header: {} })
    while (turns.run());
    expect(settled).toEqual([{ data: 'ok', statusCode: 200, header: {} }])
  })
})
