// No token shows in an error: not in its message, its stack, JSON, or what a console prints.
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { type Asked, failing, responding, scriptedHost } from '../test/scripted-host.ts'
import * as core from './index.ts'
import { createCancelSource, createClient, type HttpError, type HttpRequest, withHeader } from './index.ts'

const secret = 'S3CR3T'
const url = `https://user:${secret}@api.example.com/x?token=${secret}#${secret}`
const names = [
  'NetworkError',
  'TimeoutError',
  'AbortError',
  'StatusError',
  'AuthExpiredError',
  'ResponseError',
  'ConfigError',
] as const

/** Everything that a person or a logger may see of an error. */
const shown = (error: HttpError) => [
  error.message,
  String(error),
  error.stack,
  JSON.stringify(error),
  JSON.stringify({ error }),
  JSON.stringify(error.toJSON()),
  JSON.stringify(Object.assign({}, error)),
  inspect(error, { depth: 10 }),
  inspect({ error }, { depth: 10 }),
  Object.values(error).join(),
]

function expectNoSecret(error: HttpError) {
  for (const text of shown(error)) expect(text).not.toContain(secret)
}

describe('no header, query, user info, fragment or body shows in', () => {
  const request = {
    method: 'POST',
    url,
    header: { authorization: `Bearer ${secret}`, cookie: secret },
    query: { token: secret },
    data: { password: secret },
    credential: secret,
    options: { url, data: { password: secret } },
  } as unknown as HttpRequest
  const response = { statusCode: 401, data: { token: secret }, header: { 'set-cookie': secret }, cookies: [secret] }

  for (const name of names) {
    it(`a ${name} with a request and a response`, () => {
      const error = new core[name]('what', { request, response })
      expectNoSecret(error)
      expect(error.message).toBe('POST https://api.example.com/x: what')
      expect(error.request).toBe(request)
      expect(error.response).toBe(response)
    })
  }
})

describe('no token shows in the errors of a real call', () => {
  const call = async (respond: (asked: Asked) => void, options: object = {}) => {
    const client = createClient({ host: scriptedHost(respond).host })
      .use({ name: 'auth', request: (r) => ({ ...withHeader(r, 'authorization', secret), credential: secret }) })
      .use({ name: 'inner' })
    const given = {
      url,
      query: { t: secret },
      data: { p: secret },
      header: { cookie: secret },
      method: 'POST' as const,
    }
    return rejectionOf<HttpError>(client.request({ ...given, ...options }))
  }

  it('a network failure, a timeout, a status, whose body and header hold tokens too', async () => {
    for (const respond of [failing(), failing('request:fail timeout'), responding({ token: secret }, 500)]) {
      expectNoSecret(await call(respond))
    }
  })

  it('a host that repeats the URL in its words', async () => {
    for (const words of [
      `request:fail url not in domain list:${url}`,
      `request:fail invalid url "${url}"`,
      `request:fail (${url}) net::ERR_FAILED`,
      `request:fail https://api.example.com/x?a=1&token=${secret} -105:net::ERR_NAME_NOT_RESOLVED`,
      `request:fail wss://${secret}@a.com`,
    ]) {
      const error = await call(failing(words))
      expectNoSecret(error)
      expect(error.message).toContain('request:fail')
    }
  })

  it('a host that throws with the URL in its words', async () => {
    const error = await call(() => {
      throw new TypeError(`cannot open ${url}`)
    })
    expectNoSecret(error)
    expect(error.cause).toEqual({ errMsg: 'cannot open …', errno: undefined })
  })

  it('a host whose failure holds the request besides its words', async () => {
    const failure = { errMsg: 'request:fail', errno: 600001, config: { header: secret }, stack: secret }
    const error = await call((asked) => asked.options.fail!(failure))
    expectNoSecret(error)
    expect(error.cause).toEqual({ errMsg: 'request:fail', errno: 600001 })
  })

  it('a header, a query value or data that is refused', async () => {
    expectNoSecret(await call(responding(), { header: { authorization: `${secret}\r\n` } }))
    expectNoSecret(await call(responding(), { query: { t: { secret } } }))
    expectNoSecret(await call(responding(), { query: { t: `${secret}\ud800` } }))
    const data: { token: string; self?: unknown } = { token: secret }
    data.self = data
    expectNoSecret(await call(responding(), { data }))
  })

  it('an abort and too many sends', async () => {
    const source = createCancelSource()
    source.abort()
    expectNoSecret(await call(responding(), { signal: source.signal }))
    const client = createClient({ host: scriptedHost(failing()).host, maxSends: 1 })
    client.use({ name: 'retry', error: (_, request, next) => next(request) })
    expectNoSecret(await rejectionOf<HttpError>(client.get(url)))
  })
})

describe('what stands in cause shows', () => {
  const shownCause = (cause: unknown) => {
    const error = new core.AbortError('what', { cause })
    expectNoSecret(error)
    return JSON.parse(JSON.stringify(error)).cause
  }

  it('of an error its name, its code and its message without URLs', () => {
    const failure = Object.assign(new TypeError(`cannot open ${url}`), { code: 'EOPEN', config: { token: secret } })
    expect(shownCause(failure)).toEqual({ name: 'TypeError', code: 'EOPEN', message: 'cannot open …' })
    expect(shownCause(new core.NetworkError('gone', { cause: failure }))).toEqual({
      name: 'NetworkError',
      code: 'NETWORK',
      message: 'gone',
    })
  })

  it('of a host’s failure errMsg without URLs, and errno', () => {
    const failure = { errMsg: `request:fail ${url}`, errno: 600001, config: { token: secret } }
    expect(shownCause(failure)).toEqual({ errMsg: 'request:fail …', errno: 600001 })
  })

  it('of anything else its type only, because it may hold a token', () => {
    expect(shownCause({ code: 1, refreshToken: secret })).toBe('object')
    expect(shownCause({ statusCode: 401, data: { token: secret }, header: { 'Set-Cookie': secret } })).toBe('object')
    expect(shownCause(`token ${secret}`)).toBe('string')
    expect(shownCause([secret])).toBe('object')
    expect(shownCause(() => secret)).toBe('function')
    expect(shownCause(Symbol(secret))).toBe('symbol')
    expect(shownCause(BigInt(5))).toBe('bigint')
    expect(shownCause(null)).toBe('object')
    expect(shownCause(undefined)).toBeUndefined()
    // A code is a word or a number; a text that is none may be anything.
    expect(shownCause(Object.assign(new Error('x'), { code: `token ${secret}` }))).toEqual({
      name: 'Error',
      message: 'x',
    })
  })

  it('and never throws, whatever stands there', () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    const getters = Object.defineProperty({}, 'errMsg', {
      get() {
        throw new Error(secret)
      },
    })
    const proxy = new Proxy(
      {},
      {
        get() {
          throw new Error(secret)
        },
      },
    )
    const { proxy: revoked, revoke } = Proxy.revocable({}, {})
    revoke()
    const strange = Object.assign(new Error('x'), { message: { toString: null } })
    const codes = [BigInt(5), [secret], { toString: () => 'E', token: secret }, circular]
    for (const code of codes) {
      expect(shownCause(Object.assign(new Error('x'), { code }))).toEqual({ name: 'Error', message: 'x' })
      expect(shownCause({ errMsg: 'x', errno: code })).toEqual({ errMsg: 'x' })
    }
    for (const cause of [circular, getters, proxy, revoked, Object.create(null), strange, { errMsg: 5 }, 0, NaN]) {
      expect(() => shownCause(cause), String(Object.prototype.toString.name)).not.toThrow()
    }
    const itself = new core.AbortError('what', { cause: circular })
    circular.self = itself
    expectNoSecret(itself)
  })

  it('of an abort reason likewise, while error.cause is the very reason', async () => {
    const source = createCancelSource()
    const reason: { self?: unknown; token: string } = { token: secret }
    reason.self = reason
    const request = createClient({ host: scriptedHost().host }).get('x', { signal: source.signal })
    source.abort(reason)
    const error = await rejectionOf<HttpError>(request)
    expectNoSecret(error)
    expect(error.cause).toBe(reason)
  })
})

describe('a text with a URL in it', () => {
  it('is cut from the query to its end, because a value may hold blanks and quotes', () => {
    const texts = [
      `request:fail https://a.com/x?q=a b&token=${secret}`,
      `request:fail https://a.com/x?token=abc's ${secret}`,
      `request:fail "groups?token=${secret} ${secret}"`,
      `request:fail //a.com/x#token=${secret}`,
      `bad field &token=${secret}`,
      `request:fail groups?名=${secret}`,
      `request:fail groups?$filter=${secret}`,
      `request:fail //user:${secret}@a.com/x`,
      `bad field &name=a ${secret}`,
    ]
    for (const errMsg of texts) {
      const error = core.failureOf(undefined, { errMsg })
      expectNoSecret(error)
      expect(error.message).toMatch(/^(request:fail|bad field) .*…$/)
    }
  })

  it('of any length takes time that grows with the length, not with its square', () => {
    // Counted by steps of the clock would be a race; a quadratic search of this length would take minutes.
    for (const text of ['a'.repeat(400_000), 'a/'.repeat(200_000), '?'.repeat(400_000), '://'.repeat(100_000)]) {
      expect(core.failureOf(undefined, { errMsg: text }).code).toBe('NETWORK')
    }
  })
})
