// Makes the request value from a call's options.
import { ConfigError } from './errors/config.ts'
import { mergeHeader, token } from './header.ts'
import type { Kinds } from './options.ts'
import type {
  AnyHostOptions,
  Call,
  CallOptions,
  ClientOptions,
  Header,
  HttpRequest,
  Method,
  RequestOptions,
  SharedOptions,
  Transport,
} from './types/index.ts'

interface Indexed {
  [key: string]: unknown
}

/** A client's resolved options: what a request has unless its caller says otherwise. */
export interface Defaults extends Pick<ClientOptions, 'timeout' | 'baseURL'> {
  readonly header: Header
  readonly hostOptions: AnyHostOptions
  /** What was given to `client.extend`: it may hold plugins' keys. */
  readonly extension: object | undefined
  readonly transport: Transport
  readonly validateStatus: HttpRequest['validateStatus']
}

// What the host alone looks at.
const host = 'any'

/** The options that clients and requests have in common. */
export const sharedKinds: Kinds<SharedOptions> = {
  baseURL: 'string',
  header: 'object',
  timeout: 'number',
  validateStatus: 'function',
  transport: 'function',
  hostOptions: 'object',
  dataType: host,
  responseType: host,
  enableCache: host,
  enableChunked: host,
  enableHttp2: host,
  enableHttpDNS: host,
  enableHttpDNSFallback: host,
  enableProfile: host,
  enableQuic: host,
  forceCellularNetwork: host,
  httpDNSServiceId: host,
  httpDNSTimeout: host,
  redirect: host,
  useHighPerformanceMode: host,
}

/** The options of a request; a client adds the keys of its plugins. */
export const requestKinds: Kinds<RequestOptions> = Object.assign(
  { url: 'string', method: 'string', data: 'any', query: 'object', signal: 'object' },
  sharedKinds,
)

/** Picks the host's further options over `base`; the shared `base` itself when there are none. */
export function hostOptionsOf(options: SharedOptions, base: AnyHostOptions): AnyHostOptions {
  for (const name in options) {
    if ((sharedKinds as Indexed)[name] === host) base = merge(base, { [name]: (options as Indexed)[name] })
  }
  return options.hostOptions ? merge(base, options.hostOptions) : base
}

/** @throws ConfigError for a base that no path can be joined to */
export function checkBaseURL(baseURL: string | undefined): void {
  if (baseURL && /[?#\s]/.test(baseURL)) throw new ConfigError('baseURL: no query, no #, no blanks')
}

/** What `client.get(url)` and its siblings say besides the options. */
export type Shorthand = Pick<HttpRequest, 'url' | 'method' | 'data'>

/** Makes the request value. @throws ConfigError for options that cannot work */
export function createRequest(
  options: CallOptions & Partial<RequestOptions>,
  shorthand: Shorthand | undefined,
  defaults: Defaults,
  call: Call,
): HttpRequest {
  const { url, method, data = options.data } = shorthand || options
  const { header, baseURL, signal, timeout, validateStatus, transport } = options
  if (typeof url !== 'string') throw new ConfigError('url must be a string')
  if (method && !token.test(method)) throw new ConfigError('method must be a word')
  if (signal && typeof signal.addEventListener !== 'function') {
    throw new ConfigError('signal must be source.signal')
  }
  checkBaseURL(baseURL)
  // Explicit fields: every request has one hidden class, which rest and spread would lose.
  return {
    url,
    method: method ? (method.toUpperCase() as Method) : 'GET',
    data,
    // Its own object: an interceptor may write into it.
    header: header ? mergeHeader(defaults.header, header) : Object.assign({}, defaults.header),
    query: options.query,
    baseURL: baseURL === undefined ? defaults.baseURL : baseURL,
    timeout: timeout === undefined ? defaults.timeout : timeout,
    signal,
    validateStatus: validateStatus || defaults.validateStatus,
    transport: transport || defaults.transport,
    hostOptions: hostOptionsOf(options, defaults.hostOptions),
    credential: undefined,
    options: defaults.extension ? merge(defaults.extension, options) : options,
    call,
  }
}

/** Options over options, without a prototype that a key `__proto__` could replace. */
export function merge(base: object | undefined, over: object): { readonly [option: string]: unknown } {
  const merged: Indexed = Object.assign(Object.create(null), base)
  // `undefined` leaves what is there.
  for (const name of Object.keys(over)) {
    const value = (over as Indexed)[name]
    if (value !== undefined) merged[name] = value
  }
  return merged
}
