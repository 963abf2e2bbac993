// Makes the request value from a call's options, and tells requests and responses apart.
import { ConfigError } from './errors/config.ts'
import { mergeHeader } from './header.ts'
import type { Call, Header, HostOptions, HttpRequest, HttpResponse, RequestOptions, Transport } from './types.ts'

/** A client's resolved options: what a request has unless its caller says otherwise. */
export interface Defaults {
  readonly options: Omit<RequestOptions, 'url'>
  readonly header: Header
  readonly hostOptions: HostOptions
  /** Values of plugin keys, given to `client.extend`. */
  readonly pluginOptions: object | undefined
  readonly transport: Transport
}

const none: HostOptions = Object.freeze({})
const keySet = (names: string): { readonly [key: string]: true | undefined } =>
  Object.assign(Object.create(null), ...names.split(' ').map((name) => ({ [name]: true })))
const hostKeys = keySet(
  'enableCache enableChunked enableHttp2 enableHttpDNS enableHttpDNSFallback enableProfile enableQuic ' +
    'forceCellularNetwork httpDNSServiceId httpDNSTimeout redirect useHighPerformanceMode',
)
const coreKeys = keySet(
  'url method data header query baseURL timeout dataType responseType signal validateStatus transport ' +
    'success fail complete host maxSends trace',
)

/** Picks `wx.request`'s further options over `base`; the shared `base` itself when there are none. */
export function hostOptionsOf(options: object, base: HostOptions = none): HostOptions {
  let picked = base
  for (const key in options) {
    const value = (options as { [key: string]: unknown })[key]
    if (hostKeys[key] && value !== undefined) picked = { ...picked, [key]: value }
  }
  return picked
}

/** Picks the keys that belong to plugins, neither the core's nor `wx.request`'s; `undefined` when there are none. */
export function pluginOptionsOf(options: object): object | undefined {
  const own = Object.entries(options).filter(([key]) => !hostKeys[key] && !coreKeys[key])
  return own.length ? Object.assign({}, ...own.map(([key, value]) => ({ [key]: value }))) : undefined
}

/** Makes the request value. @throws ConfigError for options that cannot work */
export function createRequest(options: RequestOptions, defaults: Defaults, call: Call): HttpRequest {
  const base = defaults.options
  const { url, header } = options
  const timeout = options.timeout ?? base.timeout
  if (typeof url !== 'string') throw new ConfigError(`url must be a string, not ${url === null ? 'null' : typeof url}`)
  checkTimeout(timeout)
  if (options.success || options.fail || options.complete) {
    throw new ConfigError('success, fail and complete are never called: await the request instead')
  }
  // Explicit fields: every request has one hidden class, which rest and spread would lose.
  return {
    url,
    method: options.method ? (options.method.toUpperCase() as HttpRequest['method']) : 'GET',
    data: options.data,
    header: header ? mergeHeader(defaults.header, header) : defaults.header,
    query: options.query,
    baseURL: options.baseURL ?? base.baseURL,
    timeout,
    dataType: options.dataType ?? base.dataType,
    responseType: options.responseType ?? base.responseType,
    signal: options.signal,
    validateStatus: options.validateStatus ?? base.validateStatus,
    transport: options.transport ?? defaults.transport,
    hostOptions: hostOptionsOf(options, defaults.hostOptions),
    credential: undefined,
    options: defaults.pluginOptions ? { ...defaults.pluginOptions, ...options } : options,
    call,
  }
}

/** @throws ConfigError for anything but a positive number of milliseconds */
export function checkTimeout(timeout: number | undefined): void {
  if (timeout === undefined || (timeout > 0 && timeout < Infinity)) return
  throw new ConfigError(`timeout must be a positive number of milliseconds, not ${timeout}`)
}

/** A copy of the request with other values; `header` replaces, so use `withHeader` to change one. */
export function withRequest<R extends HttpRequest>(request: R, changes: Partial<HttpRequest>): R {
  return { ...request, ...changes }
}

/** Only responses have a numeric `statusCode`. */
export function isResponse(value: unknown): value is HttpResponse {
  return typeof (value as HttpResponse | undefined)?.statusCode === 'number'
}

/** A request made by the client, or a copy of one. */
export function isRequest(value: unknown): value is HttpRequest {
  const request = value as HttpRequest | undefined
  return typeof request?.url === 'string' && typeof request.call === 'object'
}

/** Anything with `then`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function'
}
