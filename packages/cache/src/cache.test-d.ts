// The types: the option key follows the plugin, stores and hosts fit, internals stay inside.
import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import type { Host } from '@wxpipe/testing'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import {
  type CacheKeys,
  type CacheRule,
  type CacheStore,
  cache,
  memoryStore,
  rfc9111,
  type StorageHost,
  storageStore,
} from './index.ts'

const bare = createClient()
const cached = cache({ ttl: 1000 })
const client = createClient().use(cached)

test('the key `cache` belongs to clients that have the plugin', () => {
  client.get('groups', { cache: false })
  client.get('groups', { cache: { ttl: 1000, tags: ['groups'] } })
  // @ts-expect-error milliseconds stand in a rule
  client.get('groups', { cache: 1000 })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { cache: false })
  expectTypeOf(client).toExtend<Client<CacheKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['cache']>().toEqualTypeOf<CacheRule | false | undefined>()
})

test('the account is the client’s option, not the plugin’s', () => {
  // @ts-expect-error createClient({ account })
  cache({ account: () => 1, ttl: 1000 })
})

test('the rules of HTTP are a value to import, not `true`', () => {
  cache({ http: rfc9111 })
  client.get('groups', { cache: { http: false } })
  // @ts-expect-error cache({ http: rfc9111 })
  cache({ http: true })
})

test('both stores fit, and the simulated storage', () => {
  expectTypeOf(memoryStore()).toExtend<CacheStore>()
  expectTypeOf(storageStore()).toExtend<(host: object | undefined) => CacheStore>()
  cache({ store: memoryStore() })
  cache({ store: storageStore() })
  expectTypeOf<Host['wx']>().toExtend<StorageHost>()
  cached.invalidate('groups', 'users')
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'cache' | 'memoryStore' | 'rfc9111' | 'storageStore'>()
})
