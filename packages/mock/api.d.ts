// The public types of @wxpipe/mock, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/mock

import { Header, Method, Plugin } from '@wxpipe/core'

interface Fault extends Error {
  readonly fault: string
  readonly errMsg: string
  readonly errno?: number
}

type MockHandler = (request: MockRequest) => unknown

interface MockKeys {
  readonly mock: boolean
}

interface MockOptions {
  readonly delay?: number | readonly [number, number] | undefined
  readonly passThrough?: boolean | undefined
  readonly isEnabled?: boolean | undefined
  readonly name?: string | undefined
}

interface MockRequest {
  readonly method: Method
  readonly url: string
  readonly params: {
    readonly [name: string]: string
  }
  readonly query: {
    readonly [name: string]: string | readonly string[]
  }
  readonly data: unknown
  readonly header: Header
}

interface MockRoutes {
  readonly [route: `${Method} ${string}`]: MockHandler | object | string | number | boolean | null
}

interface Reply extends ReplyOptions {
  readonly statusCode: number
  readonly data: unknown
}

interface ReplyOptions {
  readonly delay?: number
  readonly header?: {
    readonly [name: string]: string
  }
}

declare function failing(errMsg: string, errno?: number): Fault

declare const fault: typeof failing & {
  timeout: () => Fault
  network: () => Fault
  interrupted: () => Fault
  domain: () => Fault
}

declare function mock(routes: MockRoutes, options?: MockOptions): Plugin<MockKeys>

declare function reply(statusCode: number, data?: unknown, options?: ReplyOptions): Reply

export {
  type Fault,
  fault,
  type MockHandler,
  type MockKeys,
  type MockOptions,
  type MockRequest,
  type MockRoutes,
  mock,
  type Reply,
  type ReplyOptions,
  reply,
}
