// The types: what sign is told and yields, the option key, and that internals stay inside.
import { type Client, createClient, type HttpRequest } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type SignInput, type SigningKeys, signing, sortedPairs } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(signing({ sign: () => ({}) }))
  client.get('groups', { sign: false })
  // @ts-expect-error a boolean
  client.get('groups', { sign: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { sign: false })
  expectTypeOf(client).toExtend<Client<SigningKeys>>()
})

test('sign knows what it is told', () => {
  signing({
    sign: (input, request) => {
      expectTypeOf(input).toEqualTypeOf<SignInput>()
      expectTypeOf(request).toEqualTypeOf<HttpRequest>()
      return { 'X-Sign': sortedPairs(input.query), 'X-Timestamp': input.timestamp }
    },
  })
  signing({ sign: async ({ nonce }) => ({ nonce }), inQuery: true, serverTime: true, origins: [] })
})

test('sign is needed, and yields texts and numbers', () => {
  // @ts-expect-error no sign
  signing({ inQuery: true })
  // @ts-expect-error a text is no set of fields
  signing({ sign: () => 'abc' })
  // @ts-expect-error a field has a value
  signing({ sign: () => ({ 'X-Sign': undefined }) })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'pairsOf' | 'signing' | 'sortedPairs'>()
})
