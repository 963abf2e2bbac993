// resultOf: what hosts hand over, as transports of other packages meet it.
import { expect, it } from 'vitest'
import { isHttpError, resultOf } from './index.ts'
import type { HttpRequest } from './types/index.ts'

const request = { url: 'a', method: 'POST', timeout: 5000, header: {} } as HttpRequest

it('keeps a whole response as it is', () => {
  const response = { statusCode: 200, header: { a: 'b' }, data: 'x' }
  expect(resultOf(request, response)).toBe(response)
})

it.each([
  ['a status as text', { statusCode: '201', data: 'x' }, 201],
  ['the names of Alipay', { status: 401, headers: { a: 'b' }, data: 'x' }, 401],
  ['a response that came to fail', { statusCode: 401, data: 'x', errMsg: 'request:fail' }, 401],
])('reads %s', (_what, raw, statusCode) => {
  expect(resultOf(request, raw)).toMatchObject({ statusCode, data: 'x', header: expect.any(Object) })
})

it.each([
  ['uploadFile:fail createUploadTask:fail file not found', 'CONFIG'],
  ['downloadFile:fail exceed max file size', 'CONFIG'],
  ['downloadFile:fail createDownloadTask:fail url not in domain list', 'CONFIG'],
  ['uploadFile:fail timeout', 'TIMEOUT'],
  ['uploadFile:fail Unable to resolve host', 'NETWORK'],
])('makes of %j the error %s', (errMsg, code) => {
  const error = resultOf(request, { errMsg })
  expect(isHttpError(error) && error.code).toBe(code)
})

it.each([undefined, null, 'text', 7, { statusCode: 0 }, { statusCode: 'none' }])(
  'makes of %j a network error',
  (raw) => {
    expect(resultOf(request, raw)).toMatchObject({ code: 'NETWORK' })
  },
)

it('takes an abort that nobody asked for as a timeout when it took as long', () => {
  expect(resultOf(request, { errMsg: 'uploadFile:fail abort' }, 5000)).toMatchObject({ code: 'TIMEOUT' })
  expect(resultOf(request, { errMsg: 'uploadFile:fail abort' }, 400)).toMatchObject({ code: 'NETWORK' })
})
