// The client: holds defaults and its interceptors in order, and starts a traversal for each request.

import { currentAccount } from './account.ts'
import type { CallState } from './call.ts'
import { createChain } from './chain.ts'
import { ConfigError } from './errors/config.ts'
import type { Chain } from './hooks.ts'
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
// `CallState` tells why a call has this.
const toJSON = () => {}
// How many interceptors without a name all clients have had.
let anonymous = 0

/**
 * Makes a client: `client.request(options)` runs through the interceptors that were added with `use`.
 * @throws ConfigError for invalid options
 * @example
 * const client = createClient({ baseURL: 'https://api.example.com/', timeout: 10_000 })
 *   .use({ name: 'version', request: (r) => withHeader(r, 'x-client', '1.4.0') })
 * const { data } = await client.get<Group[]>('groups', { query: { pageNo: 1 } })
 */
export function createClient(options: ClientOptions = {}): Client {
  const base = {
    // No prototype: a copy of this request must not get fields that code has added to Object.prototype.
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
 * Makes a client, or the child of one.
 * @param base the request that holds the parent's defaults
 * @param parent the parent's options; none for `createClient`
 * @param parentKeys the request options that the parent's plugins have added
 * @param parentEntries the parent's interceptors
 */
function build(
  given: ClientOptions,
  base: HttpRequest,
  parent: ClientOptions | undefined,
  parentKeys: { readonly [key: string]: string },
  parentEntries: readonly Entry[],
): Client {
  // The request options that the client's plugins have added. They stay known, without effect, after a plugin is
  // removed: the app may still use them in its calls.
  const pluginKeys: { [key: string]: string } = Object.assign({}, parentKeys)
  const who = parent ? 'extend' : 'createClient'
  const defaults = withOptions(who, base, given, Object.assign({}, pluginKeys, clientKinds))
  // With `createClient` there are no plugins yet, and no options of theirs to merge. With `extend` there may be: copied,
  // because the app may change its object, and give it to `extend` again.
  defaults.options = parent ? Object.assign({}, defaults.options) : noOptions
  // All requests of the client share this object: none may write into it.
  Object.freeze(defaults.hostOptions)
  const options: ClientOptions = mergeOptions(parent, given)
  const { host, maxSends = 20, trace, account } = options
  let entries = parentEntries
  // Both are made on the first request after the list has changed. A running request keeps the chain it started with.
  let chain: Chain | undefined
  let knownOptions: Kinds<RequestOptions>

  const change = (list: readonly Entry[]) => {
    entries = list
    chain = undefined
  }
  const resolve = (): Chain => {
    const interceptors = entries.map((entry) => entry.interceptor)
    knownOptions = Object.assign({}, pluginKeys, requestKinds)
    return createChain(trace ? trace(interceptors) : interceptors)
  }
  const drop = (interceptor: Interceptor) => change(entries.filter((entry) => entry.interceptor !== interceptor))

  // `more` catches the options of `get(url, data, options)`, as in other clients: ignored, its headers would be lost.
  const request = (given: CallOptions = {}, shorthand?: Shorthand, more?: unknown): Promise<HttpResponse> =>
    new Promise((fulfil, reject) => {
      if (more) throw new ConfigError('write one object: { query, data, header }')
      const call: CallState = {
        sends: 0,
        lastSend: 0,
        maxSends,
        keys: pluginKeys,
        defaults,
        client,
        account: currentAccount(account),
        hasLapsed: false,
        refusals: 0,
        readAccount: account,
        depth: depthOfNewCall(),
        // Set by the constructor of the first traversal, below.
        traversals: undefined as unknown as CallState['traversals'],
        toJSON,
      }
      // After `account` was called: a session that the app makes when it is first read may add its interceptors then.
      chain = chain || resolve()
      new Traversal(chain, 0, createRequest(defaults, given, knownOptions, call, shorthand), fulfil, reject)
    })

  const addToList = (hooks: object, placement: ListOptions = {}, beforeEqual?: boolean): (() => void) => {
    if (typeof placement === 'function')
      throw new ConfigError('use takes one hook; for errors: response.use(undefined, onError)')
    const { name = `anonymous-${++anonymous}` } = checkOptions('use', placement, placeKinds)
    const interceptor: Interceptor = Object.assign({ name }, hooks)
    change(insert(entries, interceptor, placement, beforeEqual))
    return () => drop(interceptor)
  }

  // Untyped, because `use` adds option keys to the client's type, but returns the same client at run time.
  const client = {
    // A getter, like `host`, so that it cannot be replaced: requests would go to the old one, without their token.
    get baseURL() {
      return defaults.baseURL
    },
    get host() {
      return hostOf(host)
    },
    request: (given: RequestOptions) => request(given),
    interceptors: {
      request: { use: (request: unknown, placement?: ListOptions) => addToList({ request }, placement) },
      response: {
        use: (response: unknown, error: unknown, placement?: ListOptions) =>
          addToList({ response, error }, placement, true),
      },
    },
    use(interceptor: Interceptor, placement?: Placement) {
      change(insert(entries, interceptor, placement))
      Object.assign(pluginKeys, interceptor.keys)
      if (interceptor.install) interceptor.install(client)
      return client
    },
    remove(name: string) {
      drop(entries[indexOf(entries, name)]!.interceptor)
      return client
    },
    extend: (changes: ClientOptions = noOptions) => build(changes, defaults, options, pluginKeys, entries),
    inspect: () => describe(entries),
    toString: () => describe(entries),
  } as unknown as Client & { [shorthand: string]: unknown }
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'POST', 'PUT'] as const) {
    client[method.toLowerCase()] =
      // POST and PUT take data.
      method[0] === 'P'
        ? (url: string, data?: unknown, given?: CallOptions) => request(given, { url, method, data })
        : (url: string, given?: CallOptions, more?: unknown) => request(given, { url, method, data: undefined }, more)
  }
  return client
}
