// What an error of the server's refusal shows, and who knows it.
import { HttpError, ResponseError } from '@wxpipe/core'
import { bareLoader } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { baseURL, outcomeOfReply } from '../test/app.ts'
import type * as Envelope from './index.ts'
import { BusinessError, BusinessStatusError, businessOf, isBusinessError } from './index.ts'

// In a realm of its own, with a copy of the core of its own.
const other = bareLoader({})<typeof Envelope>('@wxpipe/envelope')

const words = '13800001111 已注册'
const body = { code: 20001, message: words, data: { token: 'secret' } }

describe('the words of the server', () => {
  it.each([200, 400])(
    'are in `business` alone: not in the message, the JSON or the fields of the error (status %d)',
    async (statusCode) => {
      const error = (await outcomeOfReply({ data: body, statusCode })) as BusinessError
      expect(error.message).toBe(`GET ${baseURL}groups: business code 20001`)
      const inspect = Object(error)[Symbol.for('nodejs.util.inspect.custom')]()
      for (const text of [error.message, String(error), error.stack, JSON.stringify(error), inspect]) {
        expect(text).not.toMatch(/138|已注册|secret/)
      }
      expect(Object.keys(error)).toEqual(['code'])
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: statusCode === 200 ? 'RESPONSE' : 'STATUS' })
      expect(error.business).toEqual({ code: '20001', message: words, data: { token: 'secret' } })
    },
  )

  it.each(['13800001111', '13800001111 is taken', 'user13800001111', 'a\nb', '余额不足', 'x'.repeat(33)])(
    'stay out where they stand in the code’s place: %j',
    async (code) => {
      const error = (await outcomeOfReply({ data: { code } })) as BusinessError
      expect(error.message).toBe(`GET ${baseURL}groups: business code ?`)
      expect(error.business.code).toBe(code)
    },
  )

  it.each(['A0230', '1008007023'])('do not hide a code: %j', async (code) => {
    const error = (await outcomeOfReply({ data: { code } })) as BusinessError
    expect(error.message).toBe(`GET ${baseURL}groups: business code ${code}`) // the second is one of Yudao's
  })
})

describe('isBusinessError', () => {
  it('knows codes, compared as text', async () => {
    const error = await outcomeOfReply({ data: body })
    const asked = [[], [20001], ['20001'], [1, 20001], [1], [''], ['2000']] as const
    expect(asked.map((codes) => isBusinessError(error, ...codes))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('knows no other error, and no other value', () => {
    const others = [
      new ResponseError('no envelope'),
      Object.assign(new Error('business'), { business: { code: '1' } }),
      { business: { code: '1' } },
      null,
      undefined,
      'business',
    ]
    for (const other of others) expect([isBusinessError(other), businessOf(other)]).toEqual([false, undefined])
  })

  it('knows the errors of another copy of the package', () => {
    const said = { code: '7', message: words, data: 1 }
    for (const error of [new other.BusinessError(said), new other.BusinessStatusError(said)]) {
      expect(error).not.toBeInstanceOf(HttpError)
      expect([isBusinessError(error, 7), isBusinessError(error, 8), businessOf(error)]).toEqual([true, false, said])
    }
    for (const error of [new BusinessError(said), new BusinessStatusError(said)]) {
      expect([other.isBusinessError(error, 7), other.businessOf(error)]).toEqual([true, said])
    }
  })
})

it('both errors can be made by an app for its own tests', () => {
  const said = { code: '7', message: words, data: undefined }
  expect(new BusinessError(said)).toMatchObject({ name: 'BusinessError', message: 'business code 7' })
  expect(new BusinessStatusError(said)).toMatchObject({ name: 'BusinessStatusError', message: 'business code 7' })
})
