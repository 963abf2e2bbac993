// The types: what the document says of each path and verb, beside what the client's plugins know.
import { createClient, type HttpResponse, type PerCall, type Plugin } from '@wxpipe/core'
import { dataOf } from '@wxpipe/data'
import { type RetryKeys, retry } from '@wxpipe/retry'
import { expectTypeOf, test } from 'vitest'
import type { components, paths } from '../test/api.d.ts'
import type * as all from './index.ts'
import { type OpenapiClient, openapi } from './index.ts'

type Group = components['schemas']['Group']
type Refusal = components['schemas']['Refusal']

const client = createClient().use(retry())
const api = openapi<paths>()(client)
const unwrapped = openapi<paths, 'unwrapped'>()(client)

test('a response is what the document says', () => {
  expectTypeOf(api.get('/groups')).resolves.toEqualTypeOf<HttpResponse<{ code: string; data: Group[] }>>()
  expectTypeOf(api.get('/groups/{id}', { path: { id: 7 } })).resolves.toEqualTypeOf<
    HttpResponse<{ code: string; data: Group } | Refusal>
  >()
})

test('`unwrapped` takes the envelope off, and the refusals with it', () => {
  expectTypeOf(unwrapped.get('/groups')).resolves.toEqualTypeOf<HttpResponse<Group[]>>()
  expectTypeOf(unwrapped.get('/groups/{id}', { path: { id: 7 } })).resolves.toEqualTypeOf<HttpResponse<Group>>()
  expectTypeOf(unwrapped.post('/groups', { data: { name: 'a' } })).resolves.toEqualTypeOf<HttpResponse<Group>>()
})

test('`unwrapped` leaves what has no envelope', () => {
  expectTypeOf(unwrapped.delete('/users/{ids}', { path: { ids: [1] } })).resolves.toEqualTypeOf<HttpResponse<Refusal>>()
})

test('the envelope’s field may have another name', () => {
  const jeecg = openapi<paths, 'unwrapped', 'result'>()(client)
  expectTypeOf(jeecg.trace('/odd')).resolves.toEqualTypeOf<HttpResponse<number>>()
})

test('a response without a body is undefined, alone and beside others', () => {
  expectTypeOf(api.delete('/groups/{id}', { path: { id: 7 } })).resolves.toEqualTypeOf<HttpResponse<undefined>>()
  expectTypeOf(api.head('/feed')).resolves.toEqualTypeOf<HttpResponse<undefined>>()
  expectTypeOf(api.get('/odd')).resolves.toEqualTypeOf<HttpResponse<undefined>>()
  expectTypeOf(unwrapped.get('/feed')).resolves.toEqualTypeOf<HttpResponse<string[] | undefined>>()
})

test('a range of statuses and the default count; what documents no success is unknown', () => {
  expectTypeOf(unwrapped.get('/search', { query: { words: 'a' } })).resolves.toEqualTypeOf<HttpResponse<string[]>>()
  expectTypeOf(
    api.put('/groups/{group}/members/{member}', { path: { group: 1, member: 'ann' } }),
  ).resolves.toEqualTypeOf<HttpResponse<Refusal>>()
  expectTypeOf(api.post('/odd')).resolves.toEqualTypeOf<HttpResponse<unknown>>()
})

test('a document without any responses makes them unknown, and not something that fits everywhere', () => {
  expectTypeOf(api.get('/bare')).resolves.toEqualTypeOf<HttpResponse<unknown>>()
  expectTypeOf(unwrapped.get('/bare')).resolves.toEqualTypeOf<HttpResponse<unknown>>()
})

test('a required body of which the document says nothing may be left out, and not be given', () => {
  expectTypeOf(api.post('/bare')).resolves.toEqualTypeOf<HttpResponse<unknown>>()
  api.post('/bare', { retry: 3 })
  // @ts-expect-error nothing is documented
  api.post('/bare', { data: { name: 'a' } })
})

test('of a path that may be one of several, the data is that of one of them, whatever their statuses', () => {
  const path = '/groups/{id}' as '/groups/{id}' | '/users/{ids}'
  const call = api.delete(path, { path: { id: 7 } })
  expectTypeOf(call).resolves.toEqualTypeOf<HttpResponse<Refusal | undefined>>()
})

test('a path belongs to its verb', () => {
  // @ts-expect-error no such path
  api.get('/group')
  // @ts-expect-error the path has no such verb
  api.post('/search')
  // @ts-expect-error the host’s own URL is no path of the document
  api.get('https://api.example.com/groups')
})

test('path parameters are required, each of its type', () => {
  // @ts-expect-error without any
  api.get('/groups/{id}')
  // @ts-expect-error without one
  api.put('/groups/{group}/members/{member}', { path: { group: 1 } })
  // @ts-expect-error a number
  api.get('/groups/{id}', { path: { id: '7' } })
  // @ts-expect-error misspelt
  api.get('/groups/{id}', { path: { Id: 7 } })
  // @ts-expect-error there is none
  api.get('/groups', { path: { id: 7 } })
})

test('the query is required when something in it is', () => {
  api.get('/search', { query: { words: 'a', page: 2 } })
  api.get('/feed')
  api.get('/feed', { query: { page: 2 } })
  // @ts-expect-error without it
  api.get('/search')
  // @ts-expect-error without what is required
  api.get('/search', { query: { page: 2 } })
  // @ts-expect-error a number
  api.get('/feed', { query: { page: 'two' } })
  // @ts-expect-error there is none
  api.get('/groups', { query: { page: 2 } })
})

test('the body is required when the document says so', () => {
  api.patch('/groups/{id}', { path: { id: 7 } })
  api.patch('/groups/{id}', { path: { id: 7 }, data: { name: 'a' } })
  // @ts-expect-error without it
  api.post('/groups')
  // @ts-expect-error another body
  api.post('/groups', { data: { title: 'a' } })
  // @ts-expect-error there is none
  api.get('/groups', { data: { name: 'a' } })
})

test('the options of the core and of the client’s plugins are there, and no others', () => {
  api.get('/groups', { retry: 3, timeout: 5_000, header: { 'x-trace': '1' } })
  // @ts-expect-error a number or false
  api.get('/groups', { retry: 'often' })
  // @ts-expect-error no plugin of this client has it
  api.get('/groups', { auth: false })
  // @ts-expect-error the path and the verb say them
  api.get('/groups', { url: 'groups' })
})

interface Schema<T> {
  readonly '~out': T
}
interface SchemaKeys extends PerCall {
  readonly schema: Schema<this['~T']>
}
const schema: Plugin<SchemaKeys> = { name: 'schema' }
const checked = openapi<paths, 'unwrapped'>()(dataOf(createClient().use(schema)))

test('an option that says what the data is has the last word, if it agrees with the document', () => {
  const exact: Schema<(Group & { name: 'Hiking' })[]> = { '~out': [] }
  expectTypeOf(checked.get('/groups', { schema: exact })).resolves.toEqualTypeOf<(Group & { name: 'Hiking' })[]>()
  const found: Schema<{ id: 1 }> = { '~out': { id: 1 } }
  expectTypeOf(checked.post('/odd', { schema: found })).resolves.toEqualTypeOf<{ id: 1 }>()
  expectTypeOf(checked.get('/groups', { schema: undefined })).resolves.toEqualTypeOf<Group[]>()
  const others: Schema<string[]> = { '~out': [] }
  // @ts-expect-error the document says groups
  checked.get('/groups', { schema: others })
})

test('what the caller expects has not: the document says what the data is', () => {
  // @ts-expect-error the document knows of no owner
  const groups = (): Promise<(Group & { owner: string })[]> => checked.get('/groups')
  // @ts-expect-error nor of anything here
  const odd = (): Promise<Group> => checked.post('/odd')
  // @ts-expect-error nor is it what is written beside the path
  const written = () => api.get<'/groups', string>('/groups').then(({ data }) => data.length.toFixed() && data.trim())
  return [groups, odd, written]
})

test('over a client of data alone, calls resolve to that', () => {
  const bare = openapi<paths, 'unwrapped'>()(dataOf(client))
  expectTypeOf(bare.get('/groups', { retry: 3 })).resolves.toEqualTypeOf<Group[]>()
  // @ts-expect-error no plugin of this client has it
  bare.get('/groups', { auth: false })
})

test('it takes a client, and services name what they take', () => {
  // @ts-expect-error no client
  openapi<paths>()({})
  // @ts-expect-error the client comes in the second brackets
  openapi<paths>(client)
  expectTypeOf(api).toEqualTypeOf<OpenapiClient<paths, RetryKeys>>()
  const service = (some: OpenapiClient<paths, RetryKeys>) => some.get('/groups', { retry: 3 })
  service(api)
  service(openapi<paths>()(createClient().use(schema).use(retry())))
  // @ts-expect-error without retry
  service(openapi<paths>()(createClient()))
  // @ts-expect-error without the envelope
  service(unwrapped)
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'openapi'>()
})
