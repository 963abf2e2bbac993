// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type HostFetchKeys, hostFetch } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(hostFetch())
  client.get('groups', { hostFetch: false })
  // @ts-expect-error a boolean
  client.get('groups', { hostFetch: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { hostFetch: false })
  expectTypeOf(client).toExtend<Client<HostFetchKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'hostFetch'>()
})
