// The query in the URL that is sent, and resolveUrl.
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { ConfigError, createClient, type HttpRequest, type Query, resolveUrl, withRequest } from './index.ts'

const url = (query: Query | undefined, url = 'https://a.com/x') =>
  resolveUrl({ url, query, method: 'GET' } as HttpRequest)
const search = (query: Query) => url(query, '')

describe('the query of a call', () => {
  /** What is sent after the caller has changed the query while a token was awaited, and the query that the hook has seen. */
  async function sentAfter<Q extends object>(query: Q, change: (query: Q) => void) {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    let goOn!: () => void
    let seen: Query | undefined
    client.interceptors.request.use(async (request) => {
      await new Promise<void>((resolve) => (goOn = resolve))
      seen = request.query
      return request
    })
    const get = client.get('x', { query })
    change(query)
    goOn()
    await get
    return { url: asked[0]!.options.url, seen }
  }

  it('is the one at the call, whatever the app does to its lists, Dates and maps meanwhile', async () => {
    const tags = await sentAfter({ tags: ['a'], at: new Date(0) }, (query) => {
      query.tags.push('b')
      query.at.setFullYear(2000)
    })
    expect(tags.url).toBe('x?tags=a&at=1970-01-01T00%3A00%3A00.000Z')
    const map = new Map<string, unknown>([['a', [1]]])
    expect((await sentAfter(map, () => map.set('a', 2).set('b', 3))).url).toBe('x?a=1')
    const params = new URLSearchParams('a=1&b=2&a=3')
    expect((await sentAfter(params, () => params.append('a', '4'))).url).toBe('x?a=1&a=3&b=2')
  })

  it('is a plain object for hooks, whatever the caller has written, so that they can add to it', async () => {
    const nothing = () => {}
    expect((await sentAfter(new URLSearchParams('a=1&b=2&a=3'), nothing)).seen).toEqual({ a: ['1', '3'], b: ['2'] })
    expect((await sentAfter(new Map([['a', 1]]), nothing)).seen).toEqual({ a: 1 })
  })

  it('holds nothing that somebody has written on Object.prototype', async () => {
    Object.assign(Object.prototype, { alien: [1] })
    try {
      expect((await sentAfter({ a: 1 }, () => {})).url).toBe('x?a=1')
    } finally {
      Reflect.deleteProperty(Object.prototype, 'alien')
    }
  })

  it('is no URL, and one that is given for it is a ConfigError', async () => {
    const client = createClient({ host: {} as never, baseURL: 'https://api.example.com/' })
    const call = client.get('a', { query: new URL('https://api.example.com/?a=1') as never })
    await expect(call).rejects.toThrow('query must be a plain object')
  })

  it('may be a Map or URLSearchParams of a hook’s own', async () => {
    const { host, asked } = scriptedHost(responding())
    const client = createClient({ host })
    client.interceptors.request.use((request) => withRequest(request, { query: new URLSearchParams('a=1&a=2') }))
    await client.get('x')
    expect(asked[0]!.options.url).toBe('x?a=1&a=2')
  })
})

describe('query serialisation', () => {
  it('strings, numbers and booleans, encoded', () => {
    expect(search({ a: 'b', n: 1, z: 0, t: true, f: false, e: '' })).toBe('?a=b&n=1&z=0&t=true&f=false&e=')
    expect(search({ 'k&=': 'a b&c=d#?/é中😀' })).toBe('?k%26%3D=a%20b%26c%3Dd%23%3F%2F%C3%A9%E4%B8%AD%F0%9F%98%80')
  })

  it('three hundred different values, and then the first ones again, are each encoded as themselves', () => {
    const values = Array.from({ length: 300 }, (_, i) => `é${i}`)
    for (const value of values.concat(values.slice(0, 9))) {
      expect(search({ [value]: value })).toBe(`?${encodeURIComponent(value)}=${encodeURIComponent(value)}`)
    }
  })

  it('arrays repeat the name, in order', () => {
    expect(search({ a: [1, 'b', true], c: [] })).toBe('?a=1&a=b&a=true')
  })

  it('dates are ISO 8601', () => {
    const date = new Date(Date.UTC(2024, 1, 29))
    expect(search({ at: date, all: [date] })).toBe('?at=2024-02-29T00%3A00%3A00.000Z&all=2024-02-29T00%3A00%3A00.000Z')
  })

  it('undefined and null are dropped, alone and in arrays', () => {
    expect(search({ a: undefined, b: null, c: [undefined, 1, null] })).toBe('?c=1')
    expect(search({ a: undefined })).toBe('')
    expect(search({})).toBe('')
  })

  it('what has no plain text form is a ConfigError that names the parameter', () => {
    const refused: unknown[] = [
      {},
      { nested: 1 },
      [[1]],
      [{}],
      new Map(),
      new Date(Number.NaN),
      '\ud800',
      Symbol('s'),
      () => 1,
      Object.create(null),
    ]
    for (const value of refused) {
      expect(() => search({ 'the-name': value }), String(typeof value)).toThrow(ConfigError)
      expect(() => search({ 'the-name': [value] })).toThrow(/"the-name"/)
    }
    expect(() => search({ '\ud800': 1 })).toThrow(ConfigError)
  })

  it('a query that is no object is refused', () => {
    for (const query of ['a=b', 5, true, new WeakMap()]) expect(() => url(query as never)).toThrow(ConfigError)
  })

  it('the values of a refused query do not show in the error', () => {
    for (const value of [{ token: 'secret' }, 'secret\ud800']) {
      let message = ''
      try {
        search({ a: value })
      } catch (error) {
        message = inspect(error)
      }
      expect(message).toContain('ConfigError')
      expect(message).not.toContain('secret')
    }
  })
})

describe('the query joins the url', () => {
  it('that has a query, a fragment, both or neither', () => {
    expect(url({ a: 1 }, 'x')).toBe('x?a=1')
    expect(url({ a: 1 }, 'x?b=2')).toBe('x?b=2&a=1')
    expect(url({ a: 1 }, 'x#f')).toBe('x?a=1#f')
    expect(url({ a: 1 }, '#f?g')).toBe('?a=1#f?g')
    expect(url({ a: 1 }, '?b=2')).toBe('?b=2&a=1')
    expect(url({ a: 1 }, 'x?b=2#f#g?h')).toBe('x?b=2&a=1#f#g?h')
    expect(url(undefined, 'x?b=2#f')).toBe('x?b=2#f')
  })

  it('and reaches the host so, while the request keeps them apart', async () => {
    const { host, asked } = scriptedHost(responding())
    let seen: HttpRequest | undefined
    const client = createClient({ host, baseURL: 'https://a.com/api/' }).use({
      name: 'see',
      response(response, request) {
        seen = request
        return response
      },
    })
    await client.get('x', { query: { pageNo: 1 } })
    expect(asked[0]!.options.url).toBe('https://a.com/api/x?pageNo=1')
    expect(asked[0]!.options).not.toHaveProperty('query')
    expect(seen).toMatchObject({ url: 'x', query: { pageNo: 1 } })
    expect(resolveUrl(seen!)).toBe('https://a.com/api/x?pageNo=1')
  })

  it('a bad query rejects the call and does not throw at the caller', async () => {
    const { host, asked } = scriptedHost(responding())
    expect(await rejectionOf(createClient({ host }).get('x', { query: { a: {} } }))).toBeInstanceOf(ConfigError)
    expect(asked).toEqual([])
  })
})
