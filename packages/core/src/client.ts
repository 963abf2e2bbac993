// The client: holds defaults and an ordered list, and starts a traversal for each request.

import { currentAccount } from './account.ts'
import type { CallState } from './call.ts'
import { type Chain, createChain } from './chain.ts'
import { ConfigError } from './errors/config.ts'
import { checkOptions, type Kinds, noOptions } from './options.ts'
import { describe, type Entry, indexOf, insert, placeKinds } from './order.ts'
import {
  createRequest,
  mergeOptions,
  noHostOptions,
  requestKinds,
  type Shorthand,
  sharedKinds,
  withOptions,
} from './request.ts'
import { hostOf, hostTransport } from './transport.ts'
import { depthOfNewCall, Traversal } from './traversal.ts'
import type {
  CallOptions,
  Client,
  ClientOptions,
  HttpRequest,
  HttpResponse,
  Interceptor,
  ListOptions,
  Placement,
  RequestOptions,
} from './types/index.ts'

const clientKinds: Kinds<ClientOptions> = Object.assign(
  { host: 'object function', account: 'function', maxSends: 'number', trace: 'function' },
  sharedKinds,
)
const toJSON = () => {}
let anonymous = 0

/**
 * Makes a client: `client.request(options)` runs through the interceptors that `use` put on it.
 * @throws ConfigError for options that cannot work
 * @example
 * const client = createClient({ baseURL: 'https://api.example.com/', timeout: 10_000 })
 *   .use({ name: 'version', request: (r) => withHeader(r, 'x-client', '1.4.0') })
 * const { data } = await client.get<Group[]>('groups', { query: { pageNo: 1 } })
 */
export function createClient(options: ClientOptions = {}): Client {
  const base = {
    // Its copies have all fields of a request, and nothing that somebody has written on Object.prototype.
    __proto__: null,
    method: 'GET',
    header: {},
    validateStatus: (statusCode: number) => statusCode >= 200 && statusCode < 300,
    transport: hostTransport,
    hostOptions: noHostOptions,
    options: noOptions,
  }
  return build(options, base as unknown as HttpRequest, undefined, {}, [])
}

/**
 * @param parent the options of the client that this one extends
 * @param inheritedKeys the request options that its interceptors read
 */
function build(
  given: ClientOptions,
  base: HttpRequest,
  parent: ClientOptions | undefined,
  inheritedKeys: { readonly [key: string]: string },
  inherited: readonly Entry[],
): Client {
  // The request options that interceptors read. Those of one that was taken off stay, and are ignored: the app's services may
  // still write them.
  const keys: { [key: string]: string } = Object.assign({}, inheritedKeys)
  const defaults = withOptions(parent ? 'extend' : 'createClient', base, given, Object.assign({}, keys, clientKinds))
  // The options of `createClient` hold no keys of plugins: only a child's are merged with a request's.
  if (!parent) defaults.options = noOptions
  // All requests of the client share this object.
  Object.freeze(defaults.hostOptions)
  const options: ClientOptions = mergeOptions(parent, given)
  const { host, maxSends = 20, trace, account } = options
  let entries = inherited
  // Resolved by the first request after a change. A running request keeps the chain it started with.
  let chain: Chain | undefined
  let kinds: Kinds<RequestOptions>

  const change = (list: readonly Entry[]) => {
    entries = list
    chain = undefined
  }
  const resolve = (): Chain => {
    const interceptors = entries.map((entry) => entry.interceptor)
    kinds = Object.assign({}, keys, requestKinds)
    return createChain(trace ? trace(interceptors) : interceptors)
  }
  const drop = (interceptor: Interceptor) => change(entries.filter((entry) => entry.interceptor !== interceptor))

  const request = (given: CallOptions = noOptions, shorthand?: Shorthand): Promise<HttpResponse> =>
    new Promise((fulfil, reject) => {
      chain = chain || resolve()
      const call: CallState = {
        sends: 0,
        lastSend: 0,
        maxSends,
        defaults,
        client,
        account: currentAccount(account),
        hasLapsed: false,
        refusals: 0,
        readAccount: account,
        depth: depthOfNewCall(),
        // The constructor of the caller's own traversal sets it.
        traversals: undefined as unknown as CallState['traversals'],
        toJSON,
      }
      new Traversal(chain, 0, createRequest(defaults, given, kinds, call, shorthand), fulfil, reject)
    })

  const addToList = (hooks: object, at: ListOptions = {}, beforeEqual?: boolean): (() => void) => {
    if (typeof at === 'function')
      throw new ConfigError('use takes one hook; for errors: response.use(undefined, onError)')
    const { name = `anonymous-${++anonymous}` } = checkOptions('use', at, placeKinds)
    const interceptor: Interceptor = Object.assign({ name }, hooks)
    change(insert(entries, interceptor, at, beforeEqual))
    return () => drop(interceptor)
  }

  // The keys that `use` adds are known to the types alone.
  const client = {
    baseURL: defaults.baseURL,
    get host() {
      return hostOf(host)
    },
    request: (given: RequestOptions) => request(given),
    interceptors: {
      request: { use: (request: unknown, at?: ListOptions) => addToList({ request }, at) },
      response: {
        use: (response: unknown, error: unknown, at?: ListOptions) => addToList({ response, error }, at, true),
      },
    },
    use(interceptor: Interceptor, at?: Placement) {
      change(insert(entries, interceptor, at))
      Object.assign(keys, interceptor.keys)
      if (interceptor.install) interceptor.install(client)
      return client
    },
    remove(name: string) {
      drop(entries[indexOf(entries, name)]!.interceptor)
      return client
    },
    extend: (changes: ClientOptions = noOptions) => build(changes, defaults, options, keys, entries),
    inspect: () => describe(entries),
    toString: () => describe(entries),
  } as unknown as Client & { [shorthand: string]: unknown }
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST', 'PUT'] as const) {
    client[method.toLowerCase()] =
      method[0] === 'P'
        ? (url: string, data?: unknown, given?: CallOptions) => request(given, { url, method, data })
        : (url: string, given?: CallOptions) => request(given, { url, method, data: undefined })
  }
  return client
}
