// Types: wx.request's options, values, hooks, signals and hosts.
import { describe, expectTypeOf, it } from 'vitest'
import {
  type CallOptions,
  type CancelSignal,
  type ClientOptions,
  createCancelSource,
  createClient,
  type Host,
  type HttpRequest,
  type Interceptor,
  type Method,
  withHeader,
  withRequest,
} from './index.ts'

interface RetryKeys {
  readonly retry: number | false
}

const plain = createClient()

describe('wx.request’s options', () => {
  it('success, fail and complete are refused', () => {
    // @ts-expect-error await the request instead
    plain.request({ url: 'x', success: () => {} })
    // @ts-expect-error catch instead
    plain.get('x', { fail() {} })
    // @ts-expect-error finally instead
    plain.post('x', {}, { complete: () => {} })
  })

  it('url is required, methods are wx’s own, and PATCH for hosts that have it', () => {
    // @ts-expect-error no url
    plain.request({ method: 'GET' })
    // @ts-expect-error no method at all
    plain.request({ url: 'x', method: 'FETCH' })
    plain.request({ url: 'x', method: 'PATCH' })
    expectTypeOf<Method>().toEqualTypeOf<
      'OPTIONS' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'TRACE' | 'CONNECT'
    >()
    // @ts-expect-error a shorthand knows its method
    plain.get('x', { method: 'POST' })
  })

  it('may be undefined, and a query may be typed by an interface', () => {
    interface Paging {
      pageNo: number
      pageSize?: number
    }
    const query: Paging = { pageNo: 1 }
    const options: CallOptions = { query, header: undefined, timeout: undefined, signal: undefined, baseURL: undefined }
    const client: ClientOptions = { host: undefined, trace: undefined, maxSends: undefined, transport: undefined }
    plain.get('x', { ...options, query })
    return client
  })
})

describe('values and hooks', () => {
  it('requests and responses are readonly', () => {
    const hook: Interceptor['request'] = (request) => {
      // @ts-expect-error a change is a copy
      request.url = 'y'
      // @ts-expect-error also of a header
      request.header['a'] = 'b'
      return request
    }
    return hook
  })

  it('withRequest and withHeader keep the type, and refuse what is no part of a request', () => {
    const request = {} as HttpRequest<RetryKeys>
    expectTypeOf(withHeader(request, 'a', null)).toEqualTypeOf<HttpRequest<RetryKeys>>()
    expectTypeOf(withRequest(request, { url: 'y' })).toEqualTypeOf<HttpRequest<RetryKeys>>()
    // @ts-expect-error no such field
    withRequest(request, { uri: 'y' })
  })

  it('a hook must yield something', () => {
    // @ts-expect-error nothing
    plain.use({ name: 'a', request: () => {} })
    // @ts-expect-error a request is no response
    plain.use({ name: 'a', response: (_, request) => request })
    // @ts-expect-error an interceptor has a name
    plain.use({ request: (request) => request })
  })

  it('a native AbortSignal and a source’s signal cancel a request', () => {
    expectTypeOf<AbortSignal>().toExtend<CancelSignal>()
    plain.get('x', { signal: new AbortController().signal })
    plain.get('x', { signal: createCancelSource().signal })
  })

  it('anything with request(options) is a host', () => {
    const wx = { request: (options: { url: string; data?: string | object; success?: () => void }) => options.url }
    expectTypeOf(wx).toExtend<Host>()
    createClient({ host: wx })
    // @ts-expect-error no host
    createClient({ host: {} })
  })
})
