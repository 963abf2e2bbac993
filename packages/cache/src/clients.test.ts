// One cache for several clients: a response is another client's only when that one would have asked in the same way.
import { createClient, type Transport } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { cache } from './index.ts'

const baseURL = 'https://api.example.com/'
const account = () => 7

it('what one server has returned is not given to a client of another one', async () => {
  const serverOf =
    (name: string): Transport =>
    (_request, settle) =>
      settle({ statusCode: 200, data: name, header: {} })
  const phoneOf = (name: string) => createHost({ handler: () => ({ data: name }) }).wx
  const cached = cache({ ttl: 60_000 })
  const clients = [
    createClient({ account, baseURL, transport: serverOf('shop') }),
    createClient({ account, baseURL, transport: serverOf('news') }),
    createClient({ account, baseURL, host: phoneOf('phone') }),
    createClient({ account, baseURL, host: phoneOf('page') }),
  ].map((client) => client.use(cached))
  for (const client of clients) await client.get('a')
  const again = await Promise.all(clients.map((client) => client.get('a')))
  expect(again.map(({ data, header }) => [data, 'cache-status' in header])).toEqual(
    ['shop', 'news', 'phone', 'page'].map((name) => [name, true]),
  )
})

it('clients of one server and one host share what is kept', async () => {
  const host = createHost({ handler: () => ({ data: 1 }) })
  const cached = cache({ ttl: 60_000 })
  for (let client = 0; client < 2; client++) {
    await createClient({ account, baseURL, host: host.wx }).use(cached).get('a')
  }
  expect(host.requests).toHaveLength(1)
})
