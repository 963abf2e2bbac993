// The types: the option key follows the plugin, hosts fit, internals stay inside.
import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import type { Host } from '@wxpipe/testing'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type LoginRedirectKeys, type LoginRedirectOptions, loginRedirect, type RoutingHost } from './index.ts'

const bare = createClient()
const client = createClient().use(loginRedirect({ loginPage: '/pages/login/login' }))

test('the key `login` belongs to clients that have the plugin', () => {
  client.get('groups', { login: false })
  client.request({ url: 'groups', login: false })
  // @ts-expect-error the key is a boolean
  client.get('groups', { login: 'no' })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { login: false })
  expectTypeOf(client).toExtend<Client<LoginRedirectKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['login']>().toEqualTypeOf<boolean | undefined>()
})

test('the simulated wx fits, with and without getCurrentPages', () => {
  expectTypeOf<Host['wx']>().toExtend<RoutingHost>()
  expectTypeOf<Host['wx'] & Pick<Host, 'getCurrentPages'>>().toExtend<RoutingHost>()
})

test('loginPage is the only option that is needed', () => {
  expectTypeOf<{ loginPage: string }>().toExtend<LoginRedirectOptions>()
  // @ts-expect-error without a login page there is nothing to open
  loginRedirect({})
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'loginRedirect'>()
})
