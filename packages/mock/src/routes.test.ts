// Which requests a route takes, and what its handler is told.
import { ConfigError, createClient, getHeader } from '@wxpipe/core'
import { createHost, type HostRequest } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'
import { type MockRequest, type MockRoutes, mock } from './index.ts'

const dataOf = (promise: Promise<{ readonly data: unknown }>) => promise.then(({ data }) => data)

describe('a route', () => {
  it('takes the request of its method and path, with or without a slash before either', async () => {
    const { client, sent } = createApp({ 'GET groups': 'a', 'POST /groups': 'b', 'GET /group/list': 'c' })
    expect(await dataOf(client.get('groups'))).toBe('a')
    expect(await dataOf(client.get('/groups'))).toBe('a')
    expect(await dataOf(client.post('groups'))).toBe('b')
    expect(await dataOf(client.get('group/list'))).toBe('c')
    expect(sent()).toEqual([])
  })

  it('does not look at query and fragment', async () => {
    const { client, sent } = createApp({ 'GET groups': 'a' })
    expect(await dataOf(client.get('groups?a=1\n2#b', { query: { c: 1 } }))).toBe('a')
    expect(sent()).toEqual([])
  })

  it.each(['group', 'groups/1', 'my/groups', 'groups/', 'GROUPS'])('does not take %s', async (url) => {
    const { client } = createApp({ 'GET groups': 'a' })
    expect(await dataOf(client.get(url))).toBe('server')
  })

  it.each(['活动/今天', encodeURI('活动/今天')])('may be Chinese, sent as it is or encoded: %s', async (url) => {
    for (const route of ['GET 活动/今天', `GET ${encodeURI('活动/今天')}`] as const) {
      const { client } = createApp({ [route]: 'a' })
      expect(await dataOf(client.get(url))).toBe('a')
    }
  })

  it('with marks of regular expressions takes only what is written so', async () => {
    const { client } = createApp({ 'GET a.b(c)+': 'a' })
    expect(await dataOf(client.get('a.b(c)+'))).toBe('a')
    expect(await dataOf(client.get('aXb(c)+'))).toBe('server')
  })

  it('written in 中文 takes it encoded as well, which is how openapi sends it', async () => {
    const { client } = createApp({ 'GET 群/:id': 'a', 'GET b%20c': 'b' })
    expect(await dataOf(client.get('群/7'))).toBe('a')
    expect(await dataOf(client.get(`${encodeURI('群')}/7`))).toBe('a')
    expect(await dataOf(client.get('b%20c'))).toBe('b')
  })

  it('may be a whole URL, also with a port', async () => {
    const { client } = createApp({ 'GET https://maps.example.org:8080/geo/:city': ({ params }) => params })
    expect(await dataOf(client.get('https://maps.example.org:8080/geo/sz'))).toEqual({ city: 'sz' })
    expect(await dataOf(client.get('https://maps.example.org:9090/geo/sz'))).toBe('server')
  })

  it('comes before those that stand below it', async () => {
    const { client } = createApp({ 'GET groups/mine': 'mine', 'GET groups/:id': 'one' })
    expect(await dataOf(client.get('groups/mine'))).toBe('mine')
    expect(await dataOf(client.get('groups/7'))).toBe('one')
  })
})

describe('a parameter', () => {
  it('is one segment, decoded', async () => {
    const { client } = createApp({ 'GET :kind/:id/members': ({ params }) => params })
    expect(await dataOf(client.get('群/a%2Fb%20c/members'))).toEqual({ kind: '群', id: 'a/b c' })
    expect(await dataOf(client.get('group/a/b/members'))).toBe('server')
  })

  it.each(['50%', '%', '%E4%BD', '%zz'])('that cannot be decoded is given as it was sent: %s', async (id) => {
    const { client } = createApp({ 'GET b/:id': ({ params }) => params })
    expect(await dataOf(client.get(`b/${id}`))).toEqual({ id })
    expect(await dataOf(client.get(`b/${id}/members`))).toBe('server')
  })

  it('is never empty', async () => {
    const { client } = createApp({ 'GET groups/:id': 'one' })
    expect(await dataOf(client.get('groups/'))).toBe('server')
  })
})

describe('a handler', () => {
  const seen = async (send: (client: ReturnType<typeof createApp>['client']) => Promise<unknown>) => {
    const told: MockRequest[] = []
    const look = (request: MockRequest) => {
      told.push(request)
    }
    const { client } = createApp({ 'GET a/:id': look, 'POST a/:id': look, 'PUT a/:id': look })
    await send(client)
    return told[0]!
  }

  it('is told the method, the URL as it is sent, the parameters, the query and the header', async () => {
    const request = await seen((client) =>
      client.get('a/7?x=1&key=b==&flag', { query: { q: '你好 &=', tag: ['a', 'b'] }, header: { 'X-Version': 2 } }),
    )
    expect(request).toMatchObject({
      method: 'GET',
      url: 'https://api.example.com/v1/a/7?x=1&key=b==&flag&q=%E4%BD%A0%E5%A5%BD%20%26%3D&tag=a&tag=b',
      params: { id: '7' },
      query: { x: '1', key: 'b==', flag: '', q: '你好 &=', tag: ['a', 'b'] },
    })
    expect(getHeader(request.header, 'x-version')).toBe('2')
  })

  it('finds the data of a GET in the query, because wx puts it there', async () => {
    const data = { page: 1, name: '群', filter: { open: true }, list: [1], none: null }
    const options = { data, query: { page: 0, size: 5 } }
    const { query } = await seen((client) => client.get('a/7', options))
    expect(query).toEqual({ page: '1', size: '5', name: '群', filter: '{"open":true}', list: '[1]', none: 'null' })
    const server = vi.fn((_request: HostRequest) => ({}))
    const plain = createClient({ host: createHost({ handler: server }).wx, baseURL: 'https://api.example.com/' })
    await plain.get('a/7', options)
    expect(server.mock.calls[0]![0].query).toEqual(query)
  })

  it('is told what cannot be decoded as it was sent', async () => {
    const { query } = await seen((client) => client.get('a/7?x=100%&%=%E4&y=%20'))
    expect(query).toEqual({ x: '100%', '%': '%E4', y: ' ' })
  })

  it('has nothing in the query that was not sent', async () => {
    const { query } = await seen((client) => client.get('a/7?constructor=1&toString=2&__proto__=3'))
    expect(Object.entries(query)).toEqual([
      ['constructor', '1'],
      ['toString', '2'],
      ['__proto__', '3'],
    ])
    expect((await seen((client) => client.get('a/7'))).query['constructor']).toBeUndefined()
  })

  it('is told a copy of the body, with JSON parsed', async () => {
    const body = { list: [1], at: new Date(0) }
    const { data } = await seen((client) => client.post('a/7', body))
    expect(data).toEqual({ list: [1], at: '1970-01-01T00:00:00.000Z' })
    ;(data as typeof body).list.push(2)
    expect(body.list).toEqual([1])
    expect((await seen((client) => client.put('a/7', '{"a":1}'))).data).toEqual({ a: 1 })
    expect((await seen((client) => client.put('a/7', 'a=1'))).data).toBe('a=1')
    expect((await seen((client) => client.post('a/7'))).data).toBeUndefined()
  })

  it('is told bytes as an ArrayBuffer, as a server gets them, whichever view of them was sent', async () => {
    const bytes = new Uint8Array([0, 1, 2, 3])
    for (const view of [bytes.subarray(1, 3), new DataView(bytes.buffer, 1, 2), bytes.slice(1, 3).buffer]) {
      const { data } = await seen((client) => client.post('a/7', view))
      expect(data).toEqual(new Uint8Array([1, 2]).buffer)
      expect(data).not.toBe(view)
    }
  })

  it('is called as a method of the routes', async () => {
    const { client } = createApp({
      'GET groups': [1, 2],
      'GET groups/count'() {
        return (this['GET groups'] as unknown[]).length
      },
    })
    expect(await dataOf(client.get('groups/count'))).toBe(2)
  })
})

it.each([[undefined], [null], [[1]], ['GET groups']])('what holds no routes is refused at once: %j', (routes) => {
  expect(() => mock(routes as unknown as MockRoutes)).toThrow(ConfigError)
})

it.each(['groups', 'get groups', 'GET', 'GET ', 'GET groups?page=1', 'GET groups#top', ' GET groups'])(
  'the route %j is refused at once',
  (key) => {
    expect(() => mock({ [key]: 1 } as MockRoutes)).toThrow(`no mock route: ${key}`)
  },
)
