// The typings of npm fit: Alipay's @mini-types/my, and Douyin's, whose `tt` is a host as it is.
/// <reference types="@mini-types/my" />
/// <reference types="@douyin-microapp/typings" />
import { createClient, type Host } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type AlipayHost, alipay } from './index.ts'

test('Alipay’s my makes a host', () => {
  const host = alipay(my)
  createClient({ host })
  expectTypeOf(host).toEqualTypeOf<AlipayHost>()
  expectTypeOf(host).toExtend<Host>()
  // @ts-expect-error what has no request is no my
  alipay({ getAuthCode() {} })
})

test('Douyin’s tt is one', () => {
  createClient({ host: tt })
  createClient({ host: { ...tt, hasPatch: true } })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'alipay'>()
})
