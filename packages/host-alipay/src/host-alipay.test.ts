// What the plugin does to a request, over a simulated host.
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { expect, it } from 'vitest'
import { hostAlipay } from './index.ts'

const open = () => {
  const host = createHost({ handler: ({ header }) => ({ data: header['x-host-alipay'] ?? 'none' }) })
  return createClient({ host: host.wx, baseURL: 'https://api.example.com/' }).use(hostAlipay())
}

it('puts its header on a request', async () => {
  expect((await open().get('groups')).data).toBe('yes')
})

it('leaves a request alone that says so', async () => {
  expect((await open().get('groups', { hostAlipay: false })).data).toBe('none')
})

it('leaves a header alone that the caller set', async () => {
  expect((await open().get('groups', { header: { 'x-host-alipay': 'own' } })).data).toBe('own')
})
