// The keys themselves: what is made when nobody says otherwise, and what is refused because it would be no key.
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { type IdempotencyKeyOptions, idempotencyKey } from './index.ts'

function setup(options?: IdempotencyKeyOptions) {
  const host = createHost({ handler: () => ({ data: {} }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(idempotencyKey(options))
  const keys = () => host.requests.map(({ header }) => header['Idempotency-Key'])
  return { host, client, keys }
}
const codeOf = (promise: Promise<unknown>) => promise.then(String, (error) => `${error.code} ${error.message}`)

describe('without createKey', () => {
  it('each write has a key of its own, also within a millisecond', async () => {
    const { client, keys } = setup()
    await Promise.all(Array.from({ length: 200 }, () => client.post('orders')))
    expect(new Set(keys()).size).toBe(200)
    for (const key of keys()) expect(key).toMatch(/^\d{13}-\d\.\d+(e-\d+)?$/)
  })
})

describe('createKey', () => {
  it('is called as a method of the options, with the request', async () => {
    const { client, host } = setup({
      header: 'X-Shop',
      createKey(request) {
        return `${this.header}-${request.url}`
      },
    })
    await client.post('orders')
    expect(host.requests[0]!.header['X-Shop']).toBe('X-Shop-orders')
  })

  it.each([
    ['an empty text', ''],
    ['nothing', undefined],
    ['null', null],
    ['a promise', Promise.resolve('a')],
    ['two lines', 'a\nb'],
  ])('that yields %s is a ConfigError, and nothing is sent', async (_, key) => {
    const { client, host } = setup({ createKey: () => key as string })
    expect(await codeOf(client.post('orders'))).toMatch(/^CONFIG .*(no idempotencyKey|must be sendable text)$/)
    expect(host.requests).toHaveLength(0)
  })

  it('that throws rejects the request with what it threw', async () => {
    const failure = new TypeError('no order number')
    const { client } = setup({
      createKey: () => {
        throw failure
      },
    })
    await expect(client.post('orders')).rejects.toBe(failure)
  })

  it('is not asked for a request that has its key', async () => {
    const { client, keys } = setup({ createKey: () => 'made' })
    await client.post('orders', {}, { idempotencyKey: 'order-7' })
    await client.post('orders', {}, { header: { 'idempotency-key': 'own' } })
    expect(keys()).toEqual(['order-7', undefined])
  })
})

describe('a request’s own key', () => {
  it('that is empty is a ConfigError: all such requests would share it', async () => {
    const { client, host } = setup()
    expect(await codeOf(client.post('orders', {}, { idempotencyKey: '' }))).toBe(
      'CONFIG POST https://api.example.com/orders: no idempotencyKey',
    )
    expect(host.requests).toHaveLength(0)
  })

  it('may be no number', async () => {
    const { client } = setup()
    expect(await codeOf(client.post('orders', {}, { idempotencyKey: 7 as never }))).toMatch(/^CONFIG/)
  })
})

describe('the options', () => {
  it('name the header, the methods and the interceptor', async () => {
    const { client, host } = setup({
      header: 'X-Request-Id',
      methods: ['PUT'],
      createKey: () => 'a',
      name: 'request-id',
    })
    await client.put('orders/7')
    await client.post('orders')
    expect(host.requests.map(({ header }) => header['X-Request-Id'])).toEqual(['a', undefined])
    expect(client.inspect()).toMatch(/490\s+request-id\b/)
  })

  it.each<[string, unknown, string]>([
    ['a mistyped name', { createkey: () => 'a' }, 'idempotency-key has no "createkey": write createKey'],
    ['another kind', { createKey: 'a' }, '"createKey" must be: function'],
    ['a method that is no list', { methods: 'POST' }, '"methods" must be: list'],
    ['no object', 'X-Request-Id', 'plain object'],
  ])('%s is refused at once', (_, options, words) => {
    expect(() => idempotencyKey(options as IdempotencyKeyOptions)).toThrow(words)
  })
})
