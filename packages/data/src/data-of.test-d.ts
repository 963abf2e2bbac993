// The types: T is the data's, the plugins' keys stay, and a key may infer T.
import { type Client, createClient, type HttpResponse, type PerCall, type Plugin } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type DataClient, dataOf } from './index.ts'

interface RetryKeys {
  readonly retry: number | false
}
interface Schema<T> {
  readonly '~out': T
}
interface SchemaKeys extends PerCall {
  readonly schema: Schema<this['~T']>
}
const retry: Plugin<RetryKeys> = { name: 'retry' }
const schema: Plugin<SchemaKeys> = { name: 'schema' }
const client = createClient().use(retry).use(schema)
const api = dataOf(client)
const words: Schema<string[]> = { '~out': ['a'] }

test('a call is a promise of T, unknown when nothing says it', () => {
  expectTypeOf(api.get<string[]>('a')).toEqualTypeOf<Promise<string[]>>()
  expectTypeOf(api.request<string[]>({ url: 'a' })).toEqualTypeOf<Promise<string[]>>()
  expectTypeOf(api.post<number>('a', { id: 1 })).toEqualTypeOf<Promise<number>>()
  expectTypeOf(api.put<number>('a')).toEqualTypeOf<Promise<number>>()
  expectTypeOf(api.get('a')).toEqualTypeOf<Promise<unknown>>()
  expectTypeOf(api.client.get<string[]>('a')).toEqualTypeOf<Promise<HttpResponse<string[]>>>()
  // @ts-expect-error the data, not the response
  api.get<string[]>('a').then(({ statusCode }) => statusCode)
})

test('every plugin key is kept, and no other is known', () => {
  api.get('a', { retry: 3, timeout: 5 })
  api.post('a', {}, { retry: false })
  api.request({ url: 'a', method: 'PUT', retry: 1 })
  // @ts-expect-error no plugin has it
  api.get('a', { retries: 3 })
  // @ts-expect-error a number
  api.get('a', { retry: '3' })
  // @ts-expect-error this client has no retry
  dataOf(createClient()).get('a', { retry: 3 })
})

test('T is inferred from a key that depends on it, and must agree with it', () => {
  expectTypeOf(api.get('a', { schema: words })).toEqualTypeOf<Promise<string[]>>()
  expectTypeOf(api.post('a', {}, { schema: words, retry: 1 })).toEqualTypeOf<Promise<string[]>>()
  expectTypeOf(api.request({ url: 'a', schema: words })).toEqualTypeOf<Promise<string[]>>()
  // @ts-expect-error the schema is of texts
  api.get<number[]>('a', { schema: words })
})

test('a service takes what has the keys that it needs', () => {
  const service = (some: DataClient<RetryKeys>) => some.get<string>('a', { retry: 1 })
  service(api)
  service(dataOf(createClient().use(retry)))
  // @ts-expect-error without retry
  service(dataOf(createClient()))
  // @ts-expect-error a client's calls are responses
  service(client)
  expectTypeOf(api.client).toExtend<Client<RetryKeys>>()
})

test('it is no client to be changed: compose the client, then wrap it', () => {
  expectTypeOf<keyof typeof api>().toEqualTypeOf<
    '~keys' | 'client' | 'request' | 'get' | 'head' | 'options' | 'delete' | 'post' | 'put'
  >()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'dataOf'>()
})
