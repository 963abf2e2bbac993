// The default transport: wx.request. The only file that says wx.
import { ConfigError } from './errors/config.ts'
import { failureOf } from './errors/failure.ts'
import { NetworkError } from './errors/network.ts'
import { resolveUrl } from './query.ts'
import { noHostOptions } from './request.ts'
import { responseOf } from './result.ts'
import type { Host, HostRequestOptions, HttpRequest, Transport } from './types/index.ts'
import { isBinary, isRecord, isResponse, isThenable } from './values.ts'
import { coarseNow } from './watchdog.ts'

declare const wx: Host | undefined

interface RequestTask {
  abort(): void
}

/** The given host, or else the global `wx` of the moment. */
export function hostOf(host: Host | undefined): Host | undefined {
  return host || (typeof wx === 'object' ? wx : undefined)
}

/** Sends through the client's host. */
export const hostTransport: Transport = (request, settle) => {
  const target = request.call.client.host as Host | undefined
  // `host: uni` has no `request` in an H5 build, nor has Taro's object: their bundlers keep a function only where the app calls it
  // by name.
  if (!target || typeof target.request !== 'function') {
    throw new ConfigError('no wx.request: write host: uniHost(), taroHost() or fetchHost()', { request })
  }
  const { method, header, timeout, hostOptions } = request
  if (method === 'PATCH' && !target.hasPatch) {
    throw new ConfigError('wx.request has no PATCH: POST with X-HTTP-Method-Override: PATCH', { request })
  }
  // Up to a second too early, because `Date.now()` for each send is too slow. So a send that the host aborts in the last second before
  // its timeout counts as timed out, too.
  const began = coarseNow
  const success = (result: unknown) => settle(responseOf(result) || new NetworkError('no statusCode', { request }))
  // Some hosts (WeChat for PC) hand an answer such as 401 to `fail`.
  const fail = (failure: unknown) => settle(responseOf(failure) || sendError(request, failure, Date.now() - began))
  const options: HostRequestOptions & { [option: string]: unknown } = {
    url: resolveUrl(request),
    method,
    // A copy, so that nothing that a host does to it reaches the next request.
    header: Object.assign({}, header),
    success,
    fail,
  }
  // Where there is none, the key is left out: an explicit timeout would beat app.json's, and hosts check the type of what is there.
  if (timeout) options.timeout = timeout
  if (request.data !== undefined) options.data = bodyOf(request)
  if (hostOptions !== noHostOptions) {
    for (const name of Object.keys(hostOptions)) {
      // These have a place of their own in a request. From here, another URL would get the token, or another callback the answer.
      if (name in options || /^(data|timeout|complete)$/.test(name))
        throw new ConfigError(`"${name}" is no host option`, { request })
      options[name] = hostOptions[name]
    }
  }
  let task: unknown
  try {
    task = target.request(options)
  } catch (error) {
    throw sendError(request, error)
  }
  // A host may return a promise besides its callbacks. A host that is an `async` function of the app may settle that promise and call
  // no callback: with the answer, or with what it threw before it asked.
  if (isThenable(task)) task.then((result) => isResponse(result) && success(result), fail)
  const cancel = () => (task as RequestTask).abort()
  cancel.task = task
  return cancel
}

/**
 * What a host can be given as a request's data, for transports: bytes as an ArrayBuffer, anything else as it is.
 * @throws ConfigError for an object that would be sent as `{}`
 * @example host.send({ url: resolveUrl(request), data: bodyOf(request) })
 */
export function bodyOf(request: HttpRequest): unknown {
  const { data } = request
  // Hosts take bytes as an ArrayBuffer, but no view of one.
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice().buffer
  if (
    data == null ||
    /string|number|boolean/.test(typeof data) ||
    Array.isArray(data) ||
    isRecord(data) ||
    isBinary(data) ||
    Object(data).toJSON
  )
    return data
  throw new ConfigError('data must be a plain object, text or bytes; files: @wxpipe/transfer', { request })
}

/**
 * The error for a send that failed. Whether the data could be serialised at all is asked only now: to ask before each send would
 * slow all of them.
 */
function sendError(request: HttpRequest, failure: unknown, elapsed?: number): unknown {
  try {
    if (!isBinary(request.data)) JSON.stringify(request.data)
  } catch (cause) {
    return new ConfigError('data must be serialisable', { request, cause })
  }
  return failureOf(request, failure, elapsed)
}
