// What the core's own errors say, word for word, and that they know the request that failed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rejectionOf, seeRequest, seeResponse } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { reasonOf } from './errors/shown.ts'
import {
  accountOf,
  type ClientOptions,
  ConfigError,
  createCancelSource,
  createClient,
  decided,
  type HttpError,
  type HttpRequest,
  type Interceptor,
  readToken,
  requestKey,
  sessionOrigin,
} from './index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Case {
  readonly client?: object
  readonly hooks?: Partial<Interceptor>
  readonly request?: object
}

/** The error of one request, for what its client, its one interceptor and its options do. */
async function errorOf({ client, hooks, request }: Case): Promise<HttpError> {
  const { host } = scriptedHost(responding())
  const rejection = rejectionOf<HttpError>(
    createClient({ host, ...client } as ClientOptions)
      .use({ name: 'hook', ...hooks })
      .request({ url: 'x', ...request }),
  )
  await vi.advanceTimersByTimeAsync(1000)
  return rejection
}

const yielding = (value: unknown) => () => value as never
class Upload {}
const circle: { self?: object } = {}
circle.self = circle

// Told before there is a request, or of what the app's own functions do: these name none.
const ofTheApp: [words: string, of: Case][] = [
  ['account must yield an id at once', { client: { account: async () => 'a' } }],
  ['url must be a string', { request: { url: undefined } }],
  ['method must be a word', { request: { method: 'G T' } }],
  ['signal must be source.signal', { request: { signal: { addEventListener() {} } } }],
  ['signal must be source.signal', { request: { signal: { removeEventListener() {} } } }],
  ['request: "timeout" must be: number', { request: { timeout: null } }],
  ['request: "query" must be: object', { request: { query: [1] } }],
  [
    'requestKey: "lasting" must be: boolean',
    { hooks: { request: seeRequest((r) => requestKey(r, { lasting: 1 as never })) } },
  ],
  ['header "a b" must be sendable text', { request: { header: { 'a b': '1' } } }],
  ['"hook" must yield a response or a request', { hooks: { request: yielding(undefined) } }],
  ['"hook" must yield a response, not its data alone', { hooks: { response: yielding('data') } }],
  ['getToken must yield a text', { hooks: { request: (r) => readToken({ getToken: yielding(5) }, r, () => r) } }],
  [
    'ask must answer at once, not with a promise',
    { hooks: { response: seeResponse(() => decided(Promise.resolve(), 'ask')) } },
  ],
]

const ofARequest: [words: string, of: Case][] = [
  ['GET x: timeout must be 0 to 2147483647 ms', { request: { timeout: -1 } }],
  // The watchdog's number of ticks for it would be 0.
  ['GET x: timeout must be 0 to 2147483647 ms', { request: { timeout: -2_000 } }],
  ['GET x: timeout must be 0 to 2147483647 ms', { request: { timeout: 2 ** 31 } }],
  ['GET x: query "a" must be text, numbers, booleans or Dates', { request: { query: { a: {} } } }],
  ['GET x: data must be a plain object, text or bytes; files: @wxpipe/transfer', { request: { data: new Upload() } }],
  ['GET x: data must be serialisable', { client: { host: scriptedHost(failing()).host }, request: { data: circle } }],
  ['GET x: "url" is no host option', { request: { hostOptions: { url: 'y' } } }],
  ['GET x: "complete" is no host option', { request: { hostOptions: { complete() {} } } }],
  ['PATCH x: wx.request has no PATCH: POST with X-HTTP-Method-Override: PATCH', { request: { method: 'PATCH' } }],
  ['GET x: no wx.request: write host: uniHost(), taroHost() or fetchHost()', { client: { host: {} } }],
  ['GET x: answered 404', { client: { host: scriptedHost(responding('', 404)).host } }],
  [
    'GET x: no statusCode',
    { client: { host: { request: ({ success }: { success(r: object): void }) => success({}) } } },
  ],
  [
    'GET https://a.com/x: no baseURL and no origins',
    { hooks: { request: seeRequest((r) => sessionOrigin().covers(r)) }, request: { url: 'https://a.com/x' } },
  ],
  [
    'GET x: keep needs createClient({ account: () => session.userId ?? null }), or () => null for public data',
    { hooks: { request: seeRequest((r) => accountOf(r, 'keep')) } },
  ],
]

describe('an error', () => {
  it.each(ofTheApp)('says: %s', async (words, of) => {
    const { message, code } = await errorOf(of)
    expect({ message, code }).toEqual({ message: words, code: 'CONFIG' })
  })

  it.each(ofARequest)('says, with its request: %s', async (words, of) => {
    const { message, request } = await errorOf(of)
    expect(message).toBe(words)
    expect(request).toMatchObject({ url: expect.stringMatching(/x$/) })
  })
})

it('a wrong word is told with the function that it was given to', () => {
  const { request } = createClient().interceptors
  expect(() => request.use((r) => r, { nme: 'a' } as object)).toThrow('use has no "nme": write before,after,order,name')
  expect(() => createClient({ trace: {} as never })).toThrow('createClient: "trace" must be: function')
  expect(() => createClient().use({ name: 'a' }, { odrer: 1 } as object)).toThrow('use has no "odrer": write before')
})

it('an aborted call says so, with the reason as its cause', async () => {
  const source = createCancelSource()
  const rejection = rejectionOf(createClient({ host: scriptedHost().host }).get('x', { signal: source.signal }))
  source.abort('left the page')
  expect(await rejection).toMatchObject({ message: 'GET x: aborted', cause: 'left the page' })
})

it('an error of a request that cannot be read says what happened all the same', () => {
  const unreadable = new Proxy({} as HttpRequest, {
    get() {
      throw new Error('gone')
    },
  })
  expect(new ConfigError('what', { request: unreadable }).message).toBe('what')
})

it.each([
  [new TypeError('cannot open https://a.com/x?token=1'), 'cannot open …'],
  [{ errMsg: 'request:fail https://a.com/x?token=1' }, 'request:fail …'],
  ['token 1', 'a thrown string'],
  [{ token: 1 }, 'a thrown object'],
])('of another failure, %o, an error repeats no more than may be shown', (failure, words) => {
  expect(reasonOf(failure)).toBe(words)
})
