// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type HostUniKeys, hostUni } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(hostUni())
  client.get('groups', { hostUni: false })
  // @ts-expect-error a boolean
  client.get('groups', { hostUni: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { hostUni: false })
  expectTypeOf(client).toExtend<Client<HostUniKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'hostUni'>()
})
