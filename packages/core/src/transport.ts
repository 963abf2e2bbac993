// The default transport: wx.request. The only file that says wx.
import { ConfigError } from './errors/config.ts'
import { failureOf } from './errors/failure.ts'
import { NetworkError } from './errors/network.ts'
import { resolveUrl } from './query.ts'
import { isResponse, isThenable } from './request.ts'
import type { Host, HostRequestOptions, HttpRequest, HttpResponse, Settle, Transport } from './types.ts'

declare const wx: Host | undefined

/** Makes a transport over `host.request`; without a host, over the global `wx` of the moment. */
export function hostTransport(host?: Host): Transport {
  return (request, settle) => {
    const target = host ?? (typeof wx === 'object' ? wx : undefined)
    if (typeof target?.request !== 'function') {
      throw new ConfigError('there is no wx.request here: pass createClient({ host })', { request })
    }
    const options = hostOptionsFor(request, settle)
    let task: unknown
    try {
      task = target.request(options)
    } catch (error) {
      throw failureOf(request, error)
    }
    // A host may return a promise besides calling back; the callbacks speak for it.
    if (isThenable(task)) task.then(undefined, () => {})
    return () => (task as { abort?: () => void } | undefined)?.abort?.()
  }
}

function hostOptionsFor(request: HttpRequest, settle: Settle): HostRequestOptions & { data?: unknown } {
  const { data, timeout, dataType, responseType } = request
  const options: HostRequestOptions & { data?: unknown; dataType?: unknown } = {
    url: resolveUrl(request),
    method: request.method,
    header: request.header as Record<string, string>,
    success: (result) => settle(responseOf(request, result)),
    // Some hosts (WeChat for PC) hand an answer such as 401 to `fail`.
    fail: (failure) => settle(isResponse(failure) ? responseOf(request, failure) : failureOf(request, failure)),
  }
  // Left out rather than undefined: an explicit timeout beats app.json's, and hosts check types.
  if (data !== undefined) options.data = data
  if (timeout !== undefined) options.timeout = timeout
  if (dataType !== undefined) options.dataType = dataType
  if (responseType !== undefined) options.responseType = responseType
  return Object.assign(options, request.hostOptions)
}

/** The host's own result where it is whole; else a copy with a numeric status and a header object. */
function responseOf(request: HttpRequest, result: unknown): HttpResponse | NetworkError {
  if (isResponse(result) && result.header) return result
  const { statusCode, header } = Object(result) as Partial<HttpResponse>
  const status = Number(statusCode ?? Number.NaN)
  if (!(status >= 0))
    return new NetworkError('the host called success without a statusCode', {
      request,
    })
  return {
    ...(result as HttpResponse),
    statusCode: status,
    header: header ?? {},
  }
}
