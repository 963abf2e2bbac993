// The types: the option key follows the plugin.
import { createClient } from '@wxpipe/core'
import { it } from 'vitest'
import { idempotencyKey } from './index.ts'

it('is known to the clients that have the plugin', () => {
  const plain = createClient()
  const client = createClient().use(idempotencyKey())
  client.post('orders', {}, { idempotencyKey: 'order-7' })
  // @ts-expect-error: not a key of this client
  plain.post('orders', {}, { idempotencyKey: 'order-7' })
  // @ts-expect-error: a text, true or false
  client.post('orders', {}, { idempotencyKey: 7 })
})
