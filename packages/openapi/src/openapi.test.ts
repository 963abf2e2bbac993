// What is sent for a path of the document, over a simulated host: the rest is the client's own work.
import { createClient } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { retry } from '@wxpipe/retry'
import { outcomeOf, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it } from 'vitest'
import type { paths } from '../test/api.d.ts'
import { openapi } from './index.ts'

useFakeTime()

const open = () => {
  const host = createHost({ handler: ({ method, path, data }) => ({ data: { method, path, data } }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/v1/' })
    .use(retry({ baseDelay: 10 }))
    .use(tokenInjection({ getToken: () => 'good' }))
  const sent = () => host.requests.map(({ method, url }) => `${method} ${url.replace('https://api.example.com', '')}`)
  return { host, client, sent, api: openapi<paths>()(client) }
}

/** The calls as a program without types makes them. */
type Untyped = { [verb: string]: (path: string, options?: object | null) => Promise<{ data: unknown }> }

describe('a call', () => {
  it('goes to the path under the client’s own base, with the verb as its method', async () => {
    const { api, sent } = open()
    const { data } = await api.get('/groups/{id}', { path: { id: 7 } })
    expect(data).toEqual({ method: 'GET', path: '/v1/groups/7', data: undefined })
    await api.get('/groups')
    await api.delete('/groups/{id}', { path: { id: 8 } })
    await api.put('/groups/{group}/members/{member}', { path: { group: 1, member: 'ann' } })
    await api.head('/feed')
    await api.options('/odd')
    await api.trace('/odd')
    expect(sent()).toEqual([
      'GET /v1/groups/7',
      'GET /v1/groups',
      'DELETE /v1/groups/8',
      'PUT /v1/groups/1/members/ann',
      'HEAD /v1/feed',
      'OPTIONS /v1/odd',
      'TRACE /v1/odd',
    ])
  })

  it('to a path whose own words are Chinese encodes them, and leaves what the document has encoded', async () => {
    const { api, sent } = open()
    const get = (api as unknown as Untyped)['get']!
    await get('/用户 表/{用户编号}/100%25?s=a/b', { path: { 用户编号: '西湖' }, query: { 页: 1 } })
    expect(sent()).toEqual(['GET /v1/%E7%94%A8%E6%88%B7%20%E8%A1%A8/%E8%A5%BF%E6%B9%96/100%25?s=a/b&%E9%A1%B5=1'])
  })

  it('takes the body, the query and every other option along', async () => {
    const { api, host } = open()
    const { data } = await api.post('/groups', { data: { name: 'Hiking' }, header: { 'x-trace': '1' } })
    expect(data).toMatchObject({ method: 'POST', data: { name: 'Hiking' } })
    await api.get('/search', { query: { words: '西湖 a&b', page: 2 }, auth: false })
    const [post, search] = host.requests
    expect(post!.header).toMatchObject({ 'x-trace': '1', Authorization: 'Bearer good' })
    expect(search!.url).toContain('/search?words=%E8%A5%BF%E6%B9%96%20a%26b&page=2')
    expect(search!.header).not.toHaveProperty('Authorization')
  })

  it('leaves the caller’s options as they were, and can be made with them again', async () => {
    const { api, sent } = open()
    const options = Object.freeze({ path: Object.freeze({ id: 7 }) })
    await api.get('/groups/{id}', options)
    await api.get('/groups/{id}', options)
    expect(sent()).toEqual(['GET /v1/groups/7', 'GET /v1/groups/7'])
  })

  it('goes through the plugins: each attempt has the same path', async () => {
    const { api, host, sent } = open()
    host.fail(faults.connectionReset(), { times: 2 })
    const call = api.get('/groups/{id}', { path: { id: 7 }, retry: 2 })
    expect(await outcomeOf(call)).toMatchObject({ path: '/v1/groups/7' })
    expect(sent()).toEqual(Array(3).fill('GET /v1/groups/7'))
    expect(timersLeft()).toBe(0)
  })

  it('goes through interceptors that the client gets later', async () => {
    const { api, client } = open()
    client.use({ name: 'unwrap', response: (response) => ({ ...response, data: 'inner' }) })
    expect((await api.get('/groups')).data).toBe('inner')
  })

  it('is the client’s own promise: it costs no turn', () => {
    const { client } = open()
    const promises: unknown[] = []
    const request: typeof client.request = (options) => {
      const promise = client.request<never>(options)
      promises.push(promise)
      return promise
    }
    expect(openapi<paths>()({ ...client, request }).get('/groups')).toBe(promises[0])
  })

  it('of PATCH, which wx has not, is refused in the core’s words', async () => {
    const { api, sent } = open()
    await expect(api.patch('/groups/{id}', { path: { id: 7 } })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('wx.request has no PATCH'),
    })
    expect(sent()).toEqual([])
  })
})

describe('a path parameter', () => {
  const ask = async (value: unknown) => {
    const { api, sent } = open()
    await (api as unknown as Untyped)['get']!('/groups/{id}', { path: { id: value } })
    return sent()[0]
  }

  it.each<[unknown, string]>([
    [0, '0'],
    [-1.5, '-1.5'],
    [false, 'false'],
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['西湖 🏃', '%E8%A5%BF%E6%B9%96%20%F0%9F%8F%83'],
    ['{id}', '%7Bid%7D'],
    ['...', '...'],
    ['$&', '%24%26'],
    [[1, 2], '1,2'],
    [['a,b', 'c'], 'a%2Cb,c'],
  ])('%j is sent as %s', async (value, text) => {
    expect(await ask(value)).toBe(`GET /v1/groups/${text}`)
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['an empty text', ''],
    ['no number', Number.NaN],
    ['the same folder', '.'],
    ['the folder above', '..'],
    ['half an emoji', '🏃'.slice(0, 1)],
    ['an object', { id: 7 }],
    ['a function', () => 7],
    ['an empty list', []],
    ['a list with a gap', [1, undefined]],
    ['a list of lists', [[1]]],
  ])('that is %s is a ConfigError that names it, and nothing is sent', async (_, value) => {
    const { api, sent } = open()
    const call = (api as unknown as Untyped)['get']!('/groups/{id}', { path: { id: value } })
    await expect(call).rejects.toMatchObject({
      code: 'CONFIG',
      message: '/groups/{id}: path parameter "id" has no usable value',
    })
    expect(sent()).toEqual([])
  })

  it.each<[string, object | undefined]>([
    ['no options at all', undefined],
    ['no path', {}],
    ['another name', { path: { ID: 7 } }],
    ['a list instead of names', { path: [7] }],
  ])('that is missing, with %s, is refused as well', async (_, options) => {
    const { api } = open()
    const call = (api as unknown as Untyped)['get']!('/groups/{id}', options)
    await expect(call).rejects.toMatchObject({ code: 'CONFIG', message: expect.stringContaining('"id"') })
  })

  it('is never one that every object inherits', async () => {
    const { api } = open()
    const call = (api as unknown as Untyped)['get']!('/{constructor}', { path: {} })
    await expect(call).rejects.toMatchObject({ code: 'CONFIG' })
    Object.assign(Object.prototype, { id: 7 })
    try {
      await expect((api as unknown as Untyped)['get']!('/groups/{id}', {})).rejects.toMatchObject({ code: 'CONFIG' })
    } finally {
      Reflect.deleteProperty(Object.prototype, 'id')
    }
  })
})

describe('without types', () => {
  it('an option that nobody knows is refused by the core, as ever', async () => {
    const { api } = open()
    await expect((api as unknown as Untyped)['get']!('/groups', { params: {} })).rejects.toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('write query'),
    })
  })

  it.each([undefined, null, 7, {}])('a path that is %j is refused by the core as well', async (path) => {
    const { api, sent } = open()
    const call = (api as unknown as Untyped)['get']!(path as string, { path: { id: 7 } })
    await expect(call).rejects.toMatchObject({ code: 'CONFIG', message: expect.stringMatching(/url"? must be/) })
    expect(sent()).toEqual([])
  })

  it.each([null, 7, ['path'], new (class Options {})()])(
    '%j for options is a ConfigError, as a rejection',
    async (options) => {
      const { api } = open()
      const call = (api as unknown as Untyped)['get']!('/groups', options as object)
      await expect(call).rejects.toMatchObject({ code: 'CONFIG', message: expect.stringContaining('openapi') })
    },
  )
})

it('over a client of data alone, calls resolve to that', async () => {
  const { client, sent } = open()
  const api = openapi<paths>()(dataOf(client))
  expect(await api.get('/groups/{id}', { path: { id: 7 } })).toMatchObject({ path: '/v1/groups/7' })
  expect(sent()).toEqual(['GET /v1/groups/7'])
})
