// The types: the option key follows the plugin, options are checked, internals stay inside.
import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type DedupeKeys, type DedupeMode, type DedupeRule, dedupe } from './index.ts'

const bare = createClient()
const client = createClient().use(dedupe())

test('the key `dedupe` belongs to clients that have the plugin', () => {
  client.get('groups', { dedupe: false })
  client.post('order', {}, { dedupe: 'reject' })
  client.get('search', { dedupe: { key: () => 'search', mode: 'latest' } })
  dedupe({ mode: 'latest', methods: ['GET'], key: ({ url }) => url })
  // @ts-expect-error no such mode
  client.get('groups', { dedupe: 'refuse' })
  // @ts-expect-error a rule is not switched off: `dedupe: false`
  client.get('groups', { dedupe: { mode: false } })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { dedupe: false })
  expectTypeOf(client).toExtend<Client<DedupeKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['dedupe']>().toEqualTypeOf<
    boolean | DedupeMode | DedupeRule | undefined
  >()
})

test('the account is the client’s option, not the plugin’s', () => {
  // @ts-expect-error createClient({ account })
  dedupe({ account: () => 1 })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'dedupe'>()
})
