// docs/architecture.md, rules 4 to 6: throws and rejections, which hooks run for what, and whose error it is.
import { describe, expect, it } from 'vitest'
import { expectNothingUnhandled, logging, rejectionOf, responseWith } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { createClient, type HttpRequest, type Interceptor, withRequest } from './index.ts'

expectNothingUnhandled()

describe('rule 4: a synchronous throw and a rejection are the same thing', () => {
  const boom = new Error('boom')
  const throwing = {
    'throws at once': () => {
      throw boom
    },
    'returns a rejected promise': () => Promise.reject(boom),
    'throws in an async function': async () => {
      await undefined
      throw boom
    },
    'returns a thenable that throws': () => ({
      then() {
        throw boom
      },
    }),
  } as unknown as { [how: string]: () => Promise<never> }

  for (const [how, hook] of Object.entries(throwing)) {
    it(`a request hook that ${how}`, async () => {
      const log: unknown[] = []
      const { host, asked } = scriptedHost(responding())
      const client = createClient({ host })
        .use(logging('outer', log))
        .use(logging('bad', log, { request: hook }))
        .use(logging('inner', log))
      expect(await rejectionOf(client.get('x'))).toBe(boom)
      expect(log).toEqual(['outer request', 'outer error'])
      expect(asked).toHaveLength(0)
    })

    it(`a response hook that ${how}`, async () => {
      const log: unknown[] = []
      const client = createClient({ host: scriptedHost(responding()).host })
        .use(logging('outer', log))
        .use(logging('bad', log, { response: hook }))
      expect(await rejectionOf(client.get('x'))).toBe(boom)
      expect(log).toEqual(['outer request', 'bad request', 'outer error'])
    })

    it(`an error hook that ${how}`, async () => {
      const log: unknown[] = []
      const client = createClient({ host: scriptedHost(failing()).host })
        .use(logging('outer', log))
        .use(logging('bad', log, { error: hook }))
      expect(await rejectionOf(client.get('x'))).toBe(boom)
      expect(log).toEqual(['outer request', 'bad request', 'outer error'])
    })
  }

  it('falsy values count as errors too, thrown or rejected', async () => {
    for (const value of [undefined, null, 0, '']) {
      const throwing = () => {
        throw value
      }
      for (const request of [() => Promise.reject(value), throwing]) {
        const seen: unknown[] = []
        const client = createClient({ host: scriptedHost(responding()).host })
          .use({ name: 'see', error: (error) => Promise.reject(seen.push(error)) })
          .use({ name: 'bad', request })
        expect(await rejectionOf(client.get('x'))).toBe(1)
        expect(seen).toEqual([value])
      }
    }
  })
})

describe('rule 5: each time a request hook passes a request inward, exactly one of its hooks runs, with that object', () => {
  const watching = (name: string, hooks: Pick<Interceptor, 'request'>) => {
    const passed: HttpRequest[] = []
    const got: unknown[][] = []
    const interceptor: Interceptor = {
      name,
      async request(request, next) {
        const yielded = (await (hooks.request ? hooks.request(request, next) : request)) as HttpRequest
        passed.push(yielded)
        return yielded
      },
      response(response, request) {
        got.push(['response', request])
        return response
      },
      error(error, request) {
        got.push(['error', request])
        throw error
      },
    }
    return { interceptor, passed, got }
  }

  it('with the very object that the hook passed, a copy included', async () => {
    for (const respond of [responding, failing]) {
      const same = watching('same', {})
      const copy = watching('copy', { request: (request) => withRequest(request, { url: 'copy' }) })
      const { host } = scriptedHost(respond())
      const client = createClient({ host }).use(same.interceptor).use(copy.interceptor)
      await client.get('x').catch(() => {})
      for (const { passed, got } of [same, copy]) {
        expect(got).toHaveLength(1)
        expect(got[0]![0]).toBe(respond === responding ? 'response' : 'error')
        expect(got[0]![1]).toBe(passed[0])
      }
      expect(copy.passed[0]!.url).toBe('copy')
    }
  })

  it('each replay has a hook of its own', async () => {
    const inner = watching('inner', { request: (request) => ({ ...request }) })
    const { host } = scriptedHost((asked, index) => [failing, failing, responding][index]!()(asked))
    const client = createClient({ host })
      .use({ name: 'retry', error: (_, request, next) => next(request).catch(() => next(request)) })
      .use(inner.interceptor)
    await client.get('x')
    expect(inner.got.map(([hook]) => hook)).toEqual(['error', 'error', 'response'])
    expect(new Set(inner.passed).size).toBe(3)
    inner.got.forEach(([, request], index) => {
      expect(request).toBe(inner.passed[index])
    })
  })

  it("an interceptor's own response or throw never reaches its own hooks", async () => {
    const boom = new Error('own')
    const own: (() => never)[] = [
      () => responseWith('own') as never,
      () => Promise.resolve(responseWith('own')) as never,
      () => Promise.reject(boom) as never,
      () => {
        throw boom
      },
    ]
    for (const request of own) {
      const log: unknown[] = []
      const client = createClient({ host: scriptedHost(responding()).host }).use(logging('own', log, { request }))
      await client.get('x').catch((error) => expect(error).toBe(boom))
      expect(log).toEqual([])
    }
  })
})

describe('an error hook that yields nothing', () => {
  it.each([
    ['at once', () => undefined as never],
    ['behind a promise', async () => undefined as never],
  ])('%s is told so, with the failure that it has swallowed as the cause', async (_, error) => {
    const client = createClient({ host: scriptedHost(failing('request:fail timeout')).host })
    client.interceptors.response.use(undefined, error)
    const told = await rejectionOf(client.get('x'))
    expect(told).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('or throw') })
    expect(told.cause).toMatchObject({ code: 'TIMEOUT' })
  })
})

describe('rule 6: an error keeps its own class, the core never wraps what an interceptor throws', () => {
  it('the caller gets the very value, through any number of hooks', async () => {
    class MyError extends Error {}
    for (const error of [new MyError('mine'), 'text', { code: 7 }, null]) {
      const log: unknown[] = []
      const client = createClient({ host: scriptedHost(responding()).host })
        .use(logging('a', log))
        .use(logging('b', log, { error: (got) => Promise.reject(got) }))
        .use({ name: 'bad', response: () => Promise.reject(error) })
      expect(await rejectionOf(client.get('x'))).toBe(error)
    }
  })

  it('what a transport throws or rejects with keeps its class as well', async () => {
    const error = new RangeError('mine')
    const throwing = () => {
      throw error
    }
    expect(await rejectionOf(createClient({ transport: throwing }).get('x'))).toBe(error)
    expect(await rejectionOf(createClient({ transport: () => Promise.reject(error) }).get('x'))).toBe(error)
    expect(await rejectionOf(createClient({ transport: (_, settle) => settle(error) }).get('x'))).toBe(error)
  })
})
