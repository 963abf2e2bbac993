// The server's words of a duplicate, which envelope has read: they reach the app, and no log.
import { createClient, ORDER_ENVELOPE, StatusError } from '@wxpipe/core'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { DuplicateError, idempotencyKey } from './index.ts'

useFakeTime()

const createShop = () => {
  const host = createHost({ handler: () => ({ statusCode: 409, data: { code: 30001, msg: '座位已被占用' } }) })
  return createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(
    idempotencyKey({ createKey: () => 'key-1' }),
  )
}
const business = { code: '30001', message: '座位已被占用', data: undefined }

it('stay with the error, where logs see neither them nor the key', async () => {
  const client = createShop().use({
    name: 'envelope',
    order: ORDER_ENVELOPE,
    // As envelope does with a refusal in its dialect.
    error(error) {
      const { request, response } = error as StatusError
      const refused = new StatusError('business code 30001', { request, response })
      throw Object.defineProperty(refused, 'business', { value: business })
    },
  })
  const error = await outcomeOf(client.post('orders'))
  expect(error).toBeInstanceOf(DuplicateError)
  expect(error).toMatchObject({ business, key: 'key-1', response: { statusCode: 409 }, request: { url: 'orders' } })
  expect(Object.keys(error as object)).toEqual(['code'])
  expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/座位|key-1/)
})

it('are nothing without envelope, and the key is hidden all the same', async () => {
  const error = await outcomeOf(createShop().post('orders'))
  expect(error).toMatchObject({ business: undefined, key: 'key-1' })
  expect(Object.keys(error as object)).toEqual(['code'])
})
