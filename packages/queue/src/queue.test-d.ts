// The types: the option key follows the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type Priority, type QueueKeys, queue } from './index.ts'

const bare = createClient()
const slots = queue()
const client = createClient().use(slots)

test('the key `queue` belongs to clients that have the plugin', () => {
  client.get('groups', { queue: { priority: 'high' } })
  client.post('orders', {}, { queue: false })
  client.get('groups', { queue: {} })
  client.extend({ queue: { priority: 'low' } }).get('groups', { queue: { priority: 'normal' } })
  // @ts-expect-error there is no such priority
  client.get('groups', { queue: { priority: 'urgent' } })
  // @ts-expect-error milliseconds
  client.get('groups', { queue: { maxWait: '5000' } })
  // @ts-expect-error to take part is the default
  client.get('groups', { queue: true })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { queue: false })
  // @ts-expect-error nor has its child
  bare.extend({ queue: false })
  expectTypeOf(client).toExtend<Client<QueueKeys>>()
  expectTypeOf(bare).not.toExtend<Client<QueueKeys>>()
})

test('the plugin tells what it is doing', () => {
  expectTypeOf(slots.pending).toEqualTypeOf<number>()
  expectTypeOf(slots.size).toEqualTypeOf<number>()
  slots.clear('logged out')
  // @ts-expect-error it tells, and is not told
  slots.pending = 3
})

test('a priority is one of four words, the first of them for the refresh of a session', () => {
  expectTypeOf<Priority>().toEqualTypeOf<'refresh' | 'high' | 'normal' | 'low'>()
  client.post('token/refresh', {}, { queue: { priority: 'refresh', maxWait: 5_000 } })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'coolDown' | 'queue'>()
})
