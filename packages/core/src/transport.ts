// The default transport: wx.request. The only file that uses the global `wx`.
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

/** The given host, or else the current global `wx`. */
export function hostOf(host: Host | undefined): Host | undefined {
  return host || (typeof wx === 'object' ? wx : undefined)
}

/** Sends through the client's host. */
export const hostTransport: Transport = (request, settle) => {
  const target = request.call.client.host as Host | undefined
  // In H5 builds, `uni` and Taro's object have no `request`: bundlers drop functions that no app code calls by name.
  if (!target || typeof target.request !== 'function') {
    throw new ConfigError('no wx.request: write host: uniHost(), taroHost() or fetchHost()', { request })
  }
  const { method, header, timeout, hostOptions } = request
  if (method === 'PATCH' && !target.hasPatch) {
    throw new ConfigError('wx.request has no PATCH: POST with X-HTTP-Method-Override: PATCH', { request })
  }
  // Up to a second too early, because calling `Date.now()` for each send is too slow. So a send that the host aborts in
  // the last second before its timeout also counts as timed out.
  const began = coarseNow
  const success = (result: unknown) => settle(responseOf(result) || new NetworkError('no statusCode', { request }))
  // Some hosts (WeChat for PC) pass a response such as a 401 to `fail`.
  const fail = (failure: unknown) => settle(responseOf(failure) || sendError(request, failure, Date.now() - began))
  const options: HostRequestOptions & { [option: string]: unknown } = {
    url: resolveUrl(request),
    method,
    // A copy, so that a host that changes it does not affect the next request.
    header: Object.assign({}, header),
    success,
    fail,
  }
  // Left out where there is none: it would override the timeout in app.json, and hosts check the type of every key.
  if (timeout) options.timeout = timeout
  if (request.data !== undefined) options.data = bodyOf(request)
  if (hostOptions !== noHostOptions) {
    for (const name of Object.keys(hostOptions)) {
      // These are set from the request itself: `hostOptions` must not redirect its token, or replace its callbacks.
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
  // A host may also return a promise. One that is an `async` function of the app may settle only that promise, without
  // calling back: with the response, or with an error that it threw before it sent anything.
  if (isThenable(task)) task.then((result) => isResponse(result) && success(result), fail)
  const cancel = () => (task as RequestTask).abort()
  cancel.task = task
  return cancel
}

/**
 * The request's data as hosts accept it, for transports: bytes as an ArrayBuffer, anything else unchanged.
 * @throws ConfigError for an object that would be sent as `{}`
 * @example host.request({ url: resolveUrl(request), data: bodyOf(request) })
 */
export function bodyOf(request: HttpRequest): unknown {
  const { data } = request
  // Hosts accept an ArrayBuffer, but not a view of one.
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
 * The error for a send that failed. Whether the data can be serialised is checked only now, because checking it before
 * each send would slow down all of them.
 */
function sendError(request: HttpRequest, failure: unknown, elapsed?: number): unknown {
  try {
    if (!isBinary(request.data)) JSON.stringify(request.data)
  } catch (cause) {
    return new ConfigError('data must be serialisable', { request, cause })
  }
  return failureOf(request, failure, elapsed)
}
