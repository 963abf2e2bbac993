// Whatever hooks, getters, thenables and hosts yield, and however many there are: the call settles (FAULTS R6, R7).
import { describe, expect, it } from 'vitest'
import { expectNothingUnhandled, rejectionOf, responseWith } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { createCancelSource, createClient, type HttpRequest, type Interceptor, withHeader } from './index.ts'

expectNothingUnhandled()

const failure = new Error('a getter that throws')
const throwing = (name: string, rest: object = {}) =>
  Object.defineProperty(rest, name, {
    enumerable: true,
    get() {
      throw failure
    },
  })

describe('a call settles with the error of', () => {
  const yielded: [what: string, make: () => unknown][] = [
    ['then', () => throwing('then')],
    ['statusCode', () => throwing('statusCode')],
    ['url', () => throwing('url')],
    ['call', () => throwing('call', { url: 'x' })],
    ['signal', () => throwing('signal', { url: 'x', call: {} })],
    [
      'a proxy',
      () =>
        new Proxy(
          {},
          {
            get: () => {
              throw failure
            },
          },
        ),
    ],
  ]
  for (const [what, make] of yielded) {
    it(`a getter of ${what}, in what a request hook yields`, async () => {
      const { host } = scriptedHost(responding())
      for (const request of [() => make(), async () => Promise.resolve().then(make)]) {
        const client = createClient({ host }).use({ name: 'odd', request } as Interceptor)
        expect(await rejectionOf(client.get('x'))).toBe(failure)
      }
    })
  }

  for (const [what, make] of yielded.slice(0, 2).concat(yielded.slice(5))) {
    it(`a getter of ${what}, in what a response or error hook yields`, async () => {
      for (const [statusCode, hook] of [
        [200, 'response'],
        [500, 'error'],
      ] as const) {
        const { host } = scriptedHost(responding('ok', statusCode))
        const client = createClient({ host }).use({ name: 'odd', [hook]: () => make() } as Interceptor)
        expect(await rejectionOf(client.get('x'))).toBe(failure)
      }
    })
  }

  it('the getter of a hook itself', async () => {
    for (const hook of ['request', 'response', 'error']) {
      const { host } = scriptedHost(responding('ok', hook === 'error' ? 500 : 200))
      const client = createClient({ host }).use(throwing(hook, { name: 'odd' }) as Interceptor)
      expect(await rejectionOf(client.get('x'))).toBe(failure)
    }
  })

  it('a promise whose own members throw', async () => {
    const { host } = scriptedHost(responding())
    for (const name of ['constructor', 'then']) {
      const odd = throwing(name, Promise.resolve(responseWith('late')))
      expect(
        await rejectionOf(
          createClient({ host })
            .use({ name: 'odd', request: () => odd } as Interceptor)
            .get('x'),
        ),
      ).toBe(failure)
    }
  })
})

describe('a stop', () => {
  it('while the host is being asked ends its task all the same', async () => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost(() => source.abort('now'))
    expect(await rejectionOf(createClient({ host }).get('x', { signal: source.signal }))).toMatchObject({
      code: 'ABORT',
    })
    expect(asked[0]!.aborted).toBe(1)
  })

  it('by a hook of its own call ends the wait that this hook begins', async () => {
    const source = createCancelSource()
    const client = createClient({ host: scriptedHost().host }).use({
      name: 'gives up',
      request() {
        source.abort('too late')
        return new Promise<never>(() => {})
      },
    })
    const call = client.get('x', { signal: source.signal })
    expect(await rejectionOf(call)).toMatchObject({ code: 'ABORT', cause: 'too late' })
  })

  it('of thousands of calls that wait for a hook is no sign of a hook that begins calls without end', async () => {
    const source = createCancelSource()
    const waiting: (() => void)[] = []
    const client = createClient({ host: scriptedHost(responding()).host }).use({
      name: 'queue',
      request: (request) => new Promise<HttpRequest>((go) => waiting.push(() => go(request))),
    })
    const rejections: Promise<unknown>[] = []
    for (let count = 0; count < 10_001; count++)
      rejections.push(rejectionOf(client.get('x', { signal: source.signal })))
    source.abort()
    await Promise.all(rejections)
    const call = client.get('x')
    waiting[10_001]!()
    expect((await call).statusCode).toBe(200)
  })

  it('leaves the event loop free for a loop that swallows its error', async () => {
    const source = createCancelSource()
    const { host } = scriptedHost()
    let rounds = 0
    const loop: Interceptor = {
      name: 'loop',
      async request(request, next) {
        for (; rounds < 1_000; rounds++) await next(request).catch(() => {})
        return responseWith('over')
      },
    }
    const call = createClient({ host }).use(loop).get('x', { signal: source.signal })
    source.abort()
    expect(await rejectionOf(call)).toMatchObject({ code: 'ABORT' })
    await new Promise((done) => setTimeout(done, 0))
    expect(rounds).toBeLessThan(10)
    rounds = 1_000
  })

  it('never came: a promise that calls back twice tells its hook nothing the second time', async () => {
    const { host } = scriptedHost(responding())
    const heard: unknown[] = []
    const twice = Promise.resolve()
    const client = createClient({ host }).use({
      name: 'twice',
      request(request) {
        return Object.assign(twice, {
          then(settled: (value: unknown) => void) {
            Promise.resolve().then(() => settled(request))
            Promise.resolve().then(() => settled(request))
            return twice
          },
        }) as never
      },
      response(response) {
        heard.push(response)
        return response
      },
    })
    await client.get('x')
    expect(heard).toMatchObject([{ data: 'ok' }])
  })
})

describe('10,000 hooks', () => {
  const many = 10_000
  const over = (make: (name: string) => Interceptor) => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    // One at a time would resolve the list as often.
    client.use({ name: 'first', order: 0 })
    const build = client as unknown as { use(interceptor: Interceptor): unknown }
    for (let i = 0; i < many; i++) build.use(make(`hook ${i}`))
    return { client, asked }
  }

  it('that each change the request and the response', async () => {
    const { client, asked } = over((name) => ({
      name,
      request: (r) => ({ ...r, data: (r.data as number) + 1 }),
      response: (r) => ({ ...r, data: (r.data as number) + 1 }),
    }))
    const call = client.post('x', 0)
    expect(asked).toHaveLength(1)
    expect(asked[0]!.options.data).toBe(many)
    asked[0]!.succeed(0)
    expect((await call).data).toBe(many)
  })

  it('that each promise a changed request and response', async () => {
    const { client } = over((name) => ({
      name,
      request: async (r) => ({ ...r, data: (r.data as number) + 1 }) as HttpRequest,
      response: async (r) => ({ ...r, statusCode: 201 }),
    }))
    expect(await client.post('x', 0)).toMatchObject({ statusCode: 201 })
  })

  it('that each recover and fail again', async () => {
    const { client } = over((name) => ({
      name,
      response: () => {
        throw failure
      },
      error: () => responseWith('again'),
    }))
    expect((await client.get('x')).data).toBe('again')
  })

  it('that each set a header', async () => {
    let count = 0
    const { client, asked } = over((name) => ({ name, request: (r) => withHeader(r, 'x-count', `${++count}`) }))
    await client.get('x')
    expect(asked[0]!.options.header).toEqual({ 'x-count': `${many}` })
  })
})
