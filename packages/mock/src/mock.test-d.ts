// The types: routes, what handlers are told, the option key, and that internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import type { Handler } from '@wxpipe/testing'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { fault, type MockKeys, type MockRequest, type MockRoutes, mock, reply } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(mock({}))
  client.get('groups', { mock: false })
  // @ts-expect-error a boolean
  client.get('groups', { mock: 'no' })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { mock: false })
  expectTypeOf(client).toExtend<Client<MockKeys>>()
})

test('a handler knows what it is told, where it is written and elsewhere', () => {
  mock({
    'GET a': { list: [] },
    'GET b': (request) => {
      expectTypeOf(request).toEqualTypeOf<MockRequest>()
    },
    'GET c/:id': async ({ params }) => reply(200, { id: params['id'] }),
    'GET d': null,
    'GET e': fault.timeout(),
  })
  const elsewhere: MockRoutes = { 'POST login': reply(400, {}, { delay: 300, header: { a: 'b' } }) }
  mock({ ...elsewhere, 'GET f': 1 }, { delay: [100, 400] })
  const inferred = { 'PUT g': () => 1 }
  mock(inferred)
})

test('a route has a method and a path', () => {
  // @ts-expect-error no method
  mock({ groups: 1 })
  // @ts-expect-error no method of a request
  mock({ 'get groups': 1 })
  // @ts-expect-error a range has two ends
  mock({}, { delay: [1] })
})

test('replies and faults are what handlers of @wxpipe/testing return', () => {
  expectTypeOf(() => reply(200, 1)).toExtend<Handler>()
  expectTypeOf(() => fault.network()).toExtend<Handler>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'fault' | 'mock' | 'reply'>()
})
