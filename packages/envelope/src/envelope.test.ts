// What becomes of a response with the envelope that most servers write, over a simulated host.
import { ResponseError, StatusError } from '@wxpipe/core'
import { describe, expect, it } from 'vitest'
import { baseURL, createApp, outcomeOfReply, settled } from '../test/app.ts'
import { BusinessError, BusinessStatusError, isBusinessError } from './index.ts'

const ok = { code: '10000', data: [1, 2], message: 'SUCCESS' }
const refused = { code: '20001', message: '余额不足', data: { balance: 3 } }

describe('a response with a code of success', () => {
  it('becomes what is in it, with the status, the header and the cookies that it came with', async () => {
    const reply = { data: ok, statusCode: 201, header: { 'X-Id': '7' }, cookies: ['a=1'] }
    const response = await createApp([reply]).client.get('groups')
    expect(response).toMatchObject({ data: [1, 2], statusCode: 201, cookies: ['a=1'] })
    expect(response.header['X-Id']).toBe('7')
  })

  it.each([
    [{ data: null }, null],
    [{ data: 0 }, 0],
    [{ data: '' }, ''],
    [{}, undefined],
  ])('may hold anything, or nothing: %j', async (body, data) => {
    expect(await outcomeOfReply({ data: { code: '10000', ...body } })).toBe(data)
  })

  it('has it as text or as a number, which are the same', async () => {
    for (const [success, code] of [
      ['0', 0],
      [0, '0'],
      [true, 'true'],
    ] as const) {
      expect(await outcomeOfReply({ data: { code, data: 'in' } }, { success: [success] })).toBe('in')
    }
  })

  it('may be any of several', async () => {
    for (const code of [0, 200])
      expect(await outcomeOfReply({ data: { code, data: code } }, { success: [0, 200] })).toBe(code)
  })

  it.each([
    ['behind a byte order mark', `\uFEFF${JSON.stringify(ok)}`, {}],
    ['as a text, with dataType', JSON.stringify(ok), { dataType: 'text' }],
  ])('is read also where the host has left its JSON %s', async (_, data, options) => {
    const host = {
      request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, data }),
    }
    const { client } = createApp([])
    expect(await settled(client.extend({ host, ...options }).get('groups'))).toEqual([1, 2])
  })

  it('is read also where iOS has made a line break of U+2028 in a text, so that the host could not parse it', async () => {
    const data = '{\n  "code": "10000",\n  "data": { "title": "first\u2028second" }\n}'.replace('\u2028', '\n')
    const host = {
      request: ({ success }: { success?: (result: object) => void }) => success?.({ statusCode: 200, data }),
    }
    const { client } = createApp([])
    expect(await settled(client.extend({ host }).get('article'))).toEqual({ title: 'first second' })
  })
})

describe('a response with any other code', () => {
  it('is a BusinessError, which is a ResponseError, with what the server says', async () => {
    const error = await outcomeOfReply({ data: refused })
    expect(error).toBeInstanceOf(BusinessError)
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ name: 'BusinessError', code: 'RESPONSE' })
    expect((error as BusinessError).business).toEqual({ code: '20001', message: '余额不足', data: { balance: 3 } })
    expect(error).toMatchObject({ request: { url: 'groups' }, response: { statusCode: 200, data: refused } })
  })

  it.each([
    [{ msg: '手机号已注册' }, '手机号已注册'],
    [{ message: null, msg: 'second' }, 'second'],
    [{ message: '', msg: 'second' }, 'second'],
    [{ message: { text: 'no' } }, ''],
    [{}, ''],
  ])('has the first words that are a text: %j', async (body, message) => {
    const error = await outcomeOfReply({ data: { code: 1, ...body } })
    expect((error as BusinessError).business).toEqual({ code: '1', message, data: undefined })
  })

  it('in a status that validateStatus accepts as well', async () => {
    const { client } = createApp([{ data: refused, statusCode: 409 }])
    expect(await settled(client.get('a', { validateStatus: () => true }))).toBeInstanceOf(BusinessError)
  })
})

describe('a response with a refused status', () => {
  it('and an envelope is a BusinessStatusError, which is a StatusError, with what the server says', async () => {
    const error = await outcomeOfReply({ data: { code: 30002, msg: '活动不存在' }, statusCode: 404 })
    expect(error).toBeInstanceOf(BusinessStatusError)
    expect(error).toBeInstanceOf(StatusError)
    expect(error).toMatchObject({ name: 'BusinessStatusError', code: 'STATUS', response: { statusCode: 404 } })
    expect((error as BusinessStatusError).business).toEqual({ code: '30002', message: '活动不存在', data: undefined })
    expect((error as BusinessStatusError).cause).toBeInstanceOf(StatusError)
  })

  it('is a failure whatever the code is', async () => {
    expect(isBusinessError(await outcomeOfReply({ data: ok, statusCode: 500 }), '10000')).toBe(true)
  })

  const strange = ['<html>502</html>', '', null, [], { error: 'Not Found' }, { code: null }, { code: { n: 1 } }]
  // What Spring and Nest write of their own.
  const ofFrameworks = [{ status: 404, error: 'Not Found', message: 'No message available' }]

  it.each<unknown>([...strange, ...ofFrameworks])(
    'and no envelope stays the StatusError that it is: %j',
    async (data) => {
      const error = await outcomeOfReply({ data, statusCode: 502 })
      expect(error).toBeInstanceOf(StatusError)
      expect(isBusinessError(error)).toBe(false)
    },
  )
})

it('a StatusError that an interceptor has made without a response stays as it is', async () => {
  const own = new StatusError('refused by the app')
  const { client, host } = createApp([])
  client.use({
    name: 'own',
    order: 900,
    request() {
      throw own
    },
  })
  expect(await settled(client.get('a'))).toBe(own)
  expect(host.requests).toHaveLength(0)
})

describe('an accepted response without an envelope', () => {
  it.each<unknown>([
    '<html>Welcome to the airport Wi-Fi</html>',
    '',
    '"10000"',
    '{"code":"10000"',
    null,
    7,
    [],
    ['10000'],
    {},
    { data: [] },
    { code: null },
    { code: ['10000'] },
    { code: { '10000': 1 } },
  ])('is a ResponseError, and no refusal of the server: %j', async (data) => {
    const error = await outcomeOfReply({ data })
    expect(error).toBeInstanceOf(ResponseError)
    expect(isBusinessError(error)).toBe(false)
    expect(error).toMatchObject({
      message: `GET ${baseURL}groups: no envelope`,
      response: { statusCode: 200 },
      request: { url: 'groups' },
    })
  })
})
