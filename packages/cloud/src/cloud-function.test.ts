// What a function is sent, and what its result means.
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { functions, told } from '../test/app.ts'

useFakeTime()

const echo = (event: unknown) => event

describe('a function that the url names', () => {
  it('gets the data as its event, and what it returns is the data of the response', async () => {
    const { client, host } = functions({ add: ({ a, b }) => ({ sum: Number(a) + Number(b) }) })
    expect(await client.post('add', { a: 1, b: 2 })).toMatchObject({ statusCode: 200, data: { sum: 3 }, header: {} })
    expect(host.calls.at(-1)!.options).toMatchObject({
      name: 'add',
      data: { a: 1, b: 2 },
      config: { env: 'prod-1' },
    })
    expect(told(host)).toEqual(['cloud.init', 'cloud.callFunction'])
  })

  it('gets the query in its event too, and headers under that name when there are any', async () => {
    const { client } = functions({ echo })
    expect(await outcomeOf(client.get('echo', { query: { page: 1 } }))).toEqual({ page: 1 })
    expect(await outcomeOf(client.post('/echo', { a: 1 }, { query: { b: 2 }, header: { 'X-A': 'c' } }))).toEqual({
      a: 1,
      b: 2,
      headers: { 'x-a': 'c' },
    })
    expect(await outcomeOf(client.get('echo'))).toEqual({})
  })

  it.each([undefined, null, 'text', 0, [1]])('may return %j', async (result) => {
    const { client } = functions({ f: () => result })
    expect(await client.get('f')).toMatchObject({ statusCode: 200, data: result })
  })

  it('that does not exist is a ConfigError', async () => {
    const { client } = functions({})
    expect(await outcomeOf(client.get('none'))).toMatchObject({ code: 'CONFIG' })
  })
})

describe('a function that gets all requests', () => {
  it('gets them whole, in the fields of its HTTP access', async () => {
    const { client } = functions({ api: echo }, { env: 'prod-1', name: 'api' })
    const call = client.put('users/7', { name: '林' }, { query: { page: 1 }, header: { Authorization: 'Bearer x' } })
    expect(await outcomeOf(call)).toEqual({
      path: '/users/7',
      httpMethod: 'PUT',
      headers: { authorization: 'Bearer x' },
      queryStringParameters: { page: 1 },
      body: '{"name":"林"}',
    })
    expect(await outcomeOf(client.get('/users'))).toEqual({ path: '/users', httpMethod: 'GET', headers: {} })
    expect(await outcomeOf(client.post('users', 'a=1'))).toMatchObject({ body: 'a=1' })
    // Not 'null': functions parse a body that is there.
    expect(await outcomeOf(client.post('logout', null))).toMatchObject({ body: null })
  })
})

describe('the response', () => {
  const responseTo = async (result: unknown) =>
    functions({ f: () => result })
      .client.get('f', { validateStatus: () => true })
      .then(({ statusCode, header, data }) => [statusCode, header, data])

  it('is whole when the function returns one, its text parsed as wx.request would', async () => {
    expect(await responseTo({ statusCode: 201, headers: { 'x-a': 'b' }, body: '{"id":7}' })).toEqual([
      201,
      { 'x-a': 'b' },
      { id: 7 },
    ])
    expect(await responseTo({ statusCode: '404', body: 'no such user' })).toEqual([404, {}, 'no such user'])
    // Only text is parsed: the text of the list [7] would be read as the number 7.
    for (const body of [{ id: 7 }, [7], ['true'], [], 7, null]) {
      expect(await responseTo({ statusCode: 200, body })).toEqual([200, {}, body])
    }
  })

  it('is the result where only some of its fields look like one', async () => {
    for (const result of [{ statusCode: 404 }, { body: 'x' }, { statusCode: 0, body: 'x' }, { headers: {} }]) {
      expect(await responseTo(result)).toEqual([200, {}, result])
    }
  })

  it('of a refusal is a StatusError', async () => {
    const { client } = functions({ f: () => ({ statusCode: 401, body: '' }) })
    expect(await outcomeOf(client.get('f'))).toMatchObject({ code: 'STATUS', response: { statusCode: 401 } })
  })
})

it.each([
  ['by its name', {}],
  ['that gets all', { name: 'f' }],
])('a function %s gets nothing that would arrive as {}: it is refused, unsent', async (_, options) => {
  for (const data of [new Map([['a', 1]]), new Set([1]), new FormData(), new Blob(['a'])]) {
    const { client, host } = functions({ f: () => 'ok' }, options)
    expect(await outcomeOf(client.post('f', data))).toMatchObject({ code: 'CONFIG' })
    expect(told(host)).toEqual([])
  }
})

it.each([
  [
    'by its name gets an object or nothing',
    {},
    [{ a: 1 }, undefined, null],
    ['a=1', [1], 7, true, new Date(0), () => 1, new Uint8Array([1])],
  ],
  [
    'that gets all gets no bytes',
    { name: 'f' },
    [{ a: 1 }, 'a=1', [1], null],
    [new Uint8Array([1]), new ArrayBuffer(1)],
  ],
])('a function %s: the rest is refused, unsent', async (_, options, taken, refused) => {
  for (const data of refused) {
    const { client, host } = functions({ f: () => 'ok' }, options)
    expect(await outcomeOf(client.post('f', data))).toMatchObject({ code: 'CONFIG' })
    expect(told(host)).toEqual([])
  }
  for (const data of taken)
    expect(await outcomeOf(functions({ f: () => 'ok' }, options).client.post('f', data))).toBe('ok')
})
