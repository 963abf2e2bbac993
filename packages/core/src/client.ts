// The client: holds defaults and an ordered list, and starts a traversal for each request.

import { currentAccount } from './account.ts'
import { createChain } from './chain.ts'
import type { Client, ListOptions } from './client-types.ts'
import { defaultHeader, mergeHeader } from './header.ts'
import { depthOfNewCall } from './nesting.ts'
import { describe, type Entry, indexOf, insert } from './order.ts'
import { own } from './own.ts'
import { traverse } from './pipeline.ts'
import { createRequest, type Defaults, hostOptionsOf, merge } from './request.ts'
import { hostOf, hostTransport } from './transport.ts'
import type { CallState, Chain } from './traversal.ts'
import type { CallOptions, ClientOptions, HttpResponse, Interceptor, Placement, RequestOptions } from './types.ts'

/** What `client.get(url)` and its siblings say besides the options. */
interface Shorthand {
  readonly url: string
  /** In lower case, as the shorthand is called. */
  readonly method: string
  readonly data: unknown
}

const nobody: CallState['obeying'] = []
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
  return build(own(options), undefined, [])
}

function build(options: ClientOptions, extension: object | undefined, inherited: readonly Entry[]): Client {
  const defaults = resolveDefaults(options, extension)
  const { baseURL, maxSends = 20, trace, account: readAccount } = options
  const { header } = defaults
  let entries: readonly Entry[]
  let chain: Chain

  // A running request keeps the chain it started with, so a change here does not touch it.
  const change = (list: readonly Entry[]) => {
    entries = list
    const interceptors = list.map((entry) => entry.interceptor)
    chain = createChain(trace ? trace(interceptors) : interceptors)
  }
  change(inherited)
  const drop = (interceptor: Interceptor) => change(entries.filter((entry) => entry.interceptor !== interceptor))

  const request = (given: Partial<RequestOptions>, shorthand?: Shorthand): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      const options = own(given)
      const { url, method, data = options.data } = shorthand || options
      const call: CallState = {
        sends: 0,
        maxSends,
        client,
        account: currentAccount(readAccount),
        readAccount,
        depth: depthOfNewCall(),
        header,
        outermost: undefined,
        obeying: nobody,
        toJSON,
      }
      traverse(chain, 0, createRequest(options, url!, method, data, defaults, call), resolve, reject)
    })

  const list = (hooks: object, at: ListOptions = {}, outsideTies?: boolean): (() => void) => {
    const { name = `anonymous-${++anonymous}` } = own(at)
    const interceptor: Interceptor = Object.assign({ name }, hooks)
    change(insert(entries, interceptor, at, outsideTies))
    return () => drop(interceptor)
  }

  // The keys that `use` adds are known to the types alone.
  const client = {
    baseURL,
    get host() {
      return hostOf(options.host)
    },
    request: (given: Partial<RequestOptions> = {}) => request(given),
    interceptors: {
      request: { use: (request: unknown, at?: ListOptions) => list({ request }, at) },
      response: { use: (response: unknown, error: unknown, at?: ListOptions) => list({ response, error }, at, true) },
    },
    use(interceptor: Interceptor, at?: Placement) {
      change(insert(entries, interceptor, at))
      if (interceptor.install) interceptor.install(client)
      return client
    },
    remove(name: string) {
      drop(entries[indexOf(entries, name)]!.interceptor)
      return client
    },
    extend(given: ClientOptions = {}): Client {
      const changes = own(given)
      return build(
        merge(merge(options, changes), { header: mergeHeader(header, changes.header) }),
        merge(extension, changes),
        entries,
      )
    },
    inspect: () => describe(entries),
    toString: () => describe(entries),
  } as unknown as Client & { [shorthand: string]: unknown }
  for (const method of ['get', 'head', 'options', 'delete']) {
    client[method] = (url: string, given: CallOptions = {}) => request(given, { url, method, data: undefined })
  }
  for (const method of ['post', 'put']) {
    client[method] = (url: string, data?: unknown, given: CallOptions = {}) => request(given, { url, method, data })
  }
  return client
}

const isSuccess = (statusCode: number) => statusCode >= 200 && statusCode < 300

/** Resolves a client's options once, so that its requests need not. */
function resolveDefaults(options: ClientOptions, extension: object | undefined): Defaults {
  return {
    timeout: options.timeout,
    baseURL: options.baseURL,
    validateStatus: options.validateStatus || isSuccess,
    header: defaultHeader(options.header),
    hostOptions: Object.freeze(hostOptionsOf(options, {})),
    extension,
    transport: options.transport || hostTransport(options.host),
  }
}
