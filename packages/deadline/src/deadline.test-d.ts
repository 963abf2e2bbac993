// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type DeadlineKeys, deadline } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(deadline({ total: 30_000 }))
  client.get('ticket', { deadline: 10_000 })
  client.get('export', { deadline: false })
  client.extend({ deadline: 5_000 }).get('ticket')
  // @ts-expect-error a time that is bounded is a number
  client.get('ticket', { deadline: true })
  // @ts-expect-error milliseconds, not text
  client.get('ticket', { deadline: '10000' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('ticket', { deadline: false })
  expectTypeOf(client).toExtend<Client<DeadlineKeys>>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'deadline'>()
})
