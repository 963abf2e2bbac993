// The host's functions as an app calls them itself, without a client that would mend what they leave.
import { useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { alipay } from './index.ts'

const takeUnhandled = useFakeTime()

/** What the host gets as options: `succeed` and `fail` settle the call. */
interface Asked {
  readonly data?: unknown
  readonly headers: object
  success(result: object): void
  fail(failure: object): void
}

it('a response has wx’s names', () => {
  const seen: object[] = []
  const request = ({ success }: Asked) => success({ status: 201, headers: { 'X-A': 'b' }, data: '{}' })
  alipay({ request } as object).request({ success: (result: object) => seen.push(result) } as never)
  expect(seen).toMatchObject([{ statusCode: 201, header: { 'X-A': 'b' }, data: {} }])
})

it('the response to an upload has them too', () => {
  const seen: object[] = []
  const uploadFile = ({ success }: Asked) => success({ status: 201, headers: { 'X-A': 'b' }, data: '{}' })
  alipay({ uploadFile } as object).uploadFile({ filePath: 'a.png', success: (result: object) => seen.push(result) })
  expect(seen).toMatchObject([{ statusCode: 201, header: { 'X-A': 'b' }, data: '{}' }])
})

it('JSON is parsed behind a byte order mark, and one inside a text stays, where it is a character', () => {
  const seen: unknown[] = []
  const request = ({ success }: Asked) => success({ status: 200, headers: {}, data: '\uFEFF{"a":"x\uFEFFy"}' })
  alipay({ request } as object).request({ success: ({ data }: { data: unknown }) => seen.push(data) } as never)
  const bare = ({ success }: Asked) => success({ status: 200, headers: {}, data: '{"a":"x\uFEFFy"}' })
  alipay({ request: bare } as object).request({ success: ({ data }: { data: unknown }) => seen.push(data) } as never)
  expect(seen).toEqual([{ a: 'x\uFEFFy' }, { a: 'x\uFEFFy' }])
})

it('a request without a method is a GET: its data stays an object, of which the host makes the query', () => {
  const asked: Asked[] = []
  alipay({ request: (options: Asked) => void asked.push(options) } as object).request({ data: { a: 1 } } as never)
  expect(asked).toMatchObject([{ data: { a: 1 }, headers: {} }])
  expect(asked[0]?.headers).toEqual({})
})

it('no function but the request is made of DingTalk’s httpRequest', () => {
  expect(Object.keys(alipay({ httpRequest() {} } as object)).sort()).toEqual(['httpRequest', 'request'])
})

it('a promise that comes besides the callbacks rejects unseen, whichever function it is of', async () => {
  const failures: object[] = []
  const getAuthCode = ({ fail }: Asked) => {
    const failure = { error: 11, errorMessage: '用户取消授权' }
    fail(failure)
    return Promise.reject(failure)
  }
  alipay({ getAuthCode } as object).login({ fail: (failure) => failures.push(failure) })
  expect(failures).toHaveLength(1)
  expect(await takeUnhandled()).toEqual([])
})

it.each([
  [11, 'invalid '],
  [13, 'invalid '],
  [20, 'invalid '],
  [12, ''],
  [130, ''],
])('%d of a file has the host’s words behind wx’s: %j tells what would fail again', (error, invalid) => {
  const failures: object[] = []
  const uploadFile = ({ fail }: Asked) => fail({ error, errorMessage: '失败' })
  const host = alipay({ uploadFile } as object)
  host.uploadFile({ filePath: 'a.png', fail: (failure) => failures.push(failure) })
  expect(failures).toEqual([{ errMsg: `uploadFile:fail ${invalid}失败`, errno: error }])
})

it('a mobile network of any kind is one that wx calls unknown', () => {
  const seen: string[] = []
  const getNetworkType = ({ success }: Asked) => success({ networkType: 'WWAN' })
  alipay({ getNetworkType } as object).getNetworkType({ success: ({ networkType }) => seen.push(networkType) })
  expect(seen).toEqual(['unknown'])
})
