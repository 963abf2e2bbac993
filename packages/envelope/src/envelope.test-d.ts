// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type EnvelopeKeys, envelope } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(envelope())
  client.get('groups', { envelope: false })
  // @ts-expect-error a boolean
  client.get('groups', { envelope: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { envelope: false })
  expectTypeOf(client).toExtend<Client<EnvelopeKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'envelope'>()
})
