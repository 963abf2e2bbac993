// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type HostAlipayKeys, hostAlipay } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(hostAlipay())
  client.get('groups', { hostAlipay: false })
  // @ts-expect-error a boolean
  client.get('groups', { hostAlipay: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { hostAlipay: false })
  expectTypeOf(client).toExtend<Client<HostAlipayKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'hostAlipay'>()
})
