// Where a signature goes, which requests get one, and what is refused.
import { type Client, createClient, getHeader, ORDER_CACHE, ORDER_SIGNING, requestKey } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { type SigningOptions, signing } from './index.ts'

useFakeTime()

describe('the signature', () => {
  it('goes into the header, numbers too', async () => {
    const { client, received } = createApp({
      sign: ({ timestamp, nonce }) => ({ 'X-Timestamp': timestamp, 'X-Nonce': nonce, 'X-Sign': 'abc' }),
    })
    await client.get('a', { header: { 'X-Own': 'mine' } })
    const { header } = received[0]!
    expect(header).toMatchObject({ 'x-sign': 'abc', 'x-own': 'mine', 'x-timestamp': `${Date.now()}` })
  })

  it('takes the place of a header of that name in another case', async () => {
    const { client, host } = createApp({ sign: () => ({ 'X-Sign': 'abc' }) })
    await client.get('a', { header: { 'x-sign': 'old' } })
    const { header } = host.requests[0]!
    expect(getHeader(header as never, 'X-SIGN')).toBe('abc')
    expect(Object.keys(header).filter((name) => /sign/i.test(name))).toHaveLength(1)
  })

  it('goes into the query with inQuery, after what was signed, and not into the header', async () => {
    const { client, received } = createApp({ inQuery: true, sign: ({ query }) => ({ sign: `of ${query}`, v: 2 }) })
    await client.get('a?x=1#top', { query: { tag: ['a', 'b'] }, data: { page: 1 } })
    await client.post('b', { sku: 1 })
    expect(received.map(({ url }) => url)).toEqual([
      'https://api.example.com/v1/a?x=1&tag=a&tag=b&page=1&sign=of%20x%3D1%26tag%3Da%26tag%3Db%26page%3D1&v=2',
      'https://api.example.com/v1/b?sign=of%20&v=2',
    ])
    expect(received.every(({ header }) => !('sign' in header))).toBe(true)
    expect(received[1]!.data).toEqual({ sku: 1 })
  })

  it('in the query is each request’s own, although the app writes all of them into one object', async () => {
    const fields: { [name: string]: number } = {}
    const { client, received } = createApp({
      inQuery: true,
      sign: () => Object.assign(fields, { v: (fields['v'] || 0) + 1 }),
    })
    client.use({ name: 'inside', order: ORDER_SIGNING + 1, request: async (request) => request })
    await Promise.all([client.get('a'), client.get('b')])
    expect(received.map(({ url }) => url.slice(-5))).toEqual(['a?v=1', 'b?v=2'])
  })

  it('may be promised, and take its time', async () => {
    const { client, received } = createApp({
      sign: ({ nonce }) => new Promise((resolve) => setTimeout(() => resolve({ 'X-Sign': nonce }), 500)),
    })
    expect(await outcomeOf(client.get('a'))).toBe('')
    expect(received[0]!.header['x-sign']).toMatch(/^\d+$/)
  })

  it('is made with the app’s own `this`, and may look at the request', async () => {
    const options: SigningOptions = {
      name: 'gateway',
      sign(_input, request) {
        return { 'X-Sign': `${this.name} ${getHeader(request.header, 'x-own')}` }
      },
    }
    const { client, received } = createApp(options)
    await client.get('a', { header: { 'X-Own': 'mine' } })
    expect(received[0]!.header['x-sign']).toBe('gateway mine')
  })

  it('of nothing sends the request as it is', async () => {
    const { client, received } = createApp({ sign: () => ({}) })
    await client.get('a')
    expect(received[0]!.url).toBe('https://api.example.com/v1/a')
  })
})

describe('a request', () => {
  it('that says sign: false has no signature', async () => {
    const { client, inputs, received } = createApp()
    await client.get('a', { sign: false })
    await client.get('a', { sign: true })
    expect([inputs.length, received.map(({ header }) => header['x-sign'])]).toEqual([1, [undefined, 'signed 1']])
  })

  it('that says sign: false has a key of its own, so that no cache gives it the response to a signed request', async () => {
    const { client } = createApp()
    const keys: (string | undefined)[] = []
    client.use({
      name: 'keys',
      order: ORDER_CACHE,
      request(request) {
        keys.push(requestKey(request))
        return request
      },
    })
    await client.get('a', { sign: false })
    await client.get('a')
    expect(keys[0]).not.toBe(keys[1])
  })

  it('to another origin has none, unless the origin is listed', async () => {
    const foreign = 'https://maps.example.org/geo'
    const { client, inputs, received } = createApp()
    await client.get(foreign)
    await client.extend({ baseURL: 'https://maps.example.org/' }).get('geo')
    await client.get('https://api.example.com.evil.org/a')
    expect([inputs, received.every(({ header }) => !header['x-sign'])]).toEqual([[], true])
    const listing = createApp({ origins: ['https://maps.example.org'] })
    await listing.client.get(foreign)
    expect(listing.inputs).toHaveLength(1)
  })

  it('of a second client elsewhere has none, though it shares the plugin', async () => {
    const { client, host, inputs } = createApp()
    const plugin = signing({
      sign: (input) => {
        inputs.push(input)
        return {}
      },
    })
    client.remove('signing').use(plugin)
    await createClient({ host: host.wx, baseURL: 'https://maps.example.org/' }).use(plugin).get('geo')
    expect(inputs).toEqual([])
  })

  it('that has no session (auth: false), such as a login, is signed all the same', async () => {
    const { client, inputs } = createApp()
    const open = client.use({ name: 'session', keys: { auth: 'boolean' } }) as Client<{ auth: boolean; sign: boolean }>
    await open.post('login', {}, { auth: false })
    expect(inputs).toHaveLength(1)
  })

  it('without any origin to compare with is a ConfigError', async () => {
    const client = createClient().use(signing({ sign: () => ({}) }))
    await expect(client.get('https://api.example.com/a')).rejects.toMatchObject({ code: 'CONFIG' })
  })
})

it('the plugin stands inside token-injection, under its name', () => {
  expect(createApp().client.inspect()).toMatch(/720\s+signing\b/)
  expect(createApp({ name: 'gateway' }).client.inspect()).toMatch(/720\s+gateway\b/)
})

it.each<[string, unknown, string]>([
  ['no sign', {}, '"sign" must be: function'],
  ['no options', undefined, '"sign" must be: function'],
  ['another kind', { sign: 'md5' }, '"sign" must be: function'],
  ['a mistyped name', { sign: () => ({}), inquery: true }, 'signing has no "inquery": write inQuery'],
  ['a switch of another kind', { sign: () => ({}), serverTime: 'yes' }, '"serverTime" must be: boolean'],
  ['an origin that is none', { sign: () => ({}), origins: ['api.example.com'] }, 'origins need a scheme'],
])('the options are checked: %s', (_, options, words) => {
  expect(() => signing(options as SigningOptions)).toThrow(words)
})
