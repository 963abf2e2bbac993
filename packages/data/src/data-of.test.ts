// Calls that resolve to the data alone, over a simulated host.
import { type Client, ConfigError, createClient, isHttpError } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it, vi } from 'vitest'
import { dataOf } from './index.ts'

const open = (statusCode = 200) => {
  const host = createHost({
    handler: ({ method, path, query, header, data }) => ({
      statusCode,
      data: { method, path, query, own: header['x-own'], body: data },
    }),
  })
  return { host, client: createClient({ host: host.wx, baseURL: 'https://api.example.com/' }) }
}

describe('a call resolves to the data', () => {
  const given = { query: { n: 1 }, header: { 'X-Own': 'yes' } }
  const sent = { path: '/a', query: { n: '1' }, own: 'yes' }

  it.each(['get', 'options', 'delete'] as const)('%s', async (name) => {
    expect(await dataOf(open().client)[name]('a', given)).toMatchObject({ ...sent, method: name.toUpperCase() })
  })

  it('head, whose response has no body', async () => {
    const { host, client } = open()
    expect(await dataOf(client).head('a', given)).toBe('')
    expect(host.requests).toMatchObject([{ method: 'HEAD', url: 'https://api.example.com/a?n=1' }])
  })

  it.each(['post', 'put'] as const)('%s, with a body', async (name) => {
    const data = await dataOf(open().client)[name]('a', { id: 7 }, given)
    expect(data).toMatchObject({ ...sent, method: name.toUpperCase(), body: { id: 7 } })
  })

  it('request, with the names of wx.request', async () => {
    const data = await dataOf(open().client).request({ url: 'a', method: 'PUT', data: { id: 7 }, ...given })
    expect(data).toMatchObject({ ...sent, method: 'PUT', body: { id: 7 } })
  })
})

it('a failure is the client’s own', async () => {
  const { client } = open(404)
  const error = await dataOf(client)
    .get('a')
    .catch((failure: unknown) => failure)
  expect(isHttpError(error, 'STATUS')).toBe(true)
})

it('what is used on the client later counts as well, and its response is what data is taken of', async () => {
  const { client } = open()
  const api = dataOf(client)
  client.use({ name: 'inside', response: (response) => ({ ...response, data: 'inside' }) })
  expect(await api.get('a')).toBe('inside')
  client.remove('inside')
  expect(await api.get('a')).toMatchObject({ path: '/a' })
})

it('the client is at hand for the whole response', async () => {
  const { client } = open(201)
  const api = dataOf(client)
  expect(api.client).toBe(client)
  expect((await api.client.get('a')).statusCode).toBe(201)
})

it('a call of the client that was replaced is the one that is called, as a spy’s is', async () => {
  const { client } = open()
  const api = dataOf(client)
  vi.spyOn(client, 'get').mockResolvedValue({ data: 'spied', statusCode: 200, header: {} })
  expect(await api.get('a')).toBe('spied')
})

it('its calls stand alone: they can be taken off and handed on', async () => {
  const { get } = dataOf(open().client)
  expect(await Promise.all(['a', 'b'].map((url) => get(url)))).toMatchObject([{ path: '/a' }, { path: '/b' }])
})

it.each([undefined, null, {}, 'client', () => {}, dataOf(createClient())])(
  'what is no client is refused, and the error says so: %j',
  (client) => {
    const call = () => dataOf(client as unknown as Client)
    expect(call).toThrow(ConfigError)
    expect(call).toThrow('dataOf takes a client')
  },
)
