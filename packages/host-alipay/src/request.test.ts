// Requests through my.request: what the server gets, what the caller gets, and every failure by its name.
import { createCancelSource, createClient } from '@wxpipe/core'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { app, failure } from '../test/app.ts'
import { alipay } from './index.ts'

const takeUnhandled = useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

const versions = [
  ['today', {}],
  ['old names', { oldNames: true }],
  ['numbers in status', { numberInStatus: true, oldNames: true }],
  ['DingTalk', { dingTalk: true, oldNames: true }],
] as const

describe.each(versions)('%s', (_, my) => {
  it('a GET has its query, its data in the query, and its header', async () => {
    const { client, served } = app({ my })
    const { data, statusCode, header } = await client.get('a', {
      query: { b: 1 },
      data: { c: '你' },
      header: { 'X-Own': 'yes' },
    })
    expect([data, statusCode, header]).toEqual([{ id: 1 }, 200, expect.objectContaining({ 'X-A': 'b' })])
    expect(served).toMatchObject([{ method: 'GET', query: { b: '1', c: '你' }, header: { 'x-own': 'yes' } }])
  })

  it.each(['post', 'put'] as const)('a %s has JSON, lists and Dates included', async (method) => {
    const { client, served } = app({ my })
    await client[method]('a', { b: [1, { c: null }], at: new Date(0) })
    expect(served[0]?.data).toEqual({ b: [1, { c: null }], at: '1970-01-01T00:00:00.000Z' })
  })

  it('a form stays a form, however its header is written', async () => {
    const { client, served } = app({ my })
    await client.post('a', { b: '1 2' }, { header: { 'Content-Type': 'application/x-www-form-urlencoded' } })
    expect(served[0]?.raw).toMatch(/^b=1(\+|%20)2$/)
  })

  it('JSON stays JSON whatever its other headers say of forms', async () => {
    const { client, served } = app({ my })
    await client.post('a', { b: 1 }, { header: { 'X-Note': 'x-www-form "content-type":"x-www-form' } })
    expect(served[0]?.data).toEqual({ b: 1 })
    expect(served[0]?.header['content-type']).toMatch(/json/)
  })

  it('text, bytes and no data are sent as they are', async () => {
    const { client, served } = app({ my })
    await client.post('a', '{"b":1}')
    await client.post('a', new Uint8Array([1, 2]))
    await client.post('a')
    expect(served.map(({ raw }) => raw?.toString())).toEqual(['{"b":1}', expect.anything(), undefined])
  })

  it('text that is no JSON stays text, and JSON that is called text', async () => {
    const { client } = app({ my, handler: ({ path }) => ({ data: path === '/html' ? '<p>' : '\uFEFF{"a":1}' }) })
    expect((await client.get('html')).data).toBe('<p>')
    expect((await client.get('json')).data).toEqual({ a: 1 })
    expect((await client.get('json', { dataType: 'text' })).data).toBe('{"a":1}')
  })

  it('bytes come as bytes, and as base64', async () => {
    const { client } = app({ my, handler: () => ({ data: 'abc' }) })
    const { data } = await client.get<ArrayBuffer>('a', { responseType: 'arraybuffer' })
    expect(Array.from(new Uint8Array(data))).toEqual([97, 98, 99])
    expect((await client.get('a', { dataType: 'base64' })).data).toBe('YWJj')
  })

  it.each([
    ['TIMEOUT', faults.timeout()],
    ['CONFIG', faults.notInDomainList()],
    ['NETWORK', faults.offline()],
  ])('%s', async (code, fault) => {
    const { client, host } = app({ my })
    host.fail(fault)
    expect(await failure(client.get('a'))).toMatchObject({
      code,
      cause: { errMsg: expect.stringMatching(/^\w+:fail ./), errno: expect.any(Number) },
    })
  })

  it('is given up by an abort', async () => {
    const { client, host } = app({ my, profile: { latency: 1_000 } })
    const { signal, abort } = createCancelSource()
    const failed = failure(client.get('a', { signal }))
    abort()
    expect(await failed).toMatchObject({ code: 'ABORT' })
    expect(host.inFlight).toBe(0)
  })
})

describe('a status that is no success', () => {
  it('comes to fail, and is a response with its body and header', async () => {
    const { client } = app({ handler: () => ({ statusCode: 401, data: { code: 7 }, header: { 'X-A': 'b' } }) })
    expect(await failure(client.get('a'))).toMatchObject({
      code: 'STATUS',
      response: { statusCode: 401, data: { code: 7 }, header: { 'X-A': 'b' } },
    })
    expect((await client.get('a', { validateStatus: () => true })).data).toEqual({ code: 7 })
  })

  it('is a response under the newer name alone, too', async () => {
    const told = { error: 19, errorMessage: 'http status error', statusCode: 401, data: '{"code":7}', header: {} }
    const request = ({ fail }: { fail: (failure: object) => void }) => fail(told)
    const { client } = app({ client: { host: alipay({ request }) } })
    expect(await failure(client.get('a'))).toMatchObject({
      code: 'STATUS',
      response: { statusCode: 401, data: { code: 7 } },
    })
  })

  it('is a NetworkError in versions that do not tell the status', async () => {
    const { client } = app({ my: { numberInStatus: true }, handler: () => ({ statusCode: 401 }) })
    expect(await failure(client.get('a'))).toMatchObject({ code: 'NETWORK', cause: { errno: 19 } })
  })
})

it('the time is the host’s own, 30 seconds, unless the request has another', async () => {
  const { client, host } = app({ handler: () => ({ delay: 50_000 }) })
  const codes = [client.get('a'), client.get('a', { timeout: 5_000 })].map((send) => failure(send))
  await pass(5_000)
  expect(host.requests.map(({ state }) => state)).toEqual(['running', 'fail'])
  await pass(25_000)
  expect(await Promise.all(codes)).toMatchObject([{ code: 'TIMEOUT' }, { code: 'TIMEOUT' }])
})

it('PATCH is refused before it is sent', async () => {
  const { client, served } = app()
  expect(await failure(client.request({ url: 'a', method: 'PATCH' }))).toMatchObject({ code: 'CONFIG' })
  expect(served).toEqual([])
})

it('the promise that comes besides the callbacks rejects unseen', async () => {
  const { client, host } = app()
  host.fail(faults.offline())
  await failure(client.get('a'))
  expect(await takeUnhandled()).toEqual([])
})

it('a host that returns no task', async () => {
  const { my } = app()
  const request = (options: Parameters<NonNullable<typeof my.request>>[0]) => void my.request?.(options).catch(() => {})
  const { client } = app({ client: { host: alipay({ ...my, request }) } })
  expect((await client.get('a')).data).toEqual({ id: 1 })
})

it.each([{ getAuthCode() {} }, undefined])('what has no request is told at the first send: %o', async (my) => {
  const { client } = app({ client: { host: alipay(my as object) } })
  expect(await failure(client.get('a'))).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('request') })
})

describe('the content type', () => {
  const asked = async (method: 'POST' | 'GET', data: unknown, header = {}) => {
    const told: { headers: object; header: object }[] = []
    const httpRequest = (options: { headers: object; header: object; success(result: object): void }) => {
      told.push(options)
      options.success({ status: 200, headers: {}, data: '' })
    }
    const client = createClient({ host: alipay({ httpRequest } as object), header })
    await client.request({ url: 'https://api.example.com/a', method, data: data as object })
    expect(told[0]?.header).toEqual(told[0]?.headers)
    return told[0]?.headers
  }

  it('of a body is JSON, as in wx: DingTalk’s own is that of a form, and its server would find nothing in it', async () => {
    expect(await asked('POST', { a: 1 })).toEqual({ 'content-type': 'application/json' })
    expect(await asked('POST', '{"a":1}')).toEqual({ 'content-type': 'application/json' })
  })

  it('is what the request says, and none where there is no body', async () => {
    const type = 'text/plain'
    expect(await asked('POST', 'a', { 'Content-Type': type })).toEqual({ 'content-type': type })
    expect(await asked('GET', { a: 1 })).toEqual({})
    expect(await asked('POST', undefined)).toEqual({})
  })
})

it('20 of a request is one that was stopped or came too often, which may work the next time', async () => {
  const request = ({ fail }: { fail(failure: object): void }) => fail({ error: 20, errorMessage: '请求已被停止' })
  const client = createClient({ host: alipay({ request } as object) })
  expect(await failure(client.get('https://api.example.com/a'))).toMatchObject({
    code: 'NETWORK',
    cause: { errno: 20 },
  })
})

it('a response that is nothing at all is a failure at once, and no call without an end', async () => {
  const request = ({ success }: { success(result?: object): void }) => success()
  const client = createClient({ host: alipay({ request } as object) })
  expect(await failure(client.get('https://api.example.com/a'))).toMatchObject({
    message: expect.stringContaining('no statusCode'),
  })
})
