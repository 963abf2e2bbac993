// The default transport: wx.request. The only file that says wx.
import { ConfigError } from './errors/config.ts'
import { failureOf } from './errors/failure.ts'
import { NetworkError } from './errors/network.ts'
import { resolveUrl } from './query.ts'
import { isResponse, isThenable } from './request.ts'
import type { Host, HostRequestOptions, HttpRequest, HttpResponse, Settle, Transport } from './types.ts'

declare const wx: Host | undefined

interface RequestTask {
  abort(): void
}

/** Makes a transport over `host.request`; without a host, over the global `wx` of the moment. */
export function hostTransport(host?: Host): Transport {
  return (request, settle) => {
    const target = host || (typeof wx === 'object' && wx)
    if (!target) throw new ConfigError('there is no wx here: pass createClient({ host })', { request })
    const options = hostOptionsFor(request, settle)
    let task: unknown
    try {
      task = target.request(options)
    } catch (error) {
      throw failureOf(request, error)
    }
    // A host may return a promise besides calling back; the callbacks speak for it.
    if (isThenable(task)) task.then(undefined, () => {})
    return () => (task as RequestTask).abort()
  }
}

function hostOptionsFor(request: HttpRequest, settle: Settle): HostRequestOptions {
  const { method, data, timeout } = request
  return Object.assign(
    {
      url: resolveUrl(request),
      method,
      header: request.header as Record<string, string>,
      success: (result: unknown) => settle(responseOf(request, result)),
      // Some hosts (WeChat for PC) hand an answer such as 401 to `fail`.
      fail: (failure: unknown) =>
        settle(isResponse(failure) ? responseOf(request, failure) : failureOf(request, failure)),
    },
    // Left out rather than undefined: an explicit timeout beats app.json's, and hosts check types.
    data !== undefined && { data },
    timeout && { timeout },
    request.hostOptions,
  )
}

/** The host's own result where it is whole; else a copy with a numeric status and a header object. */
function responseOf(request: HttpRequest, result: unknown): unknown {
  if (isResponse(result) && result.header) return result
  const { statusCode, header } = Object(result) as Partial<HttpResponse>
  if (!(Number(statusCode) > 0)) return new NetworkError('the host answered without a statusCode', { request })
  return Object.assign({}, result, { statusCode: Number(statusCode), header: header || {} })
}
