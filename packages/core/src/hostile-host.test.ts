// Hosts that respond twice, never, at once, wrongly, or break on the way.
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, microtasks, outcomeOf, rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import {
  AbortError,
  type Cancel,
  createCancelSource,
  createClient,
  type Host,
  type HttpResponse,
  NetworkError,
  StatusError,
} from './index.ts'

expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(timersLeft()).toBe(0)
  vi.useRealTimers()
})

type Options = { success(result?: unknown): void; fail(failure?: unknown): void; complete?: unknown }
const ok = { data: 'ok', statusCode: 200, header: { a: '1' } }

/** What a request over this host settles with, and how often the hooks nearest to the host have run. */
async function over(request: (options: Options) => unknown) {
  let hooks = 0
  const client = createClient({ host: { request: request as (options: object) => unknown } }).use({
    name: 'count',
    response: (response) => Object.assign(response, void hooks++),
    error(error) {
      hooks++
      throw error
    },
  })
  const outcome = outcomeOf(client.get<string>('https://a.com/x'))
  await microtasks()
  await vi.advanceTimersByTimeAsync(0)
  expect(outcome).toHaveLength(1)
  expect(hooks).toBe(1)
  const [{ failed, value }] = outcome as [{ failed: boolean; value: unknown }]
  return failed ? { error: value as NetworkError } : { response: value as HttpResponse<string> }
}

describe('a hostile host settles the promise exactly once and leaves no timer', () => {
  it('it calls both callbacks: the first one counts', async () => {
    const both = await over(({ success, fail }) => [success(ok), fail({ errMsg: 'request:fail' })])
    expect(both.response?.data).toBe('ok')
    const failFirst = await over(({ success, fail }) => [fail({ errMsg: 'request:fail' }), success(ok)])
    expect(failFirst.error).toBeInstanceOf(NetworkError)
  })

  it('it calls a callback twice, at once or later', async () => {
    expect((await over(({ success }) => [success(ok), success({ ...ok, data: 'second' })])).response?.data).toBe('ok')
    const later = await over(({ success }) => {
      for (const data of ['first', 'second', 'third']) void Promise.resolve().then(() => success({ ...ok, data }))
    })
    expect(later.response?.data).toBe('first')
  })

  it('it responds before it returns', async () => {
    const outcome = await over(({ success }) => {
      success(ok)
      return { abort() {} }
    })
    expect(outcome.response?.data).toBe('ok')
    expect((await over(({ fail }) => fail({ errMsg: 'request:fail' }))).error).toBeInstanceOf(NetworkError)
  })

  it('it throws instead of calling back, or after it', async () => {
    const throwing = (...before: unknown[]) => {
      throw new TypeError(`native bridge gone${before.length || ''}`)
    }
    const { error } = await over(() => throwing())
    expect(error).toBeInstanceOf(NetworkError)
    expect(error?.message).toContain('native bridge gone')
    expect((await over(({ success }) => throwing(success(ok)))).response?.data).toBe('ok')
  })

  it('it returns a promise besides calling back, and rejects it', async () => {
    const rejecting = (...called: unknown[]) => Promise.reject(new Error(`unheard${called.length}`))
    expect((await over(({ success }) => rejecting(success(ok)))).response?.data).toBe('ok')
    expect((await over(({ fail }) => rejecting(fail({ errMsg: 'x' })))).error).toBeInstanceOf(NetworkError)
  })

  it('it succeeds with nothing usable', async () => {
    for (const result of [undefined, null, 'text', 5, {}, { data: 1 }, { statusCode: 'soon' }, { statusCode: null }]) {
      const { error } = await over(({ success }) => success(result))
      expect(error, JSON.stringify(result)).toBeInstanceOf(NetworkError)
      expect(error?.message).toContain('statusCode')
    }
  })

  it('it fails with nothing usable', async () => {
    for (const failure of [undefined, null, '', 'text', 5, {}, [], new Error('text'), Object.create(null)]) {
      expect((await over(({ fail }) => fail(failure))).error).toBeInstanceOf(NetworkError)
      const later = await over(({ fail }) => Promise.resolve().then(() => fail(failure)))
      expect(later.error).toBeInstanceOf(NetworkError)
    }
  })

  it('it gives a null header or none at all: the response has an empty one', async () => {
    for (const header of [null, undefined]) {
      const { response } = await over(({ success }) => success({ data: 'ok', statusCode: 200, header }))
      expect(response).toMatchObject({ data: 'ok', statusCode: 200, header: {} })
    }
  })

  it('it gives the status as a string: the response has a number', async () => {
    expect((await over(({ success }) => success({ ...ok, statusCode: '201' }))).response?.statusCode).toBe(201)
    const { error } = await over(({ success }) => success({ ...ok, statusCode: '404' }))
    expect(error).toBeInstanceOf(StatusError)
    expect(error?.response?.statusCode).toBe(404)
  })

  it('it hands a response to fail, as WeChat for PC does with 401', async () => {
    for (const statusCode of [401, '401']) {
      const failure = { statusCode, data: { code: 'X' }, header: null, errMsg: 'request:ok' }
      const { error } = await over(({ fail }) => fail(failure))
      expect(error).toBeInstanceOf(StatusError)
      expect(error?.response).toMatchObject({ statusCode: 401, data: { code: 'X' }, header: {} })
    }
  })

  it('it fails with the status 0, which is no response: the failure keeps its meaning', async () => {
    for (const header of [undefined, {}]) {
      const { error } = await over(({ fail }) => fail({ statusCode: 0, header, errMsg: 'request:fail timeout' }))
      expect(error).toMatchObject({ code: 'TIMEOUT' })
    }
  })

  it('it freezes what it gives', async () => {
    const { response } = await over(({ success }) => success(Object.freeze({ data: 'ok', statusCode: 200 })))
    expect(response).toMatchObject({ data: 'ok', header: {} })
  })
})

describe('a hostile task settles the promise exactly once and leaves no timer', () => {
  const tasks: { [what: string]: unknown } = {
    'is undefined': undefined,
    'is null': null,
    'has no abort': {},
    'swallows the abort': { abort() {} },
    'throws from abort': {
      abort() {
        throw new Error('abort')
      },
    },
    'is a promise with abort': Object.assign(Promise.resolve(), { abort() {} }),
    'is a promise without': Promise.resolve(),
  }
  for (const [what, task] of Object.entries(tasks)) {
    it(`when it ${what} and the call is aborted`, async () => {
      const source = createCancelSource()
      const client = createClient({ host: { request: () => task } })
      const rejection = rejectionOf(client.get('x', { signal: source.signal }))
      source.abort()
      expect(await rejection).toBeInstanceOf(AbortError)
    })
  }

  it('when the abort makes the host call back, be it with success', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost()
    const client = createClient({
      host: {
        request(options) {
          host.request(options)
          return { abort: () => asked[0]!.succeed('after all') }
        },
      },
    })
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    expect(await rejection).toBeInstanceOf(AbortError)
  })

  it('a host that responds again and again keeps no state between requests', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    for (let i = 0; i < 50; i++) await client.get(`x${i}`)
    expect(asked).toHaveLength(50)
  })
})

describe('a host whose request is an async function', () => {
  it('that throws before it asks wx fails the call at once, with its own words', async () => {
    const client = createClient({
      host: {
        request: async () => {
          throw new Error('no key to sign with')
        },
      },
    })
    expect(await rejectionOf(client.get('x'))).toMatchObject({ code: 'NETWORK', message: 'GET x: no key to sign with' })
  })

  it('that resolves to the response, as a promisified wx.request does, settles the call', async () => {
    const response = { data: 'ok', statusCode: 200, header: {} }
    expect(await createClient({ host: { request: async () => response } }).get('x')).toMatchObject({ data: 'ok' })
  })

  it('that resolves to the body alone leaves the word to the callbacks, whatever the body says', async () => {
    const { host, asked } = scriptedHost()
    const body = { status: 1, list: [] }
    const request: Host['request'] = async (options) => {
      host.request(options)
      return body
    }
    const get = createClient({ host: { request } }).get('x')
    await Promise.resolve()
    asked[0]!.succeed(body)
    expect(await get).toMatchObject({ statusCode: 200, data: body })
  })

  it('that resolves to nothing once it has asked wx leaves the word to the callbacks', async () => {
    const { host, asked } = scriptedHost()
    const get = createClient({ host: { request: async (options) => void host.request(options) } }).get('x')
    await Promise.resolve()
    asked[0]!.succeed('ok')
    expect(await get).toMatchObject({ data: 'ok' })
  })
})

it('what the host has returned is handed to a transport that wraps the client’s own', async () => {
  const task = { abort: vi.fn() }
  const client = createClient({ host: { request: () => task } })
  const seen: unknown[] = []
  client.use({
    name: 'wraps',
    request: (request) => ({
      ...request,
      transport: (sent, settle) => {
        const cancel = request.transport(sent, settle) as Cancel
        seen.push(cancel.task)
        return cancel
      },
    }),
  })
  const source = createCancelSource()
  const outcome = rejectionOf(client.get('x', { signal: source.signal }))
  source.abort()
  expect(await outcome).toMatchObject({ code: 'ABORT' })
  expect(seen).toEqual([task])
  expect(task.abort).toHaveBeenCalledTimes(1)
})
