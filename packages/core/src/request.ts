// Makes the request value from a call's options, and tells requests and responses apart.
import { ConfigError } from './errors/config.ts'
import { mergeHeader } from './header.ts'
import type {
  Call,
  CallOptions,
  ClientOptions,
  Header,
  HostOptions,
  HttpRequest,
  HttpResponse,
  Method,
  Transport,
} from './types.ts'

interface Indexed {
  [key: string]: unknown
}

/** A client's resolved options: what a request has unless its caller says otherwise. */
export interface Defaults extends Pick<ClientOptions, 'timeout' | 'baseURL'> {
  readonly header: Header
  readonly hostOptions: HostOptions
  /** What was given to `client.extend`: it may hold plugins' keys. */
  readonly extension: object | undefined
  readonly transport: Transport
  readonly validateStatus: HttpRequest['validateStatus']
}

// wx.request's options that the core does not touch; the prefixes let those of later base libraries through. They are
// longer than the usual options and a plugin's plain word, so a usual request asks no regular expression.
const isHostOption = /^(dataType|responseType|redirect|enable|force|httpDNS|use)/

/** Picks `wx.request`'s further options over `base`; the shared `base` itself when there are none. */
export function hostOptionsOf(options: object, base: HostOptions): HostOptions {
  for (const key in options) {
    if (key.length > 7 && isHostOption.test(key)) base = merge(base, { [key]: (options as Indexed)[key] })
  }
  return base
}

/** Makes the request value. @throws ConfigError for options that cannot work */
export function createRequest(
  options: CallOptions,
  url: string,
  method: string | undefined,
  data: unknown,
  defaults: Defaults,
  call: Call,
): HttpRequest {
  const {
    header,
    timeout = defaults.timeout,
    baseURL = defaults.baseURL,
    validateStatus = defaults.validateStatus,
    transport = defaults.transport,
  } = options
  if (typeof url !== 'string') throw new ConfigError('url must be a string')
  if (options.success || options.fail || options.complete) {
    throw new ConfigError('no callbacks: await the request')
  }
  // Explicit fields: every request has one hidden class, which rest and spread would lose.
  return {
    url,
    method: method ? (method.toUpperCase() as Method) : 'GET',
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

/** Options over options, without a prototype that a key `__proto__` could replace. */
export function merge(base: object | undefined, over: object | undefined): object {
  return assign(assign(Object.create(null), base), over)
}

/** Writes `source` onto `target`; `undefined` leaves what is there. */
export function assign<T extends object>(target: T, source: object | undefined): T {
  // Own keys: nothing that stands on Object.prototype.
  for (const key of Object.keys(source || {})) {
    const value = (source as Indexed)[key]
    if (value !== undefined) (target as Indexed)[key] = value
  }
  return target
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
