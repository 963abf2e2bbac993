// The types: the option key follows the plugin, and internals stay inside.

import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { attemptsOf, type Retryable, type RetryKeys, retry } from './index.ts'

const bare = createClient()
const client = createClient().use(retry())

test('the key `retry` belongs to clients that have the plugin', () => {
  client.get('groups', { retry: 3 })
  client.post('orders', {}, { retry: false })
  client.request({ url: 'groups', retry: 0 })
  client.extend({ retry: 1 }).get('groups', { retry: 2 })
  client.post('orders', {}, { retry: true })
  // @ts-expect-error the key is a number or a boolean
  client.get('groups', { retry: '3' })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { retry: 3 })
  // @ts-expect-error nor has its child
  bare.extend({ retry: 3 })
  expectTypeOf(client).toExtend<Client<RetryKeys>>()
  expectTypeOf(bare).not.toExtend<Client<RetryKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['retry']>().toEqualTypeOf<number | boolean | undefined>()
})

test('the options are checked', () => {
  retry({ methods: ['GET', 'POST'], statusCodes: [503], onRetry: ({ attempt, delay }) => void (attempt + delay) })
  // @ts-expect-error wx.request has no such method
  retry({ methods: ['get'] })
})

test('shouldRetry says yes, no, or nothing, at once', () => {
  retry({
    shouldRetry: (error, request, attempt) => (request.url === 'a' && attempt < 2 ? error === undefined : undefined),
  })
  // @ts-expect-error a promise always counts as yes
  retry({ shouldRetry: async () => true })
})

test('the mark of an error has a type', () => {
  const marked = Object.assign(new Error(), { retryable: true } satisfies Retryable)
  expectTypeOf(marked).toExtend<Retryable>()
  // @ts-expect-error it is yes or no
  expectTypeOf({ retryable: 'never' } as const).toExtend<Retryable>()
})

test('the number of attempts can be read from anything', () => {
  expectTypeOf(attemptsOf).toEqualTypeOf<(error: unknown) => number | undefined>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'retry' | 'attemptsOf'>()
})
