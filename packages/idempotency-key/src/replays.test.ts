// One key for all that a call sends, whichever plugin sends it again.
import { createClient, type HttpRequest, isHttpError, type Next, ORDER_LOGIN_REDIRECT } from '@wxpipe/core'
import { resume } from '@wxpipe/resume'
import { retry } from '@wxpipe/retry'
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { createHost, faults } from '@wxpipe/testing'
import { tokenExpiry } from '@wxpipe/token-expiry'
import { tokenInjection } from '@wxpipe/token-injection'
import { tokenRefresh } from '@wxpipe/token-refresh'
import { expect, it } from 'vitest'
import { DuplicateError, idempotencyKey } from './index.ts'

useFakeTime()

/** A shop that takes each key once, and whose tokens expire. */
function createShop() {
  const session = { token: 'old' }
  const orders: string[] = []
  const host = createHost({
    handler: ({ header, path }) => {
      if (path === '/refresh') return { data: 'new' }
      if (header['authorization'] !== 'Bearer new') return { statusCode: 401 }
      const key = header['idempotency-key'] ?? 'none'
      if (orders.includes(key)) return { statusCode: 409, data: 'seen' }
      orders.push(key)
      return { data: key }
    },
  })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
    .use(idempotencyKey())
    .use(retry({ timeouts: true }))
    .use(resume())
    .use(tokenInjection({ getToken: () => session.token }))
    .use(tokenExpiry())
    .use(
      tokenRefresh({
        getToken: () => session.token,
        refresh: (own) => own.post<string>('refresh').then(({ data }) => data),
        setToken: (token) => {
          session.token = token
        },
      }),
    )
  const sent = () =>
    host.requests.filter(({ url }) => url.endsWith('/orders')).map((one) => one.header['Idempotency-Key'])
  return { host, client, orders, session, sent }
}

it('retry and token-refresh send the key that the first attempt had', async () => {
  const { host, client, orders, sent } = createShop()
  host.fail(faults.connectionReset(), { url: '/orders' })
  const key = await outcomeOf(client.post('orders', { sku: 1 }, { retry: 2 }))
  // Reset, then refused for its token, then taken.
  expect(sent()).toEqual([key, key, key])
  expect(orders).toEqual([key])
})

it('an order that arrived although its response was lost is not made twice: DuplicateError', async () => {
  const { host, client, orders, session } = createShop()
  session.token = 'new'
  host.fail(faults.delivered(faults.timeout()), { url: '/orders' })
  const error = await outcomeOf(client.post('orders', { sku: 1 }, { retry: 2 }))
  expect(error).toBeInstanceOf(DuplicateError)
  expect(error).toMatchObject({ key: orders[0], response: { data: 'seen' }, name: 'StatusError' })
  expect(`${error}`).toBe('StatusError: POST https://api.example.com/orders: sent before')
  expect(orders).toHaveLength(1)
  expect(`${error} ${JSON.stringify(error)}`).not.toContain(orders[0])
})

it('a 409 to a request without a key is a plain StatusError', async () => {
  const { client, session } = createShop()
  session.token = 'new'
  await outcomeOf(client.put('orders'))
  const error = await outcomeOf(client.put('orders'))
  expect(error).toMatchObject({ code: 'STATUS' })
  expect(error).not.toBeInstanceOf(DuplicateError)
})

it('other statuses are as they were', async () => {
  const { client, session } = createShop()
  session.token = 'new'
  const failing = client.extend({ validateStatus: () => false })
  const error = await outcomeOf(failing.post('orders'))
  expect(error).toMatchObject({ code: 'STATUS', response: { statusCode: 200 } })
  expect(error).not.toBeInstanceOf(DuplicateError)
})

it('a call that is sent again after a login has the same key: an attempt before it may have arrived', async () => {
  const { host, client, session, sent } = createShop()
  const again = (error: unknown, request: HttpRequest, next: Next) => {
    if (!isHttpError(error, 'AUTH_EXPIRED')) throw error
    session.token = 'new'
    return next(request)
  }
  // As login redirect does, from outside of everything that waits.
  client.use({ name: 'login', order: ORDER_LOGIN_REDIRECT, error: again })
  host.fail(faults.delivered(faults.timeout()), { url: '/orders' })
  host.fail(faults.reply({ statusCode: 403 }), { url: '/refresh' })
  await outcomeOf(client.post('orders', { sku: 1 }, { retry: 2 }))
  expect([sent().length, new Set(sent()).size]).toEqual([3, 1])
  await outcomeOf(client.post('orders', { sku: 1 }))
  expect(new Set(sent()).size).toBe(2)
})
