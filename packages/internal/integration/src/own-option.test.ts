// A plugin of somebody else's stands inside cache and dedupe and gives another response for its own option: no caller gets
// what another one asked for.
import { cache } from '@wxpipe/cache'
import { createClient, type HttpRequest, type Plugin } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'

interface RawKeys {
  readonly raw: boolean
}

const ownEnvelope: Plugin<RawKeys> = {
  name: 'own-envelope',
  order: 750,
  keys: { raw: 'boolean*' },
  response: (response, request: HttpRequest<RawKeys>) =>
    request.options.raw ? response : { ...response, data: Object(response.data).result },
}

it('gives each caller the form that it asked for, in flight and from the cache', async () => {
  const host = createHost({ handler: () => ({ data: { result: 'a' } }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => '1' })
    .use(dedupe())
    .use(cache({ ttl: 60_000 }))
    .use(ownEnvelope)
  const both = () => Promise.all([client.get('x'), client.get('x', { raw: true })])
  const data = (responses: readonly { readonly data: unknown }[]) => responses.map((response) => response.data)
  expect(data(await both())).toEqual(['a', { result: 'a' }])
  expect(data(await both())).toEqual(['a', { result: 'a' }])
  expect(host.requests).toHaveLength(2)
})
