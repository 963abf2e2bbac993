// The envelopes that servers are known to write, each by a rule of its own; and the app's own functions.
import { describe, expect, it } from 'vitest'
import { outcomeOfReply } from '../test/app.ts'
import { type BusinessError, type EnvelopeOptions, isBusinessError } from './index.ts'

const ruoyi: EnvelopeOptions = {
  success: [200],
  data: ({ data, rows, total, ...rest }) => (rows ? { list: rows, total } : (data ?? rest)),
}

describe.each<[string, EnvelopeOptions, success: object, data: unknown, refusal: object, code: string]>([
  ['Yudao', { success: [0] }, { code: 0, data: { id: 1 }, msg: '' }, { id: 1 }, { code: 401, msg: 'no' }, '401'],
  [
    'RuoYi, whose lists have no field of data',
    ruoyi,
    { code: 200, msg: 'ok', rows: [1], total: 9 },
    { list: [1], total: 9 },
    { code: 500, msg: 'no' },
    '500',
  ],
  [
    'RuoYi, whose login says the token beside its code',
    ruoyi,
    { code: 200, msg: 'ok', token: 't1' },
    expect.objectContaining({ token: 't1' }),
    { code: 500, msg: 'no' },
    '500',
  ],
  [
    'JeecgBoot, which has two codes of success',
    { success: ({ success }) => success === true, data: 'result' },
    { success: true, code: 200, message: '', result: 'in' },
    'in',
    { success: false, code: 500, message: 'no', result: null },
    '500',
  ],
  [
    'litemall',
    { success: [0], code: 'errno', message: 'errmsg' },
    { errno: 0, errmsg: '成功', data: 'in' },
    'in',
    { errno: 501, errmsg: 'no' },
    '501',
  ],
  [
    'umi, whose successes have no code',
    { success: (body) => !!body['success'], code: 'errorCode', message: 'errorMessage' },
    { success: true, data: 'in' },
    'in',
    { success: false, errorCode: 'E7', errorMessage: 'no', showType: 2 },
    'E7',
  ],
  [
    'WeChat’s own servers, whose successes are bare',
    { success: ({ errcode = 0 }) => errcode === 0, code: 'errcode', message: 'errmsg', data: (body) => body },
    { openid: 'o1' },
    { openid: 'o1' },
    { errcode: 40029, errmsg: 'no' },
    '40029',
  ],
  [
    'a success that is a yes or no',
    { success: [true], code: 'ok', message: 'reason' },
    { ok: true, data: 'in' },
    'in',
    { ok: false, reason: 'no' },
    'false',
  ],
])('the dialect of %s', (_, options, success, data, refusal, code) => {
  it('is opened', async () => {
    expect(await outcomeOfReply({ data: success }, options)).toEqual(data)
  })

  it.each([200, 400])('has its refusals, in a status of %d', async (statusCode) => {
    const error = await outcomeOfReply({ data: refusal, statusCode }, options)
    expect(isBusinessError(error, code)).toBe(true)
    expect((error as BusinessError).business.message).toBe('no')
  })
})

describe('the app’s own rule of success', () => {
  it('is told the body and the response, as a method of the options', async () => {
    const asked: unknown[] = []
    const options: EnvelopeOptions = {
      code: 'ret',
      success(body, { statusCode }) {
        asked.push(this.code, body, statusCode)
        return true
      },
      data(body, { header }) {
        return [this.code, body, header['x-id']]
      },
    }
    const data = await outcomeOfReply({ data: { a: 1 }, header: { 'x-id': '7' } }, options)
    expect(asked).toEqual(['ret', { a: 1 }, 200])
    expect(data).toEqual(['ret', { a: 1 }, '7'])
  })

  it('refuses a body without a code: an error with none', async () => {
    const error = await outcomeOfReply({ data: { error: 'no' } }, { success: () => false, message: 'error' })
    expect(isBusinessError(error)).toBe(true)
    expect((error as BusinessError).business).toEqual({ code: '', message: 'no', data: undefined })
  })

  it('keeps the words of a refused status without a code; without words it is the StatusError that it was', async () => {
    const options: EnvelopeOptions = { success: ({ success }) => success === true, message: 'errorMessage' }
    const refused = (data: object) => outcomeOfReply({ data, statusCode: 400 }, options)
    const error = await refused({ success: false, errorMessage: 'no' })
    expect(error).toMatchObject({ name: 'BusinessStatusError', code: 'STATUS', response: { statusCode: 400 } })
    expect((error as BusinessError).business).toEqual({ code: '', message: 'no', data: undefined })
    for (const data of [{ success: false }, { success: false, errorMessage: '' }, { error: 'Not Found' }])
      expect(isBusinessError(await refused(data))).toBe(false)
  })

  it('is not asked about what is no JSON object, nor about a refused status', async () => {
    const success = () => {
      throw new Error('asked')
    }
    expect(await outcomeOfReply({ data: '<html>' }, { success })).toMatchObject({ code: 'RESPONSE' })
    expect(await outcomeOfReply({ data: { code: 1 }, statusCode: 500 }, { success })).toMatchObject({ code: 'STATUS' })
  })

  it('rejects the call with what it throws, and so does what picks the data', async () => {
    const failure = new TypeError('cannot read')
    const fail = () => {
      throw failure
    }
    expect(await outcomeOfReply({ data: {} }, { success: fail })).toBe(failure)
    expect(await outcomeOfReply({ data: { code: 0 } }, { success: [0], data: fail })).toBe(failure)
  })

  it('must return at once, and so must what picks the data: a promise is a ConfigError', async () => {
    const later = (() => Promise.resolve(true)) as unknown as () => boolean
    for (const [name, options] of [
      ['success', { success: later }],
      ['data', { success: () => true, data: later }],
    ] as const) {
      const error = await outcomeOfReply({ data: {} }, options)
      expect(error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining(`${name} must answer at once`) })
    }
  })
})
