// The public names: internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type IdempotencyKeyKeys, idempotencyKey } from './index.ts'

test('a service may ask for a client that has the plugin', () => {
  expectTypeOf(createClient().use(idempotencyKey({ createKey: () => 'a' }))).toExtend<Client<IdempotencyKeyKeys>>()
})

test('a key is made at once', () => {
  // @ts-expect-error a promise is no key
  idempotencyKey({ createKey: async () => 'a' })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'DuplicateError' | 'idempotencyKey'>()
})
