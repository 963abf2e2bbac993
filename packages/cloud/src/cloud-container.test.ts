// What a container is sent, and what comes back.
import { isHttpError } from '@wxpipe/core'
import { outcomeOf, timersLeft, useFakeTime } from '@wxpipe/test-support'
import type { HostRequest } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { container, told } from '../test/app.ts'
import type { ContainerResponse } from './index.ts'

useFakeTime()

/** The options of the last call, as the host was given them. */
const given = ({ host }: ReturnType<typeof container>) => host.calls.at(-1)!.options as { [option: string]: unknown }

describe('a container', () => {
  it('gets method, path, query, header and data, at the service and in the environment that are named', async () => {
    const app = container({ env: 'prod-1', service: 'api' })
    const call = app.client.put<HostRequest>('users/7', { name: '林' }, { query: { page: 1 }, header: { 'x-a': 'b' } })
    expect(await outcomeOf(call)).toMatchObject({
      method: 'PUT',
      path: '/users/7',
      query: { page: '1' },
      header: { 'x-a': 'b', 'x-wx-service': 'api', 'x-wx-env': 'prod-1', 'content-type': 'application/json' },
      data: { name: '林' },
    })
    expect([told(app.host), app.host.requests, timersLeft()]).toEqual([['cloud.init', 'cloud.callContainer'], [], 0])
  })

  it('gives the usual response, and the cloud’s callID beside the header', async () => {
    const handler = () => ({ statusCode: 201, header: { 'x-id': '7' }, cookies: ['a=1'], data: { id: 7 } })
    const { client } = container(undefined, { handler })
    const response = (await client.post('users', {})) as ContainerResponse
    expect(response).toMatchObject({ statusCode: 201, data: { id: 7 }, cookies: ['a=1'], callID: expect.any(String) })
    expect(Object.entries(response.header).flat().join()).toMatch(/x-id,7/i)
  })

  it.each([
    [404, 'STATUS'],
    [500, 'STATUS'],
  ])('that responds with %d is judged by validateStatus', async (statusCode, code) => {
    const { client } = container(undefined, { handler: () => ({ statusCode, data: 'x' }) })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code, response: { statusCode, data: 'x' } })
    expect(await outcomeOf(client.get('a', { validateStatus: () => true }))).toBe('x')
  })

  it('gets any method, PATCH too', async () => {
    const { client } = container()
    expect(await outcomeOf(client.request({ url: 'a', method: 'PATCH', data: { b: 1 } }))).toMatchObject({
      method: 'PATCH',
      data: { b: 1 },
    })
  })

  it('gets bytes as an ArrayBuffer, and nothing that would arrive as {}', async () => {
    const app = container(undefined, { handler: () => ({}) })
    await outcomeOf(app.client.post('a', new Uint8Array([0, 1, 2]).subarray(1)))
    expect(given(app)['data']).toEqual(new Uint8Array([1, 2]).buffer)
    expect(await outcomeOf(app.client.post('a', new Map([[1, 2]])))).toMatchObject({ code: 'CONFIG' })
    expect(await outcomeOf(app.client.post('a'))).toBe('')
    expect(told(app.host)).toHaveLength(3)
  })

  it('gets what else the host takes, but never another path, config or callback', async () => {
    const stray = () => expect.unreachable()
    const app = container()
    const hostOptions = { verbose: true, path: '/other', config: { env: 'other' }, success: stray, fail: stray }
    await outcomeOf(app.client.get('a', { dataType: 'text', hostOptions }))
    expect(given(app)).toMatchObject({ dataType: 'text', verbose: true, path: '/a', config: { env: 'prod-1' } })
  })

  it('gets a header object of its own, which the host may write into', async () => {
    const app = container()
    app.client.use({
      name: 'keep',
      order: 999,
      response: (response, { header }) => ({ ...response, data: header }),
    })
    const header = await outcomeOf(app.client.get('a', { header: { a: 'b' } }))
    expect([header, given(app)['header']]).toEqual([{ a: 'b' }, { a: 'b' }])
    expect(header).not.toBe(given(app)['header'])
  })

  it.each([
    [undefined, 15_000],
    [0, 15_000],
    [4_000, 4_000],
    [60_000, 15_000],
  ])('with a timeout of %s has %d ms: the cloud takes no more', async (timeout, expected) => {
    const app = container()
    await outcomeOf(app.client.get('a', timeout === undefined ? {} : { timeout }))
    expect(given(app)['timeout']).toBe(expected)
  })

  it('that takes longer rejects with a TimeoutError', async () => {
    const { client } = container(undefined, { handler: () => ({ delay: 20_000 }) })
    const begun = Date.now()
    const error = await outcomeOf(client.get('a', { timeout: 60_000 }))
    expect([isHttpError(error, 'TIMEOUT'), Date.now() - begun, timersLeft()]).toEqual([true, 15_000, 0])
  })
})

describe('the path', () => {
  it.each([
    [undefined, 'users', '/users'],
    [undefined, '/users', '/users'],
    [undefined, '', '/'],
    [undefined, '?a=1', '/?a=1'],
    ['', 'users', '/users'],
    ['/', '/users', '/users'],
    ['/api/', 'users', '/api/users'],
    ['/api/', '/users', '/api/users'],
    ['api', 'users', '/api/users'],
    ['https://api.example.com', 'users', '/users'],
    ['https://api.example.com/v1/', 'users?a=1', '/v1/users?a=1'],
    ['//api.example.com/v1', '', '/v1'],
    ['/v1//beta/', 'users', '/v1//beta/users'],
    // No host can be reached through a container: a path that begins with its name is one that the container does not know.
    [undefined, '//evil.com/users', '/evil.com/users'],
    [undefined, 'https://evil.com/users', '/https://evil.com/users'],
  ])('of the base %j and the url %j is %j', async (baseURL, url, path) => {
    const app = container(undefined, { client: baseURL === undefined ? {} : { baseURL } })
    await outcomeOf(app.client.get(url))
    expect(given(app)['path']).toBe(path)
  })

  it('has the query serialised as everywhere', async () => {
    const app = container()
    await outcomeOf(app.client.get('a', { query: { b: ['中', 2], c: new Date(0), d: undefined } }))
    expect(given(app)['path']).toBe('/a?b=%E4%B8%AD&b=2&c=1970-01-01T00%3A00%3A00.000Z')
  })
})
