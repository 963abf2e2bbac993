// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type CloudKeys, cloud } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(cloud())
  client.get('groups', { cloud: false })
  // @ts-expect-error a boolean
  client.get('groups', { cloud: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { cloud: false })
  expectTypeOf(client).toExtend<Client<CloudKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'cloud'>()
})
