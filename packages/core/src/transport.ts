// The default transport: wx.request. The only file that says wx.
import { ConfigError } from './errors/config.ts'
import { failureOf } from './errors/failure.ts'
import { NetworkError } from './errors/network.ts'
import { resolveUrl } from './query.ts'
import { assign, isResponse, isThenable } from './request.ts'
import type { Host, HostRequestOptions, HttpResponse, Transport } from './types.ts'

declare const wx: Host | undefined

interface RequestTask {
  abort(): void
}

/** Makes a transport over `host.request`; without a host, over the global `wx` of the moment. */
export function hostTransport(host?: Host): Transport {
  return (request, settle) => {
    const target = host || (typeof wx === 'object' && wx)
    if (!target) throw new ConfigError('no wx: pass createClient({ host })', { request })
    const { method, header, data, timeout, hostOptions } = request
    const options: HostRequestOptions & { data?: unknown } = {
      url: resolveUrl(request),
      method,
      // A copy, so that nothing that a host does to it reaches the next request.
      header: Object.assign({}, header),
      success: (result) => settle(responseOf(result) || new NetworkError('no statusCode', { request })),
      // Some hosts (WeChat for PC) hand an answer such as 401 to `fail`.
      fail: (failure) => settle(responseOf(failure) || failureOf(request, failure)),
    }
    // Left out rather than undefined: an explicit timeout beats app.json's, and hosts check types.
    if (data !== undefined) options.data = data
    if (timeout) options.timeout = timeout
    let task: unknown
    try {
      task = target.request(assign(options, hostOptions))
    } catch (error) {
      throw failureOf(request, error)
    }
    // A host may return a promise besides calling back; the callbacks speak for it.
    if (isThenable(task)) task.then(undefined, () => {})
    return () => (task as RequestTask).abort()
  }
}

/** The host's own result where it is whole; else a copy with a numeric status and a header object, if there is a status. */
function responseOf(result: unknown): HttpResponse | undefined {
  const { statusCode, header } = Object(result) as Partial<HttpResponse>
  if (!(Number(statusCode) > 0)) return undefined
  if (isResponse(result) && header) return result
  return Object.assign({}, result as HttpResponse, { statusCode: Number(statusCode), header: header || {} })
}
