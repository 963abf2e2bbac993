// Types: option keys follow the installed plugins, responses follow the type argument, mistakes do not compile.
import { describe, expectTypeOf, it } from 'vitest'
import {
  type CallOptions,
  type CallOptionsOf,
  type Client,
  createClient,
  type HttpRequest,
  type HttpResponse,
  type Keys,
  type PerCall,
  type Plugin,
  type RequestOptions,
  type RequestOptionsOf,
  withHeader,
  withRequest,
} from './index.ts'

interface RetryKeys {
  readonly retry: number | false
}
interface CacheKeys {
  readonly cache: { readonly ttl: number } | false
}
interface SchemaLike<T> {
  parse(value: unknown): T
}
interface SchemaKeys extends PerCall {
  readonly schema: SchemaLike<this['~T']>
}
declare function retry(): Plugin<RetryKeys>
declare function cache(): Plugin<CacheKeys>
declare function schema(): Plugin<SchemaKeys>
interface Group {
  readonly id: number
}

const plain = createClient()
const retrying = plain.use(retry())
const both = retrying.use(cache())

describe('the request’s option keys follow the installed plugins', () => {
  it('a key is known after use, on request and on every shorthand', () => {
    both.request({ url: 'x', retry: 3, cache: { ttl: 1 } })
    both.get('x', { retry: false })
    both.head('x', { retry: 1 })
    both.options('x', { retry: 1 })
    both.delete('x', { cache: false })
    both.post('x', {}, { retry: 1 })
    both.put('x', {}, { cache: { ttl: 1 } })
  })

  it('an unknown key is an error on a client without the plugin, and so is a mistake in its value', () => {
    // @ts-expect-error no plugin here knows retry
    plain.request({ url: 'x', retry: 3 })
    // @ts-expect-error nor in a shorthand
    plain.get('x', { retry: 3 })
    // @ts-expect-error nor after data
    plain.post('x', {}, { retry: 3 })
    // @ts-expect-error nor this one, though another plugin is here
    retrying.get('x', { cache: false })
    // @ts-expect-error a value of the wrong type
    retrying.get('x', { retry: 'often' })
    // @ts-expect-error a misspelt option of wx.request
    plain.get('x', { headers: {} })
  })

  it('use returns the wider type, whatever the order, and an interceptor without keys changes nothing', () => {
    expectTypeOf(retrying).toEqualTypeOf<Client<RetryKeys>>()
    expectTypeOf(both).toEqualTypeOf<Client<RetryKeys & CacheKeys>>()
    const app = retrying.use({ name: 'app', request: (request) => withHeader(request, 'a', 'b') })
    app.get('x', { retry: 1 })
    // @ts-expect-error still no cache
    app.get('x', { cache: false })
  })

  it('a plugin reads its own key from request.options', () => {
    const plugin: Plugin<RetryKeys> = {
      name: 'retry',
      request(request) {
        expectTypeOf(request.options.retry).toEqualTypeOf<number | false | undefined>()
        expectTypeOf(request.options.timeout).toEqualTypeOf<number | undefined>()
        return request
      },
      error(_, request, next) {
        expectTypeOf(request).toEqualTypeOf<HttpRequest<RetryKeys>>()
        return next(request)
      },
    }
    plain.use(plugin)
  })

  it('a hook that is written inside `use` sees the keys that the client has so far', () => {
    const app = both.use({
      name: 'app',
      request(request) {
        expectTypeOf(request.options.retry).toEqualTypeOf<number | false | undefined>()
        expectTypeOf(request.options.cache).toEqualTypeOf<{ readonly ttl: number } | false | undefined>()
        return request
      },
      response: (response, request) => (request.options.cache ? response : { ...response, data: null }),
      error(error, request, next) {
        // @ts-expect-error no plugin of this client has it
        request.options.login
        if (request.options.retry === false) throw error
        return next(request)
      },
    })
    expectTypeOf(app).toEqualTypeOf<typeof both>()
    // @ts-expect-error a client without the plugin
    plain.use({ name: 'app', request: (request) => withRequest(request, { url: `${request.options.retry}` }) })
    // @ts-expect-error it was added later
    retrying.use({ name: 'app', response: (response, { options }) => (options.cache ? response : response) })
  })

  it('a hook that is written inside `use` may bring keys of its own', () => {
    interface TenantKeys {
      readonly tenant: string
    }
    const app = both.use({
      name: 'tenant',
      keys: { tenant: 'string' },
      request: (request: HttpRequest<TenantKeys>) => withHeader(request, 'x-tenant', request.options.tenant ?? 'none'),
    })
    app.get('x', { tenant: 'a', retry: 1 })
    // @ts-expect-error a text
    app.get('x', { tenant: 1 })
  })

  it('a function may add a plugin to any client', () => {
    const withCache = <X>(client: Client<X>) => client.use(cache())
    withCache(retrying).get('x', { cache: false, retry: 1 })
    // @ts-expect-error it had no retry before
    withCache(plain).get('x', { retry: 1 })
  })

  it('the axios-shaped lists know the keys too', () => {
    both.interceptors.request.use((request) => {
      expectTypeOf(request.options.retry).toEqualTypeOf<number | false | undefined>()
      expectTypeOf(request.options.cache).toEqualTypeOf<{ readonly ttl: number } | false | undefined>()
      return request
    })
    // @ts-expect-error no such key
    plain.interceptors.request.use((request) => withRequest(request, { url: `${request.options.retry}` }))
  })
})

describe('RequestOptionsOf', () => {
  it('is the type for variables, which escape the check of excess keys', () => {
    const options: RequestOptionsOf<typeof both> = { url: 'x', retry: 1, cache: { ttl: 1 } }
    both.request(options)
    // @ts-expect-error an unknown key
    const unknown: RequestOptionsOf<typeof retrying> = { url: 'x', cache: false }
    expectTypeOf<RequestOptionsOf<typeof plain>>().toMatchTypeOf<RequestOptions>()
    expectTypeOf<RequestOptionsOf<string>>().toBeNever()
    return unknown
  })

  it('takes undefined for what is not said, as for the core’s own options, also with exactOptionalPropertyTypes', () => {
    const save = (options: { quiet?: boolean; retry?: number }) => {
      const { retry, quiet } = options
      return both.post('x', {}, { retry, cache: quiet ? false : undefined, timeout: undefined })
    }
    both.extend({ retry: undefined })
    expectTypeOf(both.use(schema()).get<Group>('x', { schema: undefined })).resolves.toEqualTypeOf<
      HttpResponse<Group>
    >()
    return save
  })
})

describe('CallOptionsOf', () => {
  it('is the type for functions that wrap `get` and its siblings', () => {
    const get = <T>(url: string, options?: CallOptionsOf<typeof both, T>) => both.get<T>(url, options)
    const post = <T>(url: string, data: object, options: CallOptionsOf<typeof both, T> = {}) =>
      both.post<T>(url, data, { timeout: 5, ...options })
    expectTypeOf(get<Group>('x', { retry: 1, query: { page: 1 } })).resolves.toEqualTypeOf<HttpResponse<Group>>()
    post('x', {}, { cache: false })
    // @ts-expect-error `url` has its own place
    get('x', { url: 'y' })
    // @ts-expect-error `get` knows its method
    get('x', { method: 'POST' })
    // @ts-expect-error misspelt
    get('x', { retryy: 1 })
    expectTypeOf<CallOptionsOf<typeof plain>>().toMatchTypeOf<CallOptions>()
    expectTypeOf<CallOptionsOf<string>>().toBeNever()
  })

  it('lets a wrapper pass on a key that depends on the response type', () => {
    const client = both.use(schema())
    const group: SchemaLike<Group> = { parse: () => ({ id: 1 }) }
    const get = <T>(url: string, options?: CallOptionsOf<typeof client, T>) => client.get<T>(url, options)
    expectTypeOf(get('x', { schema: group })).resolves.toEqualTypeOf<HttpResponse<Group>>()
    // @ts-expect-error a schema of another type
    get<string>('x', { schema: group })
    const options: RequestOptionsOf<typeof client, Group> = { url: 'x', schema: group }
    // @ts-expect-error a schema of another type
    const wrong: RequestOptionsOf<typeof client, string> = { url: 'x', schema: group }
    return [client.request<Group>(options), wrong]
  })
})

describe('the response type follows the type argument', () => {
  it('of request and of the shorthands, and is unknown without one', () => {
    expectTypeOf(plain.request<Group>({ url: 'x' })).resolves.toEqualTypeOf<HttpResponse<Group>>()
    expectTypeOf(plain.get<Group[]>('x')).resolves.toHaveProperty('data').toEqualTypeOf<Group[]>()
    expectTypeOf(plain.post<Group>('x', {})).resolves.toEqualTypeOf<HttpResponse<Group>>()
    expectTypeOf(plain.get('x')).resolves.toEqualTypeOf<HttpResponse<unknown>>()
  })

  it('PerCall: a key may depend on it, without any change of the core', () => {
    const client = both.use(schema())
    const group: SchemaLike<Group> = { parse: () => ({ id: 1 }) }
    client.get<Group>('x', { schema: group, retry: 1 })
    // @ts-expect-error a schema of another type
    client.get<string>('x', { schema: group })
    // @ts-expect-error '~T' is no option
    client.get('x', { '~T': 1 })
    expectTypeOf<Keys<SchemaKeys, Group>>().toEqualTypeOf<{ readonly schema?: SchemaLike<Group> | undefined }>()
  })
})

it('a factory that was not called is no plugin, though a function has a name', () => {
  // @ts-expect-error write retry()
  plain.use(retry)
  plain.use({ name: 'own', request: (request) => withHeader(request, 'x-client', '1') })
  class Own {
    readonly name = 'own'
    response(response: HttpResponse) {
      return response
    }
  }
  plain.use(new Own())
})

describe('a service takes the client that it needs', () => {
  const service = (client: Client<RetryKeys>) => client.get<Group>('x', { retry: 2 })

  it('a richer client fits, a poorer or another one does not', () => {
    service(retrying)
    service(both)
    service(both.use(schema()))
    // @ts-expect-error it has no retry
    service(plain)
    // @ts-expect-error it has no retry either
    service(plain.use(cache()))
    expectTypeOf(both).toExtend<Client>()
    expectTypeOf(plain).not.toExtend<Client<RetryKeys>>()
  })

  it('extend keeps the keys and may set them; remove returns this', () => {
    expectTypeOf(both.extend({ retry: 1, timeout: 5 })).toEqualTypeOf<typeof both>()
    expectTypeOf(both.remove('retry')).toEqualTypeOf<typeof both>()
    // @ts-expect-error no such key
    plain.extend({ retry: 1 })
    // @ts-expect-error nor in createClient, where no plugin is known yet
    createClient({ retry: 1 })
  })
})
