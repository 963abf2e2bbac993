// What the tests share: a client over a simulated Alipay, and the error of a failed call.
import { type ClientOptions, createClient } from '@wxpipe/core'
import { type AlipayOptions, createAlipay, type HostRequest } from '@wxpipe/testing'
import { alipay } from '../src/index.ts'

/** A phone with Alipay, and a client on it; `served` is what the server got. */
export function app({ handler, client, ...options }: AlipayOptions & { client?: ClientOptions } = {}) {
  const served: HostRequest[] = []
  const phone = createAlipay({
    ...options,
    handler(request) {
      served.push(request)
      return handler ? handler(request) : { data: { id: 1 }, header: { 'X-A': 'b' } }
    },
  })
  const host = alipay(phone.my)
  return {
    ...phone,
    host: phone.host,
    alipay: host,
    served,
    client: createClient({ host, baseURL: 'https://api.example.com/', ...client }),
  }
}

export const failure = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => {
      throw new Error('it did not fail')
    },
    (error) => error as Record<string, unknown>,
  )
