// Internals are not exported, as types either; errors narrow by code.
import { describe, expectTypeOf, it } from 'vitest'
import type * as core from './index.ts'
import {
  type AbortError,
  type AnyHttpError,
  type AuthExpiredError,
  type ConfigError,
  type HttpError,
  type HttpRequest,
  isHttpError,
  type NetworkError,
  type ResponseError,
  type StatusError,
  type TimeoutError,
} from './index.ts'

describe('internals are not exported', () => {
  it('as values', () => {
    type Internal = 'run' | 'createChain' | 'send' | 'refuse' | 'obey' | 'insert' | 'mergeHeader' | 'isBranded'
    type More = 'createRequest' | 'hostTransport' | 'joinUrl' | 'publicUrl' | 'isRequest' | 'isResponse' | 'isThenable'
    expectTypeOf<Extract<keyof typeof core, Internal | More>>().toBeNever()
  })

  it('as types', () => {
    // @ts-expect-error the pipeline's own
    type A = core.Chain
    // @ts-expect-error the send's own
    type B = core.CallState
    // @ts-expect-error the list's own
    type C = core.Entry
    // @ts-expect-error the client's own
    type D = core.Defaults
    // @ts-expect-error the send's own
    type E = core.Done
    return {} as [A, B, C, D, E]
  })

  it('a call shows how often it was sent and where tokens may go, and keeps the rest to itself', () => {
    expectTypeOf<HttpRequest['call']>().not.toHaveProperty('stop')
    expectTypeOf<HttpRequest['call']>().not.toHaveProperty('obeying')
    expectTypeOf<HttpRequest['call']['sends']>().toEqualTypeOf<number>()
  })
})

describe('isHttpError', () => {
  const error: unknown = undefined

  it('narrows to the union of the leaves, which narrows by code', () => {
    if (!isHttpError(error)) return undefined
    expectTypeOf(error).toEqualTypeOf<AnyHttpError>()
    switch (error.code) {
      case 'NETWORK':
        return expectTypeOf(error).toEqualTypeOf<NetworkError>()
      case 'TIMEOUT':
        return expectTypeOf(error).toEqualTypeOf<TimeoutError>()
      case 'ABORT':
        return expectTypeOf(error).toEqualTypeOf<AbortError>()
      case 'STATUS':
        return expectTypeOf(error).toEqualTypeOf<StatusError>()
      case 'AUTH_EXPIRED':
        return expectTypeOf(error).toEqualTypeOf<AuthExpiredError>()
      case 'RESPONSE':
        return expectTypeOf(error).toEqualTypeOf<ResponseError>()
      case 'CONFIG':
        return expectTypeOf(error).toEqualTypeOf<ConfigError>()
      default:
        return expectTypeOf(error).toBeNever()
    }
  })

  it('narrows to the leaf of a code, and knows the codes', () => {
    if (isHttpError(error, 'STATUS')) expectTypeOf(error).toEqualTypeOf<StatusError>()
    // @ts-expect-error no such code
    isHttpError(error, 'NOPE')
  })

  it('every leaf is an HttpError with a literal code', () => {
    expectTypeOf<AnyHttpError>().toExtend<HttpError>()
    expectTypeOf<AnyHttpError['code']>().toEqualTypeOf<
      'NETWORK' | 'TIMEOUT' | 'ABORT' | 'STATUS' | 'AUTH_EXPIRED' | 'RESPONSE' | 'CONFIG'
    >()
    expectTypeOf<NetworkError>().not.toExtend<TimeoutError>()
  })
})
