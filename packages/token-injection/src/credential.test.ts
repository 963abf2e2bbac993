// Which token the rest of the pipeline is told of: the one that the response will be about.
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { type TokenInjectionOptions, tokenInjection } from './index.ts'

function setup(...plugins: TokenInjectionOptions[]) {
  const host = createHost({ handler: () => ({ data: {} }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/' })
  for (const options of plugins) client.use(tokenInjection(options))
  const told: unknown[] = []
  client.use({
    name: 'reader',
    order: 710,
    request(request) {
      told.push(request.credential)
      return request
    },
  })
  return { host, client, told }
}

const session = (token: string | undefined) => ({ getToken: () => token })
const tenant = { name: 'tenant', getToken: () => 'tenant-1', header: 'X-Tenant', scheme: '' }

it('it is what the caller has put there, as it stands', async () => {
  const { client, told } = setup(session('token-1'))
  await client.get('a', { header: { authorization: 'Basic abc' } })
  expect(told).toEqual(['Basic abc'])
})

it('it is the token when the caller has put the very same there', async () => {
  const { client, told } = setup(session('token-1'))
  await client.get('a', { header: { authorization: 'Bearer token-1' } })
  expect(told).toEqual(['token-1'])
})

it('it is an empty text without a token, which is known then, too', async () => {
  const { client, told } = setup(session(undefined))
  await client.get('a')
  expect(told).toEqual([''])
})

it('it is the token of the session that is there now, whatever an interceptor outside has passed on', async () => {
  const { client, told } = setup(session('token-1'))
  client.use({ name: 'outside', request: (request) => ({ ...request, credential: 'of yesterday' }) })
  await client.get('a')
  expect(told).toEqual(['token-1'])
})

it.each([
  ['a session', 'token-1', 'Bearer token-1', 'token-1'],
  ['nobody logged in', undefined, undefined, ''],
])('a second plugin, with a name of its own, adds its token and leaves the session’s: %s', async (_, ...given) => {
  const [token, authorization, credential] = given
  const { host, client, told } = setup(session(token), tenant)
  await client.get('a')
  const { Authorization, 'X-Tenant': second } = host.requests[0]!.header as { [name: string]: string | undefined }
  expect([Authorization, second, told]).toEqual([authorization, 'tenant-1', [credential]])
})

it('a plugin with a name of its own that is alone tells its own', async () => {
  const { client, told } = setup(tenant)
  await client.get('a')
  expect(told).toEqual(['tenant-1'])
})
