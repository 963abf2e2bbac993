// Which failures are retried, and which never are.
import { AuthExpiredError, ConfigError, NetworkError, ResponseError, StatusError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { type Fault, fault, faults, type Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp, lost, ok, status } from '../test/app.ts'

useFakeTime()

describe('a failure that may pass', () => {
  it('is retried until a response comes', async () => {
    const { client, sent } = createApp([lost, status(503), ok])
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(3)
  })

  it('is retried twice by default, then the last error is thrown', async () => {
    const { client, sent } = createApp([lost, faults.dns(), status(503)])
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'STATUS', response: { statusCode: 503 } })
    expect(sent.length).toBe(3)
  })

  it.each([
    ['a lost connection', faults.connectionReset()],
    ['a number in the words that means something else', fault('request:fail stopped after 600008 bytes')],
    ['an aborted connection, which nobody aborted', faults.connectionAborted()],
    ['a name that does not resolve', faults.dns()],
    ['too many tasks', faults.tooManyTasks()],
    ['a failure without a word', faults.noErrMsg()],
    ['a timeout', faults.timeout()],
    ['a timeout in the phone’s language', faults.timeout('zh-CN')],
    ...[408, 429, 500, 502, 503, 504].map((code): [string, Reply] => [`${code}`, status(code)]),
  ])('is %s', async (_, failure: Fault | Reply) => {
    const { client, sent } = createApp([failure, ok])
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })

  it('may be a host that never responds', async () => {
    const { client, sent, host } = createApp([ok])
    host.fail(faults.neverAnswers())
    expect(await outcomeOf(client.get('a', { timeout: 1_000 }))).toBe('ok')
    expect(sent.length).toBe(1)
  })

  it('is sent again as it was first, so interceptors inside never see their own output', async () => {
    const { client, host } = createApp([lost, lost, ok])
    const urls: string[] = []
    client.use({
      name: 'inside',
      order: 700,
      request(request) {
        urls.push(request.url)
        return { ...request, url: `${request.url}x` }
      },
    })
    await outcomeOf(client.get('a', { query: { b: 1 } }))
    expect(urls).toEqual(['a', 'a', 'a'])
    expect(host.requests.map(({ url }) => url)).toEqual(Array(3).fill('https://api.example.com/ax?b=1'))
  })
})

describe('what passes by no repetition', () => {
  it.each([
    ['a url that is not in the domain list', faults.notInDomainList()],
    ['an invalid url', faults.invalidUrl()],
    ['an invalid method', faults.invalidMethod()],
    ['data that cannot be serialised', faults.notSerialisable()],
    ['a TLS handshake that failed', faults.tls('handshake')],
    ['a certificate that is not trusted', faults.tls('authority')],
    ['a certificate that is not valid', faults.tls('certificate')],
    ['a TLS version that is too old', faults.tls('version')],
  ])('is %s', async (_, failure) => {
    const { client, sent } = createApp([failure])
    expect(await outcomeOf(client.get('a', { retry: 5 }))).toBeInstanceOf(ConfigError)
    expect(sent.length).toBe(1)
  })

  it.each([
    ['redirects without end', faults.tooManyRedirects()],
    ['redirects without end, in wx’s own words', fault('request:fail network reach the max redirect count')],
    ['redirects without end, in other words', fault('request:fail 重定向次数过多', 600008)],
    ['a response that is no text', faults.notUtf8()],
    ['a response that is no text, without a number', fault('request:fail response data convert to UTF8 fail')],
    ['a response that is no text, as others spell it', fault('request:fail the data is not utf-8')],
    ['a response that is no text, in other words', fault('request:fail 数据转换失败', 602302)],
  ])('is %s', async (_, failure) => {
    const { client, sent } = createApp([failure])
    expect(await outcomeOf(client.get('a', { retry: 5 }))).toBeInstanceOf(NetworkError)
    expect(sent.length).toBe(1)
  })

  it('is circular data', async () => {
    const { client, sent } = createApp([ok])
    const data: { self?: unknown } = {}
    data.self = data
    expect(await outcomeOf(client.put('a', data))).toBeInstanceOf(ConfigError)
    expect(sent.length).toBe(0)
  })

  it.each([400, 401, 403, 404, 409, 422, 501])('is the status %d', async (code) => {
    const { client, sent } = createApp([status(code)])
    expect(await outcomeOf(client.get('a', { retry: 5 }))).toBeInstanceOf(StatusError)
    expect(sent.length).toBe(1)
  })

  it.each([
    ['an expired session', new AuthExpiredError('expired')],
    ['a response whose content is wrong', new ResponseError('busy')],
    ['a bug of an interceptor', new TypeError('x is undefined')],
    ['an error that only looks like one of the family', Object.assign(new Error(), { code: 'NETWORK' })],
    ['a StatusError without a response', new StatusError('made by hand')],
    ['what is no error at all', undefined],
  ])('is %s, even where it comes from a response that would be retried', async (_, error) => {
    const { client, sent } = createApp([status(503)])
    client.use({
      name: 'judge',
      order: 800,
      error() {
        throw error
      },
    })
    expect(await outcomeOf(client.get('a', { retry: 5 }))).toBe(error)
    expect(sent.length).toBe(1)
  })

  it('is what an interceptor inside has marked `retryable: false`', async () => {
    const { client, sent } = createApp([lost])
    const error = Object.assign(new NetworkError('I have tried everything'), { retryable: false })
    client.use({
      name: 'inside',
      order: 550,
      error() {
        throw error
      },
    })
    expect(await outcomeOf(client.get('a'))).toBe(error)
    expect(sent.length).toBe(1)
  })

  it('is a response that validateStatus takes', async () => {
    const { client, sent } = createApp([{ statusCode: 503, data: 'busy' }])
    expect(await outcomeOf(client.get('a', { validateStatus: () => true }))).toBe('busy')
    expect(sent.length).toBe(1)
  })
})

describe('options', () => {
  it('`timeouts: false` retries no timeout', async () => {
    const { client, sent } = createApp([faults.timeout()], { timeouts: false })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'TIMEOUT' })
    expect(sent.length).toBe(1)
  })

  it('`statusCodes` says which statuses are retried', async () => {
    const { client, sent } = createApp([status(409), ok], { statusCodes: [409] })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })

  it('`statusCodes` may be written as texts, as they come out of a configuration', async () => {
    const { client, sent } = createApp([status(409), ok], { statusCodes: ['409'] as unknown as number[] })
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })

  it('two of one client have names of their own', async () => {
    const { client } = createApp([ok])
    expect(client.inspect()).toMatch(/500\s+retry\b/)
    expect(() => client.use({ name: 'retry' })).toThrow(ConfigError)
    expect(createApp([ok], { name: 'again' }).client.inspect()).toMatch(/500\s+again\b/)
  })

  it('are not changed, and may be frozen', async () => {
    const { client, sent } = createApp([lost, ok], Object.freeze({ methods: Object.freeze(['GET'] as const) }))
    expect(await outcomeOf(client.get('a'))).toBe('ok')
    expect(sent.length).toBe(2)
  })
})
