// docs/architecture.md, rules 9 to 11: what a hook may return, whose status is judged, and what a change touches.
import { describe, expect, it } from 'vitest'
import { deferred, expectNothingUnhandled, logging, rejectionOf, responseWith } from '../test/observing.ts'
import { type Asked, failing, responding, scriptedHost } from '../test/scripted-host.ts'
import {
  ConfigError,
  createClient,
  type HttpRequest,
  type HttpResponse,
  type Interceptor,
  StatusError,
} from './index.ts'

expectNothingUnhandled()

type Respond = () => (asked: Asked) => void

const clientWith = (interceptor: Interceptor, respond: Respond = responding) =>
  createClient({ host: scriptedHost(respond()).host }).use(interceptor)

describe('rule 9: a hook that returns neither a request nor a response is a ConfigError naming the interceptor', () => {
  const values = [undefined, null, 0, 'text', true, [], {}, { url: 'x' }, { data: 1 }, { statusCode: '200' }]
  for (const value of values) {
    for (const yielded of [value, Promise.resolve(value)]) {
      const title = `${yielded instanceof Promise ? 'a promise of ' : ''}${JSON.stringify(value)}`
      const hook = () => yielded as never

      it(`${title} from a request, response or error hook`, async () => {
        for (const [interceptor, respond] of [
          [{ name: 'the-bad-one', request: hook }, responding],
          [{ name: 'the-bad-one', response: hook }, responding],
          [{ name: 'the-bad-one', error: hook }, failing],
        ] as const) {
          const error = await rejectionOf(clientWith(interceptor, respond).get('x'))
          expect(error).toBeInstanceOf(ConfigError)
          expect(error.message).toContain('"the-bad-one"')
        }
      })
    }
  }

  it('a request from a response or error hook is neither: a replay goes through next', async () => {
    const response = { name: 'bad', response: (_: HttpResponse, request: unknown) => request as never }
    const error = { name: 'bad', error: (_: unknown, request: unknown) => request as never }
    expect(await rejectionOf(clientWith(response).get('x'))).toBeInstanceOf(ConfigError)
    expect(await rejectionOf(clientWith(error, failing).get('x'))).toBeInstanceOf(ConfigError)
    const later = { name: 'bad', response: async (_: HttpResponse, request: unknown) => request as never }
    expect(await rejectionOf(clientWith(later).get('x'))).toMatchObject({
      message: expect.stringContaining('its data'),
    })
  })

  it('what has a call and no url is no request', async () => {
    const request = ({ call }: HttpRequest) => ({ call }) as HttpRequest
    expect(await rejectionOf(clientWith({ name: 'bad', request }).get('x'))).toMatchObject({
      message: '"bad" must yield a response or a request',
    })
  })

  it('the ConfigError reaches the outer error hooks, which may recover', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
      .use({ name: 'outer', error: () => responseWith('recovered') })
      .use({ name: 'bad', request: () => undefined as never })
    expect((await client.get('x')).data).toBe('recovered')
    expect(asked).toHaveLength(0)
  })

  it('only responses have a numeric statusCode, so a response needs nothing else', async () => {
    const client = clientWith({ name: 'responds', request: () => ({ statusCode: 204 }) as HttpResponse })
    expect(await client.get('x')).toEqual({ statusCode: 204 })
  })
})

describe('rule 10: validateStatus is judged between the transport and the innermost interceptor', () => {
  const judge = (respond: Respond, options = {}) => {
    const log: unknown[] = []
    const client = createClient({ host: scriptedHost(respond()).host, ...options }).use(logging('inner', log))
    return { log, client }
  }

  it('a refused status reaches the innermost error hook as a StatusError with the response', async () => {
    const { log, client } = judge(() => responding({ why: 'no' }, 404))
    const error = await rejectionOf<StatusError>(client.get('x'))
    expect(error).toBeInstanceOf(StatusError)
    expect(error.response).toMatchObject({ statusCode: 404, data: { why: 'no' } })
    expect(error.request).toMatchObject({ url: 'x' })
    expect(log).toEqual(['inner request', 'inner error'])
  })

  it('200 to 299 are accepted by default, everything else is refused', async () => {
    for (const status of [200, 204, 299]) await judge(() => responding('', status)).client.get('x')
    for (const status of [1, 100, 199, 300, 304, 401, 500, 999]) {
      expect(await rejectionOf(judge(() => responding('', status)).client.get('x'))).toBeInstanceOf(StatusError)
    }
  })

  it('the request has the last word over the client, and a hook over both', async () => {
    const respond = () => responding('', 404)
    const client = createClient({ host: scriptedHost(respond()).host, validateStatus: () => false })
    await rejectionOf(client.get('x'))
    expect((await client.get('x', { validateStatus: (status) => status === 404 })).statusCode).toBe(404)
    client.use({ name: 'all', request: (request) => ({ ...request, validateStatus: () => true }) })
    expect((await client.get('x')).statusCode).toBe(404)
  })

  it('a response from a hook is not judged', async () => {
    const { log, client } = judge(responding)
    client.use({ name: 'mock', order: 900, request: () => responseWith('own', 500) })
    expect((await client.get('x')).statusCode).toBe(500)
    client.remove('mock').use({ name: 'turned', order: 900, response: () => responseWith('turned', 404) })
    expect((await client.get('x')).statusCode).toBe(404)
    expect(log).not.toContain('inner error')
  })

  it('a validateStatus that throws settles as its own error', async () => {
    const boom = new Error('boom')
    const { log, client } = judge(responding, {
      validateStatus: () => {
        throw boom
      },
    })
    expect(await rejectionOf(client.get('x'))).toBe(boom)
    expect(log).toEqual(['inner request', 'inner error'])
  })
})

describe('rule 11: an interceptor added or removed during a request does not touch that request', () => {
  it('neither one that is added nor one that is removed while the host works', async () => {
    const log: unknown[] = []
    const { host, asked } = scriptedHost()
    const client = createClient({ host }).use(logging('old', log))
    const pending = client.get('x')
    client.remove('old').use(logging('new', log))
    asked[0]!.succeed('ok')
    await pending
    expect(log).toEqual(['old request', 'old response'])
  })

  it('not even a replay, and not from inside a hook', async () => {
    const log: unknown[] = []
    const gate = deferred<void>()
    const { host } = scriptedHost((asked, index) => [failing, responding, responding][index]!()(asked))
    const client = createClient({ host })
    client.use({ name: 'retry', error: (_, request, next) => gate.promise.then(() => next(request)) })
    client.use(
      logging('self-removing', log, {
        request(request) {
          log.push('self-removing request')
          if (log.length === 1) client.remove('self-removing').use(logging('new', log))
          return request
        },
      }),
    )
    const first = client.get('x')
    gate.resolve()
    await first
    expect(log).toEqual([
      'self-removing request',
      'self-removing error',
      'self-removing request',
      'self-removing response',
    ])
    log.length = 0
    await client.get('x')
    expect(log).toEqual(['new request', 'new response'])
  })

  it('nothing differs between development and production', async () => {
    const { readdirSync, readFileSync } = await import('node:fs')
    const folders = ['./', './errors/'].map((path) => new URL(path, import.meta.url))
    for (const folder of folders) {
      for (const name of readdirSync(folder).filter((file) => /(?<!\.test|-d)\.ts$/.test(file))) {
        expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(/NODE_ENV|__DEV__|import\.meta\.env/)
      }
    }
  })
})
