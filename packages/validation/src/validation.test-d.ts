// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type ValidationKeys, validation } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(validation())
  client.get('groups', { validation: false })
  // @ts-expect-error a boolean
  client.get('groups', { validation: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { validation: false })
  expectTypeOf(client).toExtend<Client<ValidationKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'validation'>()
})
