// What the key does for a request that is sent again, over a simulated host.
import { createClient, type Interceptor, ORDER_RETRY } from '@wxpipe/core'
import { createHost, faults } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { DuplicateError } from './duplicate-error.ts'
import { idempotencyKey } from './idempotency-key.ts'

const retryOnce: Interceptor = { name: 'retry', order: ORDER_RETRY, error: (_, request, next) => next(request) }

function setup(statusCode = 200) {
  let count = 0
  const host = createHost({ handler: () => ({ statusCode, data: {} }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(
    idempotencyKey({ createKey: () => `key-${++count}` }),
  )
  const keys = () => host.requests.map(({ header }) => header['Idempotency-Key'])
  return { host, client, keys }
}

it('sends the same key again when a POST is replayed', async () => {
  const { host, client, keys } = setup()
  client.use(retryOnce)
  host.fail(faults.connectionReset())
  await client.post('orders', { sku: 1 })
  expect(keys()).toEqual(['key-1', 'key-1'])
})

it('sends each POST with a key of its own, and a GET with none', async () => {
  const { client, keys } = setup()
  await client.post('orders')
  await client.post('orders')
  await client.get('orders')
  expect(keys()).toEqual(['key-1', 'key-2', undefined])
})

it('sends the request’s own key, one for another method, or none', async () => {
  const { client, keys } = setup()
  await client.put('orders/7', {}, { idempotencyKey: 'order-7' })
  await client.delete('orders/7', { idempotencyKey: true })
  await client.post('orders', {}, { idempotencyKey: false })
  expect(keys()).toEqual(['order-7', 'key-1', undefined])
})

it('tells a duplicate from other failures', async () => {
  const error = await setup(409)
    .client.post('orders')
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(DuplicateError)
  expect(error).toMatchObject({ code: 'STATUS', key: 'key-1', response: { statusCode: 409 } })
})
