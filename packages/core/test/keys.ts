// A client whose requests get a response where a cache would stand, so that their keys can be read.
import {
  type ClientOptions,
  createClient,
  type HttpRequest,
  type HttpResponse,
  type Interceptor,
  ORDER_CACHE,
  type RequestKeyOptions,
  type RequestOptions,
  requestKey,
} from '../src/index.ts'

export const ok: HttpResponse = { data: 1, statusCode: 200, header: {} }

/** Makes the client; `hook` is an interceptor of the app's own, outside of the cache. */
export function keys(options: ClientOptions = {}, hook?: Interceptor['request']) {
  let seen: HttpRequest | undefined
  const client = createClient({ baseURL: 'https://api.example.com/', ...options })
  client.use({
    name: 'reader',
    order: ORDER_CACHE,
    // As the plugins that have these options would list them.
    keys: { auth: 'any', envelope: 'any', idempotencyKey: 'any', mock: 'any', queue: 'any', retry: 'any' },
    request(request) {
      seen = request
      return ok
    },
  })
  if (hook) client.use({ name: 'hook', request: hook })
  const lastKey = (given?: RequestKeyOptions) => requestKey(seen!, given)
  const keyOf = (request: RequestOptions, given?: RequestKeyOptions): string | undefined => {
    client.request(request)
    return lastKey(given)
  }
  return { client, keyOf, lastKey }
}
