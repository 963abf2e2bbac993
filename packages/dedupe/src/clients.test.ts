// One dedupe for several clients: they share only what would be sent in the same way.
import { createClient, type Transport } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { dedupe } from './index.ts'

const baseURL = 'https://api.example.com/'
const account = () => 7

it('clients of other servers or hosts do not share a flight', async () => {
  const serverOf =
    (name: string): Transport =>
    (_request, settle) =>
      void setTimeout(() => settle({ statusCode: 200, data: name, header: {} }))
  const phoneOf = (name: string) => createHost({ handler: () => ({ data: name }) }).wx
  const shared = dedupe()
  const clients = [
    createClient({ account, baseURL, transport: serverOf('shop') }),
    createClient({ account, baseURL, transport: serverOf('news') }),
    createClient({ account, baseURL, host: phoneOf('phone') }),
    createClient({ account, baseURL, host: phoneOf('page') }),
  ].map((client) => client.use(shared))
  const responses = await Promise.all(clients.map((client) => client.get('a')))
  expect(responses.map(({ data }) => data)).toEqual(['shop', 'news', 'phone', 'page'])
})

it('clients of one server and one host share one', async () => {
  const host = createHost({ handler: () => ({ data: 1 }) })
  const shared = dedupe()
  const clients = [1, 2].map(() => createClient({ account, baseURL, host: host.wx }).use(shared))
  await Promise.all(clients.map((client) => client.get('a')))
  expect(host.requests).toHaveLength(1)
})
