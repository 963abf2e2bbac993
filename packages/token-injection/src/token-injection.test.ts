import { type ClientOptions, createCancelSource, createClient } from '@wxpipe/core'
import { timersLeft } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TokenInjectionOptions, tokenInjection } from './token-injection.ts'

const baseURL = 'https://api.example.com/v1/'

function setup(options: Partial<TokenInjectionOptions> = {}, clientOptions: ClientOptions = { baseURL }) {
  const host = createHost({ handler: () => ({ data: {} }) })
  const client = createClient({ host: host.wx, ...clientOptions }).use(
    tokenInjection({ getToken: () => 'token-1', ...options }),
  )
  return { host, client }
}

const sentHeader = (host: ReturnType<typeof createHost>) =>
  Object.fromEntries(Object.entries(host.requests[0]?.header ?? {}).map(([name, value]) => [name.toLowerCase(), value]))

describe('tokenInjection', () => {
  it('puts "Bearer <token>" into Authorization by default', async () => {
    const { host, client } = setup()
    await client.get('groups')
    expect(sentHeader(host)['authorization']).toBe('Bearer token-1')
  })

  it.each([
    ['a blank after the scheme', { scheme: 'Bearer ' }],
    ['a token that has the scheme already', { getToken: () => 'Bearer token-1' }],
  ])('writes the scheme once, and one blank: %s', async (_, options) => {
    const { host, client } = setup(options)
    await client.get('groups')
    expect(sentHeader(host)['authorization']).toBe('Bearer token-1')
  })

  it('puts a bare token into another header when the scheme is empty', async () => {
    const { host, client } = setup({ header: 'sessionKey', scheme: '' })
    await client.get('groups')
    expect(sentHeader(host)).toMatchObject({ sessionkey: 'token-1' })
    expect(sentHeader(host)).not.toHaveProperty('authorization')
  })

  it('puts the token into the query, and into no error message', async () => {
    const { host, client } = setup({ query: 'access_token' })
    host.fail(faults.connectionRefused())
    const error = await client.get('groups', { query: { page: 1 } }).catch((reason: unknown) => reason)
    expect(host.requests[0]?.url).toBe(`${baseURL}groups?page=1&access_token=token-1`)
    expect(`${error} ${JSON.stringify(error)}`).not.toContain('token-1')
  })

  it('puts the token into a field of the body, and leaves the caller’s object as it was', async () => {
    const { host, client } = setup({ body: 'token' })
    const data = Object.freeze({ name: 'a' })
    await client.post('groups', data)
    expect(host.requests[0]?.data).toEqual({ name: 'a', token: 'token-1' })
    expect(data).toEqual({ name: 'a' })
  })

  it('makes the body where a request has none', async () => {
    const { host, client } = setup({ body: 'token' })
    await client.post('groups')
    expect(host.requests[0]?.data).toEqual({ token: 'token-1' })
  })

  it.each(['text', [1], new ArrayBuffer(1), new Uint8Array(1), new Map(), 5, { toJSON: () => 'text' }, { pipe() {} }])(
    'refuses a body that takes no field: %o',
    async (data) => {
      const { host, client } = setup({ body: 'token' })
      await expect(client.post('groups', data)).rejects.toMatchObject({
        code: 'CONFIG',
        message: 'POST https://api.example.com/v1/groups: with a token, data must be an object',
      })
      expect(host.requests).toHaveLength(0)
    },
  )

  it.each(['text', [1], new ArrayBuffer(1)])('sends such a body as it is when there is no token: %o', async (data) => {
    const { host, client } = setup({ body: 'token', getToken: () => undefined })
    await client.post('groups', data)
    expect(host.requests[0]?.data).toEqual(data)
  })

  it('never overwrites a field of the query or the body that the caller set', async () => {
    const { host, client } = setup({ body: 'token' })
    await client.post('groups', { token: 'own' })
    client.remove('token-injection').use(tokenInjection({ getToken: () => 'token-1', query: 'token' }))
    await client.get('groups', { query: { token: 'own' } })
    expect(JSON.stringify(host.requests)).not.toContain('token-1')
    expect(JSON.stringify(host.requests)).toContain('token=own')
  })

  it('reads getToken at every send, so a replay carries the new token', async () => {
    let token = 'old'
    const { host, client } = setup({ getToken: () => token })
    client.use({
      name: 'replay',
      order: 500,
      response: (response, request, next) => {
        if (token === 'new') return response
        token = 'new'
        return next(request)
      },
    })
    await client.get('groups')
    expect(host.requests.map(({ header }) => JSON.stringify(header))).toEqual([
      expect.stringContaining('Bearer old'),
      expect.stringContaining('Bearer new'),
    ])
  })

  it('waits for an asynchronous getToken', async () => {
    const { host, client } = setup({ getToken: () => Promise.resolve('later') })
    await client.get('groups')
    expect(sentHeader(host)['authorization']).toBe('Bearer later')
  })

  it.each([null, undefined, '', 'null', 'undefined'])(
    'sends no header for the token %j, never "Bearer null"',
    async (token) => {
      const { host, client } = setup({ getToken: () => token })
      await client.get('groups')
      expect(sentHeader(host)).not.toHaveProperty('authorization')
    },
  )

  it('never overwrites a header that the caller set, in whatever case', async () => {
    const { host, client } = setup()
    await client.get('groups', { header: { authorization: 'Basic abc' } })
    expect(sentHeader(host)['authorization']).toBe('Basic abc')
  })

  it('sends no token with auth: false', async () => {
    const { host, client } = setup()
    await client.get('groups', { auth: false })
    expect(sentHeader(host)).not.toHaveProperty('authorization')
  })

  it.each(['a\r\nx-evil: 1', 'a\nb', 'a\0b', '令牌'])(
    'refuses the token %j, which would break the header, without showing it',
    async (token) => {
      const { host, client } = setup({ getToken: () => token })
      const error = await client.get('groups').catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'CONFIG' })
      expect(`${error} ${JSON.stringify(error)}`).not.toContain(token)
      expect(host.requests).toHaveLength(0)
    },
  )

  it('refuses a token that is no text', async () => {
    const { client } = setup({ getToken: (() => 42) as unknown as TokenInjectionOptions['getToken'] })
    await expect(client.get('groups')).rejects.toMatchObject({ code: 'CONFIG' })
  })

  it('fails the request with what getToken throws', async () => {
    const failure = new Error('storage is broken')
    const { client } = setup({
      getToken: () => {
        throw failure
      },
    })
    await expect(client.get('groups')).rejects.toBe(failure)
  })

  it('writes that token whatever somebody has written on Object.prototype', async () => {
    const credentials: unknown[] = []
    const { client } = setup()
    client.use({
      name: 'reader',
      order: 900,
      request(request) {
        credentials.push(request.credential)
        return request
      },
    })
    try {
      Object.assign(Object.prototype, { credential: 'x' })
      await client.get('groups')
    } finally {
      Reflect.deleteProperty(Object.prototype, 'credential')
    }
    expect(credentials).toEqual(['token-1'])
  })

  it('writes the token it used to request.credential', async () => {
    const { client } = setup()
    let credential: string | undefined
    client.use({
      name: 'peek',
      order: 900,
      request: (request) => {
        credential = request.credential
        return request
      },
    })
    await client.get('groups')
    expect(credential).toBe('token-1')
  })
})

describe('a token goes only to the client’s own origin', () => {
  it.each([
    'https://evil.com/x',
    'https://api.example.com.evil.com/x',
    'https://api.example.com@evil.com/x',
    'https://user:pass@api.example.com/x',
    'https://api.example.com:8443/x',
    'http://api.example.com/x',
    '//api.example.com/x',
    '//evil.com/x',
    'https://api.example.com\\@evil.com/x',
    'https://api.example.com\t.evil.com/x',
    'https://evil.com/https://api.example.com/',
    'https://evil.com#https://api.example.com/',
  ])('not to %j', async (url) => {
    const { host, client } = setup()
    await client.get(url).catch(() => undefined)
    expect(JSON.stringify(host.requests)).not.toContain('token-1')
  })

  it.each(['groups', '/groups', '?page=1', '', 'https://API.example.com/x', 'https://api.example.com:443/x'])(
    'but to %j',
    async (url) => {
      const { host, client } = setup()
      await client.get(url)
      expect(sentHeader(host)['authorization']).toBe('Bearer token-1')
    },
  )

  it('not to an origin that an interceptor outside injection rewrote the URL to', async () => {
    const { host, client } = setup()
    client.use({ name: 'rewrite', request: (request) => ({ ...request, baseURL: 'https://evil.com/' }) })
    await client.get('groups')
    expect(host.requests[0]?.url).toBe('https://evil.com/groups')
    expect(JSON.stringify(host.requests)).not.toContain('token-1')
  })

  it('not to the baseURL that one request brings along', async () => {
    const { host, client } = setup()
    await client.get('groups', { baseURL: 'https://evil.com/' })
    expect(JSON.stringify(host.requests)).not.toContain('token-1')
  })

  it('and to the origins that the user lists', async () => {
    const { host, client } = setup({ origins: ['https://files.example.com'] })
    await client.get('https://files.example.com/a.png')
    expect(sentHeader(host)['authorization']).toBe('Bearer token-1')
  })

  it('and says what is missing when the client has no baseURL and no origin is listed', async () => {
    const { client } = setup({}, {})
    await expect(client.get('https://api.example.com/x')).rejects.toThrow(/baseURL.*origins/)
  })
})

describe('what the app supplies', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    expect(timersLeft()).toBe(0)
    vi.useRealTimers()
  })

  it('is bounded by the request’s timeout: a getToken that never settles is a TimeoutError, and its slot comes back', async () => {
    const isStuck = { now: true }
    const { host, client } = setup(
      { getToken: () => (isStuck.now ? new Promise<string>(() => {}) : 'token-1') },
      { baseURL, timeout: 1_000 },
    )
    let taken = 0
    const giveBack = () => void taken--
    client.use({
      name: 'slots',
      order: 650,
      request(request) {
        taken++
        return request
      },
      response(response) {
        giveBack()
        return response
      },
      error(error) {
        giveBack()
        throw error
      },
    })
    const failures = Promise.all(
      Array.from({ length: 25 }, () => client.get('groups').catch((error: unknown) => error)),
    )
    await vi.advanceTimersByTimeAsync(3_000)
    for (const failure of await failures) {
      expect(failure).toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('auth: false') })
    }
    expect([taken, host.requests.length]).toEqual([0, 0])
    isStuck.now = false
    expect((await client.get('groups')).statusCode).toBe(200)
  })

  it('is left when the request is aborted, and a token that comes later is put on nothing', async () => {
    const { host, client } = setup({ getToken: () => new Promise((resolve) => setTimeout(() => resolve('late'), 100)) })
    const source = createCancelSource()
    const failure = client.get('groups', { signal: source.signal }).catch((error: unknown) => error)
    source.abort()
    expect(await failure).toMatchObject({ code: 'ABORT' })
    await vi.advanceTimersByTimeAsync(100)
    expect(host.requests).toHaveLength(0)
  })

  it('must be a token: an object with one in it is a ConfigError that names getToken', async () => {
    const { host, client } = setup({ getToken: () => ({ token: 'T' }) as unknown as string })
    await expect(client.get('groups')).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('getToken must yield a text'),
    })
    expect(host.requests).toHaveLength(0)
  })

  it('may use this, as a method of one session object', async () => {
    const { host, client } = setup()
    const session = {
      token: 'T',
      getToken() {
        return this.token
      },
    }
    client.remove('token-injection').use(tokenInjection(session))
    await client.get('groups')
    expect(sentHeader(host)['authorization']).toBe('Bearer T')
  })

  it('is missed at once when getToken is no function of the options themselves', () => {
    const inherited = Object.create({ getToken: () => 'T' }) as TokenInjectionOptions
    expect(() => tokenInjection({} as TokenInjectionOptions)).toThrow('token-injection needs getToken')
    const text = { getToken: 'T' } as unknown as TokenInjectionOptions
    expect(() => tokenInjection(text)).toThrow('token-injection: "getToken" must be: function')
    expect(() => tokenInjection(inherited)).toThrow('token-injection takes a plain object')
  })
})

describe('the token goes to the origin of the client that the plugin was first used on', () => {
  it('and not where a child has its baseURL, unless that is listed', async () => {
    for (const [origins, expected] of [
      [undefined, undefined],
      [['https://maps.example.org'], 'Bearer token-1'],
    ] as const) {
      const { host, client } = setup({ origins })
      await client.extend({ baseURL: 'https://maps.example.org/' }).get('geo')
      expect(sentHeader(host)['authorization']).toBe(expected)
    }
  })

  it('and not to a second client that shares the plugin', async () => {
    const injection = tokenInjection({ getToken: () => 'token-1' })
    const host = createHost({ handler: () => ({ data: {} }) })
    createClient({ host: host.wx, baseURL }).use(injection)
    await createClient({ host: host.wx, baseURL: 'https://files.example.com/' }).use(injection).get('x')
    expect(sentHeader(host)).not.toHaveProperty('authorization')
  })
})
