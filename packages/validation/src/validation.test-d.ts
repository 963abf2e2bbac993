// The types: the response's type is the schema's output, and a schema of another type does not compile.
import { type CallOptionsOf, type Client, createClient, type HttpResponse } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { describe, expectTypeOf, it, test } from 'vitest'
import { arktypeGroups, type Group, valibotGroups, zodGroups, zodTaken } from '../test/schemas.ts'
import type * as all from './index.ts'
import { fits, type StandardSchema, type ValidationKeys, validation } from './index.ts'

const bare = createClient()
const client = createClient().use(retry()).use(validation())

describe('the type of the data', () => {
  it('is what the schema makes of a response, its transforms included', () => {
    expectTypeOf(client.get('groups', { schema: zodGroups })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.get('groups', { schema: valibotGroups })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.get('groups', { schema: arktypeGroups })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.get('names', { schema: zodTaken })).resolves.toEqualTypeOf<HttpResponse<string[]>>()
  })

  it('is found in every way to send', () => {
    const schema = zodGroups
    expectTypeOf(client.request({ url: 'groups', schema })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.post('groups', {}, { schema, retry: 2 })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.put('groups', {}, { schema })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.delete('groups', { schema })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
  })

  it('may be said as well, and has to agree then', () => {
    client.get<Group[]>('groups', { schema: valibotGroups })
    // @ts-expect-error the schema yields groups
    client.get<string[]>('groups', { schema: zodGroups })
    // @ts-expect-error the same for valibot
    client.get<string[]>('groups', { schema: valibotGroups })
    // @ts-expect-error and for arktype
    client.get<string[]>('groups', { schema: arktypeGroups })
    // @ts-expect-error a transform is part of it
    client.get<{ id: number; phones: Record<string, string>; at: string }[]>('groups', { schema: zodGroups })
    // @ts-expect-error so in request
    client.request<string[]>({ url: 'groups', schema: zodGroups })
  })

  it('is unknown without a schema, or what is said', () => {
    expectTypeOf(client.get('groups')).resolves.toEqualTypeOf<HttpResponse<unknown>>()
    expectTypeOf(client.get<Group[]>('groups')).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    expectTypeOf(client.get('groups', { retry: 2 })).resolves.toEqualTypeOf<HttpResponse<unknown>>()
  })

  it('goes through a function that wraps `get`', () => {
    const get = <T>(url: string, options?: CallOptionsOf<typeof client, T>) => client.get<T>(url, options)
    expectTypeOf(get('groups', { schema: zodGroups })).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
    // @ts-expect-error the schema yields groups
    get<string[]>('groups', { schema: zodGroups })
  })
})

test('the key `schema` belongs to clients that have the plugin', () => {
  // @ts-expect-error this client does not have it
  bare.get('groups', { schema: zodGroups })
  // @ts-expect-error no Standard Schema
  client.get('groups', { schema: { parse: () => 1 } })
  // @ts-expect-error a misspelt key beside it
  client.get('groups', { schema: zodGroups, retryy: 1 })
  expectTypeOf(client).toExtend<Client<ValidationKeys>>()
  const service = (http: Client<ValidationKeys>) => http.get('groups', { schema: valibotGroups })
  expectTypeOf(service(client)).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
})

test('a schema may be written without a library', () => {
  const schema: StandardSchema<number> = {
    '~standard': {
      validate: (value) => (typeof value === 'number' ? { value } : { issues: [{ message: 'no number' }] }),
    },
  }
  expectTypeOf(client.get('count', { schema })).resolves.toEqualTypeOf<HttpResponse<number>>()
})

test('options are checked', () => {
  validation({ onInvalid: ({ issues, message, request }) => console.log(issues[0]?.path, message, request?.url) })
  // @ts-expect-error a function
  validation({ onInvalid: true })
  expectTypeOf(fits).returns.toEqualTypeOf<boolean>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'validation' | 'ValidationError' | 'fits'>()
})
