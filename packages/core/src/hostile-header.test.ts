// CR and LF, and `__proto__`, wherever they come from.
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { refusal, sent } from '../test/sending.ts'
import { ConfigError, createClient } from './index.ts'

expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(timersLeft()).toBe(0)
  vi.useRealTimers()
})

describe('CR and LF never reach the host', () => {
  const bad = ['a\r\nb', 'a\nb', 'a\rb', 'a\0b', 'a\r\nx-evil: 1', '\n', 'a\r\n', '孙', 'a\x7f', '\u2028']

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
    expect((await refusal({ header: JSON.parse('{"__proto__":{"x":"1"},"ok":"1"}') })).message).toContain('__proto__')
    const { header } = await sent({ header: JSON.parse('{"__PROTO__":"2","ok":"1"}') })
    expect(Object.keys(header!).sort()).toEqual(['__PROTO__', 'ok'])
    expect(Object.getPrototypeOf(header)).toBe(Object.prototype)
    const text = await sent({ header: JSON.parse('{"__proto__":"text","constructor":"c"}') })
    expect(Object.entries(text.header!)).toEqual([['constructor', 'c']])
  })

  it('in a header that an interceptor spreads', async () => {
    const header = JSON.parse('{"__proto__":{"x":"1"},"ok":"1"}')
    await refusal({}, { request: (r: object) => ({ ...r, header }) })
  })

  it('what a polyfill left enumerable on every object is no header', async () => {
    const everyObject = Object.prototype as { format?: unknown }
    try {
      // The last two would be a header: one that may be sent, and one that may not.
      for (const left of [() => 'polyfill', 'text', 'te\nxt']) {
        everyObject.format = left
        for (const options of [{}, { header: { a: '1' } }]) {
          const { header } = await sent(options)
          expect(Object.keys(header!)).toEqual(Object.keys(options.header ?? {}))
        }
      }
    } finally {
      delete everyObject.format
    }
  })

  it('in a query: it is left out', async () => {
    expect((await sent({ query: JSON.parse('{"__proto__":"a","b":"c"}') })).url).toBe('x?b=c')
    await refusal({ query: JSON.parse('{"__proto__":{"a":1}}') })
  })

  it('in the options, also through the shorthands: it is refused like any name that is not known', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    const options = () => JSON.parse(evil)
    for (const call of [
      client.request(Object.assign(options(), { url: 'a' })),
      client.get('b', options()),
      client.post('c', {}, options()),
    ]) {
      expect((await rejectionOf(call)).message).toContain('request has no')
    }
    expect(() => client.extend(options())).toThrow('extend has no')
    expect(() => createClient(options())).toThrow('createClient has no')
    expect(asked).toEqual([])
  })

  it('in data, which goes out as it is', async () => {
    const data = JSON.parse('{"__proto__":{"admin":true}}')
    expect((await sent({ method: 'POST', data })).data).toBe(data)
  })
})
