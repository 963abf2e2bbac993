// Makes the request value from a call's options.
import { ConfigError } from './errors/config.ts'
import { httpToken, mergeHeader } from './header.ts'
import { checkOption, type Kinds, noOptions, withoutInherited } from './options.ts'
import { queryOfCall } from './query.ts'
import type {
  AnyHostOptions,
  Call,
  CallOptions,
  CancelSignal,
  HeaderOptions,
  HttpRequest,
  Method,
  Query,
  RequestOptions,
  SharedOptions,
} from './types/index.ts'
import { isPlain } from './values.ts'
import { type Changeable, copyRequest } from './with-request.ts'

interface Indexed {
  [key: string]: unknown
}

// The kind of the options that go into `hostOptions`, whose values the core does not check. No other option has it.
const hostOnly = 'any'

/** The host options of a request without any. The transport recognises this object, and skips reading names from it. */
export const noHostOptions: AnyHostOptions = Object.freeze(Object.create(null))

/** The options that clients and requests have in common. */
export const sharedKinds: Kinds<SharedOptions> = {
  baseURL: 'string',
  header: 'object',
  timeout: 'number',
  validateStatus: 'function',
  transport: 'function',
  hostOptions: 'object',
  dataType: hostOnly,
  responseType: hostOnly,
  enableCache: hostOnly,
  enableChunked: hostOnly,
  enableHttp2: hostOnly,
  enableHttpDNS: hostOnly,
  enableHttpDNSFallback: hostOnly,
  enableProfile: hostOnly,
  enableQuic: hostOnly,
  forceCellularNetwork: hostOnly,
  httpDNSServiceId: hostOnly,
  httpDNSTimeout: hostOnly,
  redirect: hostOnly,
  useHighPerformanceMode: hostOnly,
}

/** The options of a request; a client adds the keys of its plugins. */
export const requestKinds: Kinds<RequestOptions> = Object.assign(
  { url: 'string', method: 'string', data: 'any', query: 'object', signal: 'object' },
  sharedKinds,
)

/** The arguments of `client.get(url)` and its siblings, without the options. */
export type Shorthand = Pick<HttpRequest, 'url' | 'method' | 'data'>

/**
 * A copy of a request, with these options over its own. A client keeps one such request to hold its defaults.
 * @param who the owner of the options, for messages
 * @param kinds all known options, each with its kind
 * @throws ConfigError for invalid options
 */
export function withOptions(who: string, base: HttpRequest, given: object, kinds: object): Changeable & Indexed {
  const options = withoutInherited(who, given) as Indexed
  const request = copyRequest(base) as Changeable & Indexed
  const defaults = base.options as Indexed
  const merged: Indexed = defaults === noOptions ? options : mergeOptions(defaults, options)
  request.options = merged
  let header: HeaderOptions | undefined
  // Loops over the given options: looking up each known option takes phones longer, because most are not given.
  for (const name in options) {
    const value = options[name]
    if (value === undefined) continue
    checkOption(who, name, value, kinds)
    if (name === 'header') header = withoutInherited(name, value as HeaderOptions)
    else if (name === 'hostOptions')
      request.hostOptions = mergeOptions(request.hostOptions, withoutInherited(name, value as object))
    else if ((sharedKinds as Indexed)[name] === hostOnly)
      request.hostOptions = mergeOptions(request.hostOptions, { [name]: value })
    else if (name === 'query') request.query = queryOfCall(value as Query)
    else if (name in requestKinds) request[name] = value
    // A plugin's option, which is in `merged` already. If it and its default are both plain objects, the default
    // supplies the keys that are not given. Instances of a class are not merged: the result would be a plain object.
    else if (isPlain(value) && isPlain(defaults[name])) merged[name] = mergeOptions(defaults[name], value)
  }
  if (request.baseURL !== base.baseURL && /[?#\s]/.test(`${request.baseURL}`)) {
    throw new ConfigError('baseURL: no query, no #, no blanks')
  }
  // Always a new object: an interceptor may write into it.
  request.header = header ? mergeHeader(base.header, header) : Object.assign({}, base.header)
  return request
}

/**
 * Makes the request value of a call.
 * @throws ConfigError for invalid options
 */
export function createRequest(
  defaults: HttpRequest,
  given: CallOptions,
  kinds: Kinds<RequestOptions>,
  call: Call,
  shorthand: Shorthand | undefined,
): HttpRequest {
  const request = withOptions('request', defaults, given, kinds)
  request.call = call
  if (shorthand) {
    const { url, method, data } = request
    request.url = shorthand.url
    request.method = shorthand.method
    if (shorthand.data !== undefined) request.data = shorthand.data
    // Options may not contradict the arguments: `client.get(url, { method: 'DELETE' })` would be sent as a GET.
    if (
      (url && url !== request.url) ||
      (method !== defaults.method && method.toUpperCase() !== request.method) ||
      (data !== undefined && data !== request.data)
    )
      throw new ConfigError('url, method or data given twice')
  }
  const { url, method } = request
  const signal: Partial<CancelSignal> | undefined = request.signal
  if (typeof url !== 'string') throw new ConfigError('url must be a string')
  if (method !== 'GET') {
    if (!httpToken.test(method)) throw new ConfigError('method must be a word')
    request.method = method.toUpperCase() as Method
  }
  if (signal && !(signal.addEventListener && signal.removeEventListener)) {
    throw new ConfigError('signal must be source.signal')
  }
  return request
}

/** A copy of `base` with the options of `over` that are not `undefined`. No prototype: `__proto__` is a plain key. */
export function mergeOptions(base: object | undefined, over: object): Indexed {
  const merged: Indexed = Object.assign(Object.create(null), base)
  for (const name of Object.keys(over)) {
    const value = (over as Indexed)[name]
    if (value !== undefined) merged[name] = value
  }
  return merged
}
