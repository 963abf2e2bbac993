// The client: holds defaults and an ordered list, and starts a run for each request.

import type { Client, ListOptions } from './client-types.ts'
import { ConfigError } from './errors/config.ts'
import { mergeHeader } from './header.ts'
import { describe, type Entry, indexOf, insert } from './order.ts'
import { type Chain, createChain, startRun } from './pipeline.ts'
import { checkTimeout, createRequest, type Defaults, hostOptionsOf, pluginOptionsOf } from './request.ts'
import { createTracer } from './trace.ts'
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
import { originOf } from './url.ts'
import type { CallState } from './wait.ts'

const none: CallState['obeying'] = []

/**
 * Makes a client: `client.request(options)` runs through the interceptors that `use` put on it.
 * @throws ConfigError for options that cannot work
 * @example
 * const client = createClient({ baseURL: 'https://api.example.com/', timeout: 10_000 })
 *   .use({ name: 'version', request: (r) => withHeader(r, 'x-client', '1.4.0') })
 * const { data } = await client.get<Group[]>('groups', { query: { pageNo: 1 } })
 */
export function createClient(options: ClientOptions = {}): Client {
  return build(options, [])
}

function build(options: ClientOptions, inherited: readonly Entry[]): Client {
  const defaults = resolveDefaults(options)
  const origin = options.baseURL === undefined ? undefined : originOf(options.baseURL)
  const maxSends = options.maxSends ?? 20
  const wrap = options.trace ? createTracer(options.trace) : (list: readonly Interceptor[]) => list
  let entries: readonly Entry[]
  let chain: Chain

  // A running request keeps the chain it started with, so a change here does not touch it.
  const change = (list: readonly Entry[]) => {
    entries = list
    chain = createChain(wrap(list.map((entry) => entry.interceptor)))
  }
  change(inherited)

  const request = (given: RequestOptions): Promise<HttpResponse> => {
    try {
      const call: CallState = {
        sends: 0,
        origin,
        maxSends,
        outermost: undefined,
        obeying: none,
      }
      return startRun(chain, 0, createRequest(given, defaults, call))
    } catch (error) {
      return Promise.reject(error)
    }
  }
  const shorthand = (method: Method) => (url: string, given?: CallOptions) => request({ ...given, url, method })
  const withData = (method: Method) => (url: string, data?: unknown, given?: CallOptions) =>
    request({ ...given, url, method, data: data ?? given?.data })

  const list = (kind: string, hooks: object, at: ListOptions = {}): (() => void) => {
    const isTaken = (name: string) => entries.some((entry) => entry.interceptor.name === name)
    let number = 1
    while (isTaken(`${kind}-${number}`)) number++
    const interceptor: Interceptor = { name: at.name ?? `${kind}-${number}`, ...hooks }
    change(insert(entries, interceptor, at, kind === 'response'))
    return () => change(entries.filter((entry) => entry.interceptor !== interceptor))
  }

  const client = {
    request,
    get: shorthand('GET'),
    head: shorthand('HEAD'),
    options: shorthand('OPTIONS'),
    delete: shorthand('DELETE'),
    post: withData('POST'),
    put: withData('PUT'),
    interceptors: {
      request: { use: (request: unknown, at?: ListOptions) => list('request', { request }, at) },
      response: {
        use: (response?: unknown, error?: unknown, at?: ListOptions) =>
          list('response', { response: response ?? undefined, error: error ?? undefined }, at),
      },
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
    extend: (changes: ClientOptions = {}) => build(mergeOptions(options, changes), entries),
    inspect: () => describe(entries),
    toString: () => describe(entries),
  }
  return client as unknown as Client
}

/** Checks a client's options once, so that its requests need not. */
function resolveDefaults(options: ClientOptions): Defaults {
  const { baseURL, maxSends, trace, host, header } = options
  checkTimeout(options.timeout)
  if (baseURL !== undefined && typeof baseURL !== 'string') throw new ConfigError('baseURL must be a string')
  if (maxSends !== undefined && !(maxSends >= 1)) throw new ConfigError(`maxSends must be 1 or more, not ${maxSends}`)
  if (trace !== undefined && typeof trace !== 'function') throw new ConfigError('trace must be a function')
  return {
    options,
    // Frozen and shared: one in-place write would put a token into every later request.
    header: Object.freeze(mergeHeader({}, header ?? {})),
    hostOptions: Object.freeze(hostOptionsOf(options)),
    pluginOptions: pluginOptionsOf(options),
    transport: options.transport ?? hostTransport(host),
  }
}

/** A child's options over its parent's; what the child leaves undefined stays the parent's. */
function mergeOptions(parent: ClientOptions, child: ClientOptions): ClientOptions {
  const given = Object.entries(child).filter(([, value]) => value !== undefined)
  const merged: ClientOptions = Object.assign({}, parent, ...given.map(([key, value]) => ({ [key]: value })))
  return {
    ...merged,
    header: mergeHeader(mergeHeader({}, parent.header ?? {}), child.header ?? {}),
  }
}
