// The types: transports for clients and requests, over the wx.cloud of any typings; internals stay inside.
import { createClient, type HttpResponse, type Transport } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type ContainerResponse, cloudContainer, cloudFunction, type WxCloud } from './index.ts'

test('both are transports, of a client or of a request', () => {
  expectTypeOf(cloudContainer({ env: 'prod-1', service: 'api' })).toEqualTypeOf<Transport>()
  expectTypeOf(cloudFunction({ env: 'prod-1', name: 'api' })).toEqualTypeOf<Transport>()
  const client = createClient({ transport: cloudContainer({ env: 'prod-1' }), timeout: 15_000 })
  client.get('users', { transport: cloudFunction({}) })
  // @ts-expect-error a text
  cloudContainer({ env: 1 })
  // @ts-expect-error the option of the other
  cloudContainer({ env: 'prod-1', name: 'api' })
  // @ts-expect-error the option of the other
  cloudFunction({ env: 'prod-1', service: 'api' })
  // @ts-expect-error a function that yields it
  cloudContainer({ cloud: {} as WxCloud })
})

test('a cloud is known by its functions, also as the typings of wx write them, with overloads', () => {
  interface Typed {
    init: (config?: { env?: string }) => void
    callContainer(options: { path: string; success: (result: { callID: string }) => void }): void
    callContainer(options: { path: string }): Promise<{ callID: string }>
    callFunction(options: { name: string; data?: object }): Promise<{ result: string | undefined }>
  }
  cloudContainer({ cloud: () => ({}) as Typed })
  cloudContainer({ cloud: async () => ({}) as Typed })
  // @ts-expect-error no cloud
  cloudContainer({ cloud: () => 'prod-1' })
})

test('the response of a container has the cloud’s name of the call', () => {
  const response = {} as HttpResponse<string[]>
  expectTypeOf((response as ContainerResponse<string[]>).callID).toEqualTypeOf<string>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'cloudContainer' | 'cloudFunction'>()
})
