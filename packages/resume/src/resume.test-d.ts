// The types: the option key follows the plugin, hosts fit, internals stay inside.
import { type Client, createClient, type NetworkError, type RequestOptionsOf } from '@wxpipe/core'
import type { Host } from '@wxpipe/testing'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type Interruption, interruptionOf, type ResumeHost, type ResumeKeys, resume } from './index.ts'

const bare = createClient()
const client = createClient().use(resume())

test('the key `resume` belongs to clients that have the plugin', () => {
  client.get('groups', { resume: false })
  client.post('drafts', {}, { resume: true })
  client.extend({ resume: true }).get('groups', { resume: false })
  // @ts-expect-error the key is a boolean
  client.get('groups', { resume: 3 })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { resume: true })
  // @ts-expect-error nor has its child
  bare.extend({ resume: true })
  expectTypeOf(client).toExtend<Client<ResumeKeys>>()
  expectTypeOf(bare).not.toExtend<Client<ResumeKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['resume']>().toEqualTypeOf<boolean | undefined>()
})

test('the options are checked', () => {
  resume({ methods: ['POST'], offlineTimeout: 1_000, limit: 3, name: 'again' })
  // @ts-expect-error no such method
  resume({ methods: ['FETCH'] })
})

test('the simulated wx fits, whole or in part', () => {
  expectTypeOf<Host['wx']>().toExtend<ResumeHost>()
  expectTypeOf<Pick<Host['wx'], 'onAppShow' | 'offAppShow'>>().toExtend<ResumeHost>()
})

test('an interruption is read from a NetworkError', () => {
  expectTypeOf(interruptionOf).toEqualTypeOf<(error: NetworkError) => Interruption | undefined>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'resume' | 'interruptionOf'>()
})
