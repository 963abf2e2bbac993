// The simulated my.request, over the simulated wx.request: Alipay's conversions, its names, its failures.
import { isArrayBuffer } from '../calls/bytes.ts'
import { encodeForm } from '../calls/query.ts'
import { decode } from '../phone/file-text.ts'
import type { HeaderMap, RequestSuccess } from '../wx/types.ts'
import type { Wx } from '../wx/wx.ts'
import { answering, failureOf } from './call.ts'
import type { My, MyFailure, MyQuirks, MyRequestOptions, MyResponse } from './types.ts'

const METHODS = /^(GET|POST|PUT|DELETE|OPTIONS|HEAD|TRACE|CONNECT)$/
/** Milliseconds, for a request without its own timeout. */
const TIMEOUT = 30_000

export const createMyRequest =
  (wx: Wx, quirks: MyQuirks): NonNullable<My['request']> =>
  (options) =>
    answering<MyResponse, { abort(): void; onHeadersReceived(listener: HeadListener): void }>(
      options,
      (success, rawFail) => {
        const fail = (failure: MyFailure) =>
          rawFail(
            quirks.numberInStatus ? { status: failure.error ?? 0, errorMessage: failure.errorMessage ?? '' } : failure,
          )
        const { url, method = 'GET', dataType, timeout = TIMEOUT } = options
        if (!METHODS.test(method)) {
          fail({ error: 2, errorMessage: '接口参数无效' })
          return { abort() {}, onHeadersReceived() {} }
        }
        const header = quirks.oldNames ? options.headers : { ...options.header, ...options.headers }
        const isBytes = dataType === 'arraybuffer' || dataType === 'base64'
        const task = wx.request({
          url,
          method,
          timeout,
          header,
          data: dataOf(options, header, quirks),
          dataType: 'text',
          responseType: isBytes ? 'arraybuffer' : 'text',
          success(result) {
            const { statusCode } = result
            if (statusCode >= 200 && statusCode < 300) {
              try {
                success({ ...namesOf(result, quirks), data: parsed(result.data, dataType) })
              } catch {
                fail({ error: 14, errorMessage: 'JSON parse data error' })
              }
            } else fail({ error: 19, errorMessage: 'http status error', ...namesOf(result, quirks), data: result.data })
          },
          fail: (failure) => fail(failureOf(failure)),
        })
        return {
          abort: () => task.abort(),
          onHeadersReceived: (listener) => task.onHeadersReceived(({ header }) => listener({ headers: header })),
        }
      },
    )

type HeadListener = (result: { headers: HeaderMap }) => void

/** The data as it is sent: text, bytes and the data of a GET unchanged, anything else as a form or as JSON. */
function dataOf({ method, data }: MyRequestOptions, header: object | undefined, { dingTalk }: MyQuirks): unknown {
  if (typeof data !== 'object' || data === null || isArrayBuffer(data) || (method ?? 'GET') === 'GET') return data
  // Alipay recognises this header only in lower case.
  const type = (header as { 'content-type'?: string } | undefined)?.['content-type'] ?? 'application/json'
  if (/x-www-form-urlencoded/.test(type)) return encodeForm(data as Record<string, unknown>)
  return dingTalk ? String(data) : JSON.stringify(data)
}

function parsed(data: unknown, dataType: string | undefined): unknown {
  if (dataType === 'base64') return decode(new Uint8Array(data as ArrayBuffer), 'base64')
  if (dataType === 'text' || dataType === 'arraybuffer') return data
  try {
    return JSON.parse(data as string)
  } catch (error) {
    if (dataType === 'json') throw error
    return data
  }
}

function namesOf({ statusCode, header }: RequestSuccess, { oldNames }: MyQuirks) {
  return { status: statusCode, headers: header, ...(oldNames ? {} : { statusCode, header }) }
}
