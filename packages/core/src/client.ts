// The client: holds defaults and an ordered list, and starts a run for each request.

import type { Client, ListOptions } from './client-types.ts'
import { defaultHeader, mergeHeader } from './header.ts'
import { describe, type Entry, indexOf, insert } from './order.ts'
import { type Chain, createChain, run } from './pipeline.ts'
import { createRequest, type Defaults, hostOptionsOf, merge } from './request.ts'
import type { CallState } from './send.ts'
import { hostTransport } from './transport.ts'
import type {
  CallOptions,
  ClientOptions,
  HttpResponse,
  Interceptor,
  Method,
  Placement,
  RequestOptions,
} from './types.ts'

const nobody: CallState['obeying'] = []
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
  return build(options, undefined, [])
}

function build(options: ClientOptions, extension: object | undefined, inherited: readonly Entry[]): Client {
  const defaults = resolveDefaults(options, extension)
  const { baseURL, maxSends = 20, trace } = options
  let entries: readonly Entry[]
  let chain: Chain

  // A running request keeps the chain it started with, so a change here does not touch it.
  const change = (list: readonly Entry[]) => {
    entries = list
    const interceptors = list.map((entry) => entry.interceptor)
    chain = createChain(trace ? trace(interceptors) : interceptors)
  }
  change(inherited)

  const request = (given: CallOptions, url: string, method?: Method, data?: unknown): Promise<HttpResponse> => {
    try {
      const call: CallState = { sends: 0, maxSends, baseURL, client, stop: undefined, obeying: nobody }
      return run(chain, 0, createRequest(given, url, method, data, defaults, call))
    } catch (error) {
      return Promise.reject(error)
    }
  }
  const shorthand =
    (method: Method) =>
    (url: string, given: CallOptions = {}) =>
      request(given, url, method, given.data)
  const withData =
    (method: Method) =>
    (url: string, data?: unknown, given: CallOptions = {}) =>
      request(given, url, method, data)

  const list = (hooks: object, at: ListOptions = {}, outsideTies?: boolean): (() => void) => {
    const { name = `anonymous-${++anonymous}` } = at
    const interceptor: Interceptor = Object.assign({ name }, hooks)
    change(insert(entries, interceptor, at, outsideTies))
    return () => change(entries.filter((entry) => entry.interceptor !== interceptor))
  }

  const inspect = () => describe(entries)
  // The keys that `use` adds are known to the types alone.
  const client = {
    request: (given: Partial<RequestOptions> = {}) => request(given, given.url!, given.method, given.data),
    get: shorthand('GET'),
    head: shorthand('HEAD'),
    options: shorthand('OPTIONS'),
    delete: shorthand('DELETE'),
    post: withData('POST'),
    put: withData('PUT'),
    interceptors: {
      request: { use: (request: unknown, at?: ListOptions) => list({ request }, at) },
      response: { use: (response: unknown, error: unknown, at?: ListOptions) => list({ response, error }, at, true) },
    },
    use(interceptor: Interceptor, at?: Placement) {
      change(insert(entries, interceptor, at))
      return client
    },
    remove(name: string) {
      const index = indexOf(entries, name)
      change(entries.filter((_, position) => position !== index))
      return client
    },
    extend(changes: ClientOptions = {}): Client {
      const header = mergeHeader(mergeHeader({}, options.header), changes.header)
      return build(merge(options, changes, { header }), merge(extension, changes), entries)
    },
    inspect,
    toString: inspect,
  } as unknown as Client
  return client
}

const isSuccess = (statusCode: number) => statusCode >= 200 && statusCode < 300

/** Resolves a client's options once, so that its requests need not. */
function resolveDefaults(options: ClientOptions, extension: object | undefined): Defaults {
  return {
    options,
    validateStatus: options.validateStatus || isSuccess,
    header: defaultHeader(options.header),
    hostOptions: Object.freeze(hostOptionsOf(options, {})),
    extension,
    transport: options.transport || hostTransport(options.host),
  }
}
