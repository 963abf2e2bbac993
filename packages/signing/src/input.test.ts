// What there is to sign is what the host has received, word for word.
import { createClient, type RequestOptions, resolveUrl } from '@wxpipe/core'
import type { HostRequest } from '@wxpipe/testing'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { pairsOf, signing } from './index.ts'

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** Sends a request; the input of `sign`, and the same read off what the host has received: no less than without a signature. */
async function both(options: RequestOptions) {
  const { client, host, inputs, received } = createApp()
  await client.request(options)
  await createClient({ host: host.wx, baseURL: 'https://api.example.com/v1/' }).request(options)
  const [signed, unsigned] = received
  // By name: of a name that stands several times wx leaves the last one beside the data of a GET, and signing all.
  const sent = ({ query, raw }: HostRequest) => [Object.keys(query).sort(), raw]
  expect(sent(signed!)).toEqual(sent(unsigned!))
  const { url, method, raw } = signed!
  // As it is on the wire: browsers, and hosts that send by Chromium, encode what is no ASCII, and an apostrophe in a query.
  const { pathname: path, search } = new URL(url)
  const { timestamp, nonce, ...input } = inputs[0]!
  expect([typeof timestamp, typeof nonce, inputs.length]).toEqual(['number', 'string', 1])
  return {
    input,
    seen: { method, path, query: search.slice(1), body: raw ?? '' },
  }
}

describe('what is signed is what is received:', () => {
  it.each<[string, RequestOptions]>([
    ['nothing but a URL', { url: 'groups' }],
    ['the base alone, with a query', { url: '', query: { q: 1 } }],
    ['a query alone', { url: '?a=1' }],
    ['the base alone, with the data of a POST', { url: '', method: 'POST', data: { a: 1 } }],
    ['the origin alone', { url: 'https://api.example.com/' }],
    ['the origin without a slash', { url: 'https://api.example.com' }],
    ['the origin without a slash, with a query', { url: 'https://api.example.com?a=1' }],
    ['emojis in a URL', { url: '🍵/🍶🍷?q=🍺' }],
    ['a path with escapes', { url: 'a%20b/群/c+d' }],
    ['Chinese in a URL', { url: '群/年会 1.png?q=茶 一&w=%E4%BD%A0', query: { n: '好' } }],
    ['a query in the URL', { url: 'groups?b=2&a=1&flag&c=x=y' }],
    ['a query', { url: 'groups', query: { q: '你好 &=+', n: 1, tag: ['a', 'b'], at: new Date(0), none: undefined } }],
    ['both', { url: 'groups?a=1', query: { b: 2 } }],
    ['a query that is a Map', { url: 'groups', query: new Map([['a', '1']]) as never }],
    [
      'the data of a GET',
      { url: 'groups', data: { q: '你好', page: 1, filter: { open: true }, list: [1], none: null } },
    ],
    ['the data of a GET beside a query', { url: 'groups?flag&tag=a&tag=b', query: { size: 5 }, data: { page: 1 } }],
    ['apostrophes', { url: "o'brien?a='", query: { q: "it's" }, data: { "n'": "'" } }],
    ['raw quotes, brackets and braces', { url: 'g/{id}/"<`>"?filter={"a":"<b`|^>"}', query: { q: '{"b":2}' } }],
    ['a line break in a query', { url: 'groups?a=1\n2' }],
    ['no data of a GET', { url: 'groups', data: {} }],
    ['a GET with data that is text', { url: 'groups', data: 'a=1' }],
    ['JSON', { url: 'orders', method: 'POST', data: { sku: 1, name: '茶', at: new Date(0), none: undefined } }],
    ['JSON with a query', { url: 'orders?dry=1', method: 'PUT', query: { a: 'b' }, data: [1, { a: 2 }] }],
    [
      'JSON by its content type',
      { url: 'o', method: 'POST', header: { 'content-type': 'application/json' }, data: { a: 1 } },
    ],
    ['text', { url: 'orders', method: 'POST', data: '{"sku": 1}' }],
    [
      'a form',
      { url: 'orders', method: 'POST', header: form, data: { sku: 1, name: '你好 &=', open: true, none: null } },
    ],
    [
      'a form by a content type in capitals',
      {
        url: 'orders',
        method: 'POST',
        header: { 'content-type': 'Application/X-WWW-Form-URLEncoded' },
        data: { sku: 1 },
      },
    ],
    [
      'a form with lists and objects',
      { url: 'orders', method: 'POST', header: form, data: { tags: [1, 2], at: { x: 1 } } },
    ],
    ['a form that is text', { url: 'orders', method: 'POST', header: form, data: 'a=1&b=2' }],
    ['a form without fields', { url: 'orders', method: 'POST', header: form }],
    ['a DELETE with data', { url: 'orders/7', method: 'DELETE', data: { why: 'late' } }],
    ['a POST without data', { url: 'orders', method: 'POST' }],
    ['a number', { url: 'orders', method: 'POST', data: 7 }],
    ['a POST of null, which is no data', { url: 'orders', method: 'POST', data: null }],
  ])('%s', async (_, options) => {
    const { input, seen } = await both(options)
    expect(input).toEqual(seen)
  })

  it('any query, any data', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '__proto__')
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean())
    const fields = fc.dictionary(name, value, { noNullPrototype: true })
    const requests = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
      query: fields,
      data: fc.oneof(fields, fc.constant(undefined)),
      header: fc.constantFrom({}, form),
    })
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const { input, seen } = await both({ url: 'a', ...request } as RequestOptions)
        expect(input).toEqual(seen)
      }),
      { numRuns: 150 },
    )
  })
})

it('bytes have no text: sign finds them in the request', async () => {
  const bodies: unknown[] = []
  const { client, received } = createApp({
    sign: ({ body }, { data }) => {
      bodies.push([body, data])
      return {}
    },
  })
  const bytes = new Uint8Array([1, 255])
  for (const data of [bytes, bytes.buffer]) await client.post('photos', data)
  expect(bodies).toEqual([
    ['', bytes],
    ['', bytes.buffer],
  ])
  expect(received.map(({ raw }) => [...new Uint8Array(raw as ArrayBuffer)])).toEqual([
    [1, 255],
    [1, 255],
  ])
})

it('the data of a GET arrives as wx would have sent it', async () => {
  const { client, received } = createApp()
  const data = { q: '你好', who: "o'brien", page: 1, filter: { open: true }, list: [1, 2], none: null }
  await client.get('groups', { data })
  await client.get('groups', { data, sign: false })
  expect(received[0]!.query).toEqual({
    q: '你好',
    who: "o'brien",
    page: '1',
    filter: '{"open":true}',
    list: '[1,2]',
    none: 'null',
  })
  expect(received[1]!.query).toEqual(received[0]!.query)
})

it('data of a GET that is text stays out of the query, as without a signature', async () => {
  const { client, received } = createApp()
  await client.get('groups?a=1', { data: 'b=2' })
  await client.get('groups?a=1', { data: 'b=2', sign: false })
  expect(received.map(({ query }) => query)).toEqual([{ a: '1' }, { a: '1' }])
})

it('the time is in milliseconds, and no nonce comes twice', async () => {
  const { client, inputs } = createApp()
  const before = Date.now()
  await Promise.all(Array.from({ length: 200 }, () => client.get('a')))
  expect(new Set(inputs.map(({ nonce }) => nonce)).size).toBe(200)
  for (const { timestamp, nonce } of inputs) {
    expect(timestamp - before).toBeGreaterThanOrEqual(0)
    expect(timestamp).toBeLessThanOrEqual(Date.now())
    expect(nonce).toMatch(/^\d+$/)
  }
})

it.each([5e-7, 1.5e-10, 0, 0.5, 1 - 2 ** -53])('the nonce is digits also when Math.random gives %s', async (random) => {
  vi.spyOn(Math, 'random').mockReturnValueOnce(random)
  const { client, inputs } = createApp()
  await client.get('a')
  expect(inputs[0]?.nonce).toMatch(/^\d+$/)
})

it.each([
  ['', 'users/7?a=//b', '/users/7'],
  ['', 'users?back=https://a.b/c', '/users'],
  ['', '/users', '/users'],
  ['/api', '/users//7', '/api/users//7'],
])('without an origin, as for a cloud, the path begins with one slash: %j, %j', async (baseURL, url, path) => {
  const paths: string[] = []
  const client = createClient({ baseURL, transport: (_, settle) => settle({ statusCode: 200, header: {}, data: '' }) })
  client.use(signing({ sign: (input) => ({ s: paths.push(input.path) }) }))
  await client.get(url)
  expect(paths).toEqual([path])
})

it('the path below a relative baseURL, as H5 has behind a proxy, is whole', async () => {
  const inputs: unknown[] = []
  const client = createClient({
    baseURL: '/api',
    transport: (request, settle) => settle({ statusCode: 200, header: {}, data: resolveUrl(request) }),
  }).use(
    signing({
      sign: ({ path, query }) => {
        inputs.push([path, query])
        return {}
      },
    }),
  )
  const { data } = await client.get('groups?u=https://a.b/c', { query: { d: 1 } })
  expect(inputs).toEqual([['/api/groups', 'u=https://a.b/c&d=1']])
  expect(data).toBe('/api/groups?u=https://a.b/c&d=1')
})

it('pairsOf decodes what was sent', async () => {
  const { client, inputs, received } = createApp()
  await client.get('groups?x=a+b&flag&e=', { query: { q: '你好 &=+', tag: ['a', 'b'] } })
  expect(pairsOf(inputs[0]!.query)).toEqual([
    ['x', 'a b'],
    ['flag', ''],
    ['e', ''],
    ['q', '你好 &=+'],
    ['tag', 'a'],
    ['tag', 'b'],
  ])
  expect(received[0]!.query).toMatchObject({ x: 'a b', flag: '', q: '你好 &=+', tag: ['a', 'b'] })
})
