// The types: the option key follows the plugin, a rule is checked, and internals stay inside.
import { type Client, createClient, type ResponseError, type StatusError } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type Business, type BusinessError, businessOf, type EnvelopeKeys, envelope, isBusinessError } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(envelope({ success: [0, '0', true] }))
  client.get('groups', { envelope: false })
  client.get('groups', { envelope: { data: ({ rows, total }) => ({ list: rows, total }) } })
  client
    .extend({ envelope: { code: 'errno', message: ['errmsg'], success: (body) => body['errno'] === 0 } })
    .get('groups')
  // @ts-expect-error nothing to say
  client.get('groups', { envelope: true })
  // @ts-expect-error no word of a rule
  client.get('groups', { envelope: { sucess: [0] } })
  // @ts-expect-error the name is the plugin's
  client.get('groups', { envelope: { name: 'other' } })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { envelope: false })
  expectTypeOf(client).toExtend<Client<EnvelopeKeys>>()
})

test('a service may ask for it', () => {
  const service = (api: Client<EnvelopeKeys>) => api.get<string>('a', { envelope: { data: 'result' } })
  service(createClient().use(envelope({ success: [0] })))
  // @ts-expect-error without the plugin its T would be wrong
  service(createClient())
})

test('success is needed, and returns at once', () => {
  // @ts-expect-error which codes mean it?
  envelope({})
  // @ts-expect-error a list
  envelope({ success: 0 })
  // @ts-expect-error a promise always counts as yes
  envelope({ success: async () => true })
})

test('isBusinessError narrows to an error with what the server says', () => {
  const error: unknown = undefined
  if (isBusinessError(error, 20001, 'BUSY')) {
    expectTypeOf(error.business).toEqualTypeOf<Business>()
    expectTypeOf(error.code).toEqualTypeOf<'RESPONSE' | 'STATUS'>()
  }
  expectTypeOf(businessOf(error)).toEqualTypeOf<Business | undefined>()
  expectTypeOf<BusinessError>().toExtend<ResponseError>()
  expectTypeOf<all.BusinessStatusError>().toExtend<StatusError>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<
    'BusinessError' | 'BusinessStatusError' | 'businessOf' | 'envelope' | 'isBusinessError'
  >()
})
