// Makes the request value from a call's options, and tells requests and responses apart.
import { ConfigError } from './errors/config.ts'
import { mergeHeader } from './header.ts'
import type {
  Call,
  CallOptions,
  Header,
  HostOptions,
  HttpRequest,
  HttpResponse,
  Method,
  RequestOptions,
  Transport,
} from './types.ts'

/** A client's resolved options: what a request has unless its caller says otherwise. */
export interface Defaults {
  readonly options: Omit<RequestOptions, 'url'>
  readonly header: Header
  readonly hostOptions: HostOptions
  /** What was given to `client.extend`: it may hold plugins' keys. */
  readonly extension: object | undefined
  readonly transport: Transport
  readonly validateStatus: HttpRequest['validateStatus']
}

// wx.request's options that the core does not touch; the prefixes let those of later base libraries through.
const isHostOption = /^(dataType|responseType|redirect|enable|force|httpDNS|use)/

/** Picks `wx.request`'s further options over `base`; the shared `base` itself when there are none. */
export function hostOptionsOf(options: object, base: HostOptions): HostOptions {
  for (const key in options) {
    const value = (options as { [key: string]: unknown })[key]
    if (isHostOption.test(key) && value !== undefined) base = Object.assign({}, base, { [key]: value })
  }
  return base
}

/** Makes the request value. @throws ConfigError for options that cannot work */
export function createRequest(
  options: CallOptions,
  url: string,
  method: Method = 'GET',
  data: unknown,
  defaults: Defaults,
  call: Call,
): HttpRequest {
  const base = defaults.options
  const {
    header,
    timeout = base.timeout,
    baseURL = base.baseURL,
    validateStatus = defaults.validateStatus,
    transport = defaults.transport,
  } = options
  if (typeof url !== 'string') throw new ConfigError('url must be a string')
  // A timer holds 31 bits; beyond that it fires at once.
  if (timeout !== undefined && !(timeout > 0 && timeout < 2e9)) {
    throw new ConfigError('timeout must be 0 to 2e9 ms')
  }
  if (options.success || options.fail || options.complete) {
    throw new ConfigError('no callbacks: await the request')
  }
  // Explicit fields: every request has one hidden class, which rest and spread would lose.
  return {
    url,
    method: method.toUpperCase() as Method,
    data,
    header: header ? mergeHeader(defaults.header, header) : defaults.header,
    query: options.query,
    baseURL,
    timeout,
    signal: options.signal,
    validateStatus,
    transport,
    hostOptions: hostOptionsOf(options, defaults.hostOptions),
    credential: undefined,
    options: defaults.extension ? merge(defaults.extension, options) : options,
    call,
  }
}

/** Options over options: `undefined` leaves what is there. Without a prototype that a key `__proto__` could replace. */
export function merge(...sources: readonly (object | undefined)[]): object {
  const merged = Object.create(null)
  for (const source of sources as { [key: string]: unknown }[]) {
    for (const key in source) if (source[key] !== undefined) merged[key] = source[key]
  }
  return merged
}

/** A copy of the request with other values; `header` replaces, so use `withHeader` to change one. */
export function withRequest<R extends HttpRequest>(request: R, changes: Partial<HttpRequest>): R {
  return Object.assign({}, request, changes)
}

/** Only responses have a numeric `statusCode`. */
export function isResponse(value: unknown): value is HttpResponse {
  return !!value && typeof (value as HttpResponse).statusCode === 'number'
}

/** A request made by the client, or a copy of one. */
export function isRequest(value: unknown): value is HttpRequest {
  return !!value && typeof (value as HttpRequest).url === 'string' && !!(value as HttpRequest).call
}

/** Anything with `then`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return !!value && typeof (value as PromiseLike<unknown>).then === 'function'
}
