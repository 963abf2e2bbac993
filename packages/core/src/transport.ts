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

/** The given host, or else the global `wx` of the moment. */
export function hostOf(host: Host | undefined): Host | undefined {
  return host || (typeof wx === 'object' ? wx : undefined)
}

/** Makes a transport over `host.request`; without a host, over the global `wx` of the moment. */
export function hostTransport(host?: Host): Transport {
  return (request, settle) => {
    const target = hostOf(host)
    // uni and Taro in an H5 build: their objects are empty, and only a call that is written out is kept.
    if (!target || typeof target.request !== 'function') {
      const literal = 'createClient({ host: { request: (options) => uni.request(options) } }), or Taro.request'
      throw new ConfigError(`no wx.request: write ${literal}`, { request })
    }
    const began = Date.now()
    const { method, header, data, timeout, hostOptions } = request
    const options: HostRequestOptions & { data?: unknown } = {
      url: resolveUrl(request),
      method,
      // A copy, so that nothing that a host does to it reaches the next request.
      header: Object.assign({}, header),
      success: (result) => settle(responseOf(result) || new NetworkError('no statusCode', { request })),
      // Some hosts (WeChat for PC) hand an answer such as 401 to `fail`.
      fail: (failure) => settle(responseOf(failure) || failureOf(request, failure, Date.now() - began)),
    }
    let task: unknown
    try {
      // Left out rather than undefined: an explicit timeout beats app.json's, and hosts check types.
      task = target.request(assign(assign(options, { data, timeout }), hostOptions))
    } catch (error) {
      throw failureOf(request, error)
    }
    // A host may return a promise besides calling back; the callbacks speak for it.
    if (isThenable(task)) task.then(undefined, () => {})
    return () => (task as RequestTask).abort()
  }
}

/**
 * The host's own result where it is whole; else a copy with a numeric status and a header object, if there is a status.
 * Alipay says `status` and `headers`.
 */
function responseOf(result: unknown): HttpResponse | undefined {
  const { status, headers, statusCode = status, header = headers } = Object(result) as { [key: string]: unknown }
  if (!(Number(statusCode) > 0)) return undefined
  if (isResponse(result) && result.header) return result
  return Object.assign({}, result as HttpResponse, { statusCode: Number(statusCode), header: header || {} })
}
