// The app's own interceptor, over a scripted server.
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { expect, test } from 'vitest'
import { clientVersion } from '../src/interceptors/client-version.ts'

test('client-version puts the version on the request that is sent', async () => {
  const host = createHost({ handler: () => ({ data: [] }) })
  await createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(clientVersion('2.0.0')).get('groups')
  expect(host.requests[0]?.header).toMatchObject({ 'x-client': '2.0.0' })
})
