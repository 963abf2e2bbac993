// DESIGN.md §4: callers' and interceptors' input that must not hang, leak, pollute or reach the host.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, outcomeOf, rejectionOf } from '../test/observing.ts'
import { answering, scriptedHost } from '../test/scripted-host.ts'
import { ConfigError, createClient, type RequestOptions } from './index.ts'

expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

/** What a request with these options is refused with; the host must not have been asked. */
async function refusal(options: object, hooks: object = {}) {
  const { host, asked } = scriptedHost(answering())
  const client = createClient({ host }).use({ name: 'hooks', ...hooks })
  const outcome = outcomeOf(client.request({ url: 'x', ...options }))
  await vi.advanceTimersByTimeAsync(0)
  expect(outcome).toEqual([{ failed: true, value: expect.any(ConfigError) }])
  expect(asked).toEqual([])
  return outcome[0]!.value as ConfigError
}

/** What reaches the host of a request with these options. */
async function sent(options: object, hooks: object = {}) {
  const scripted = scriptedHost(answering())
  const client = createClient({ host: scripted.host }).use({ name: 'hooks', ...hooks })
  await client.request({ url: 'x', ...options })
  return scripted.last.options
}

describe('CR and LF never reach the host', () => {
  const bad = ['a\r\nb', 'a\nb', 'a\rb', 'a\0b', 'a\r\nx-evil: 1', '\n', 'a\r\n']

  it('not in a header value of the request, the client or a child', async () => {
    for (const value of bad) {
      await refusal({ header: { 'x-a': value } })
      expect(() => createClient({ header: { 'x-a': value } })).toThrow(ConfigError)
      expect(() => createClient().extend({ header: { 'x-a': value } })).toThrow(ConfigError)
    }
  })

  it('not in a header name', async () => {
    for (const name of [...bad, '', 'a b', 'a:b', 'ü', 'x-é', '\u2028']) await refusal({ header: { [name]: '1' } })
  })

  it('not when an interceptor sets it through spread or in place', async () => {
    type R = { header: { [name: string]: string } }
    const ways = (name: string, value: string) => [
      (r: R) => ({ ...r, header: { ...r.header, [name]: value } }),
      async (r: R) => ({ ...r, header: { [name]: value } }),
      (r: R) => Object.assign({}, r, { header: Object.create(null, { [name]: { value, enumerable: true } }) }),
      (r: R) => {
        r.header[name] = value
        return r
      },
    ]
    for (const value of bad) {
      for (const request of [...ways('x-a', value), ...ways(value, '1')])
        await refusal({ header: { own: '1' } }, { request })
    }
  })

  it('the error names the header and not its value', async () => {
    const { message } = await refusal({ header: { 'x-token': 'secret\n' } })
    expect(message).toContain('x-token')
    expect(message).not.toContain('secret')
  })

  it('nor in the URL through the query', async () => {
    expect((await sent({ query: { 'a\r\n': 'b\r\nc' } })).url).toBe('x?a%0D%0A=b%0D%0Ac')
  })
})

describe('__proto__ pollutes nothing', () => {
  const evil = '{"__proto__":{"polluted":"yes","header":{"x-evil":"1"},"baseURL":"https://evil.com/"},"ok":"1"}'
  afterEach(() => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('in a header', async () => {
    const { header } = await sent({ header: JSON.parse('{"__proto__":{"x":"1"},"__PROTO__":"2","ok":"1"}') })
    expect(Object.keys(header!).sort()).toEqual(['__PROTO__', 'ok'])
    expect(Object.getPrototypeOf(header)).toBe(Object.prototype)
    const text = await sent({ header: JSON.parse('{"__proto__":"text","constructor":"c"}') })
    expect(Object.entries(text.header!)).toEqual([['constructor', 'c']])
  })

  it('in a header that an interceptor spreads', async () => {
    const header = JSON.parse('{"__proto__":{"x":"1"},"ok":"1"}')
    const out = await sent({}, { request: (r: object) => ({ ...r, header }) })
    expect(Object.entries(out.header!)).toEqual([['ok', '1']])
    expect(Object.getPrototypeOf(out.header)).toBe(Object.prototype)
  })

  it('in a query: it is a name like any other', async () => {
    expect((await sent({ query: JSON.parse('{"__proto__":"a","b":"c"}') })).url).toBe('x?__proto__=a&b=c')
    await refusal({ query: JSON.parse('{"__proto__":{"a":1}}') })
  })

  it('in the options, also through the shorthands', async () => {
    const { host, asked } = scriptedHost(answering())
    const client = createClient({ host })
    const options = () => JSON.parse(evil)
    await client.request(Object.assign(options(), { url: 'a' }))
    await client.get('b', options())
    await client.post('c', {}, options())
    await client.extend(options()).get('d')
    expect(asked.map((one) => one.options.url)).toEqual(['a', 'b', 'c', 'd'])
    for (const one of asked) expect(one.options.header).toEqual({})
  })

  it('in data, which goes out as it is', async () => {
    const data = JSON.parse('{"__proto__":{"admin":true}}')
    expect((await sent({ method: 'POST', data })).data).toBe(data)
  })
})

describe('data that cannot be serialised is a ConfigError, not a stack overflow', () => {
  it('circular, very deep, BigInt, or with a toJSON that throws', async () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    const list: unknown[] = []
    list.push({ list })
    let deep: object = {}
    for (let i = 0; i < 200_000; i++) deep = { deep }
    const throwing = {
      toJSON() {
        throw new Error('no')
      },
    }
    for (const data of [circular, list, deep, { id: BigInt(10) }, throwing]) {
      for (const method of ['POST', 'GET'] as const) expect((await refusal({ method, data })).message).toContain('data')
    }
  })

  it('also when an interceptor put it there', async () => {
    const data: { self?: unknown } = {}
    data.self = data
    await refusal({}, { request: (r: object) => ({ ...r, data }) })
  })

  it('text, buffers, null, 0, false and empty strings are data; undefined is none', async () => {
    for (const data of ['text', '', new ArrayBuffer(2), null, 0, false, [], { a: undefined }]) {
      expect(await sent({ method: 'POST', data })).toHaveProperty('data', data)
    }
    expect(await sent({ method: 'POST', data: undefined })).not.toHaveProperty('data')
  })
})

describe("the caller's options are never changed and may be frozen", () => {
  it('frozen all the way down, used twice', async () => {
    const { host } = scriptedHost(answering())
    const freeze = <T extends object>(value: T): T => {
      for (const child of Object.values(value)) if (typeof child === 'object' && child !== host) freeze(child)
      return Object.freeze(value)
    }
    const defaults = freeze({
      host: { request: host.request },
      baseURL: 'https://a.com',
      header: { a: '1' },
      timeout: 5,
    })
    const options = freeze<RequestOptions>({ url: 'x', header: { b: '2' }, query: { c: ['3'] }, data: { d: [4] } })
    const before = JSON.stringify([defaults, options])
    const client = createClient(defaults).extend(freeze({ header: { e: '5' } }))
    client.use(freeze({ name: 'frozen', request: (r: object) => ({ ...r }) as never }))
    for (let i = 0; i < 2; i++) {
      await client.request(options)
      await client.post('y', options.data, options)
    }
    expect(JSON.stringify([defaults, options])).toBe(before)
  })

  it('a change of the options after the call does not reach it', async () => {
    const { host, asked } = scriptedHost(answering())
    const header: { [name: string]: string } = { a: '1' }
    const client = createClient({ host, header }).use({ name: 'slow', request: async (r) => r })
    const options = { url: 'x', header: { b: '2' } }
    const pending = client.request(options)
    header['a'] = options.header.b = options.url = 'changed'
    await pending
    expect(asked[0]!.options).toMatchObject({ url: 'x', header: { a: '1', b: '2' } })
  })
})

describe('options that cannot work are refused with words', () => {
  it('no url, a url that is no text, callbacks, no options at all', async () => {
    for (const url of [undefined, null, 5, {}, []]) expect((await refusal({ url })).message).toContain('url')
    for (const name of ['success', 'fail', 'complete']) {
      expect((await refusal({ [name]: () => {} })).message).toContain('await')
    }
    await rejectionOf((createClient().request as unknown as () => Promise<never>)())
  })
})
