// Makes the request value from a call's options.
import { ConfigError } from './errors/config.ts'
import { mergeHeader, token } from './header.ts'
import { checkOption, type Kinds, own } from './options.ts'
import type {
  AnyHostOptions,
  Call,
  CallOptions,
  ClientOptions,
  Header,
  HeaderOptions,
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

type Changeable = { -readonly [K in keyof HttpRequest]: HttpRequest[K] } & Indexed

/**
 * Makes the request value.
 * @param kinds the options that this client's requests may have
 * @throws ConfigError for options that cannot work
 */
export function createRequest(
  given: CallOptions & Partial<RequestOptions>,
  shorthand: Shorthand | undefined,
  kinds: Kinds<RequestOptions>,
  defaults: Defaults,
  call: Call,
): HttpRequest {
  const options = own('request', given)
  // Every field at once, so that all requests have one hidden class. Then one loop over what was given: asking for each of
  // the options that were not costs phones more.
  const request: Changeable = {
    url: undefined as unknown as string,
    method: 'GET',
    data: undefined,
    header: defaults.header,
    query: undefined,
    baseURL: defaults.baseURL,
    timeout: defaults.timeout,
    signal: undefined,
    validateStatus: defaults.validateStatus,
    transport: defaults.transport,
    hostOptions: defaults.hostOptions,
    credential: undefined,
    options: defaults.extension ? merge(defaults.extension, options) : options,
    call,
  }
  let header: HeaderOptions | undefined
  for (const name in options) {
    const value = (options as Indexed)[name]
    if (value === undefined) continue
    checkOption('request', name, value, kinds)
    if (name === 'header') header = value as HeaderOptions
    else if (name === 'hostOptions') request.hostOptions = merge(request.hostOptions, value as object)
    else if ((sharedKinds as Indexed)[name] === host)
      request.hostOptions = merge(request.hostOptions, { [name]: value })
    else if (name in requestKinds) request[name] = value
  }
  if (shorthand) {
    request.url = shorthand.url
    request.method = shorthand.method
    if (shorthand.data !== undefined) request.data = shorthand.data
  }
  const { url, method, signal, baseURL } = request
  if (typeof url !== 'string') throw new ConfigError('url must be a string')
  if (method !== 'GET') {
    if (!token.test(method)) throw new ConfigError('method must be a word')
    request.method = method.toUpperCase() as Method
  }
  if (signal && typeof signal.addEventListener !== 'function') throw new ConfigError('signal must be source.signal')
  if (baseURL !== defaults.baseURL) checkBaseURL(baseURL)
  // Its own object: an interceptor may write into it.
  request.header = header ? mergeHeader(defaults.header, header) : Object.assign({}, defaults.header)
  return request
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
