// The types: the option key follows the plugin, and internals stay inside.
import type { CacheKeys } from '@wxpipe/cache'
import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import type { DedupeKeys } from '@wxpipe/dedupe'
import type { LoginRedirectKeys } from '@wxpipe/login-redirect'
import type { PageScopeKeys } from '@wxpipe/page-scope'
import type { ResumeKeys } from '@wxpipe/resume'
import type { RetryKeys } from '@wxpipe/retry'
import type { TokenRefreshKeys } from '@wxpipe/token-refresh'
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
  // @ts-expect-error to take part is the default
  client.get('groups', { queue: true })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { queue: false })
  // @ts-expect-error nor has its child
  bare.extend({ queue: false })
  expectTypeOf(client).toExtend<Client<QueueKeys>>()
  expectTypeOf(bare).not.toExtend<Client<QueueKeys>>()
})

test('no key of the plugin is an option that wx.request or another plugin owns', () => {
  type Others = CacheKeys & DedupeKeys & LoginRedirectKeys & PageScopeKeys & ResumeKeys & RetryKeys & TokenRefreshKeys
  expectTypeOf<keyof QueueKeys & keyof RequestOptionsOf<typeof bare>>().toEqualTypeOf<never>()
  expectTypeOf<keyof QueueKeys & keyof Others>().toEqualTypeOf<never>()
})

test('the plugin tells what it is doing', () => {
  expectTypeOf(slots.running()).toEqualTypeOf<number>()
  expectTypeOf(slots.waiting()).toEqualTypeOf<number>()
  expectTypeOf<Priority>().toEqualTypeOf<'high' | 'normal' | 'low'>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'queue'>()
})
