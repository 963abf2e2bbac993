// Which rule a request has, its key, and what HTTP's own headers say (RFC 9111).
import { getHeader, type HttpRequest, type HttpResponse, resolveUrl } from '@wxpipe/core'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
import { safely } from './safely.ts'

/** What `Cache-Control` says; `ttl` in milliseconds, `undefined` when it is silent. */
export interface ServerRule {
  readonly ttl: number | undefined
  /** It must not be kept. */
  readonly never: boolean
  /** It must not be used once it is stale. */
  readonly strict: boolean
  readonly etag: string | undefined
}

/** `said` is a 304, which need not repeat what holds as before, or the response itself. */
export function serverRuleOf(response: HttpResponse, said: HttpResponse): ServerRule {
  // The first name counts, in whatever case.
  const header = Object.assign({}, said.header, response.header, said.header)
  const text = (getHeader(header, 'cache-control') || '').toLowerCase()
  const maxAge = /max-age=(\d+)/.exec(text)
  const noCache = text.includes('no-cache')
  return {
    ttl: noCache ? 0 : maxAge ? Number(maxAge[1]) * 1000 : undefined,
    never: text.includes('no-store'),
    strict: noCache || text.includes('must-revalidate'),
    etag: getHeader(header, 'etag'),
  }
}

/** Nothing for a body whose bytes JSON does not show, or that it refuses: two of them would look equal. */
export function defaultKey(request: HttpRequest): string | undefined {
  const { method, data, header, hostOptions } = request
  if (Object(data).byteLength >= 0) return undefined
  return safely(() => JSON.stringify([method, resolveUrl(request), data, header, hostOptions]))
}

/** The request's own rule over the plugin's; nothing for a request that is not cached. */
export function ruleFor(request: HttpRequest<CacheKeys>, options: CacheOptions): CacheRule | undefined {
  const { cache: own } = request.options
  if (own === false || (!own && request.method !== 'GET')) return undefined
  const rule: CacheRule = Object.assign({}, options, own)
  return rule.http || rule.ttl || rule.staleWhileRevalidate || rule.staleIfError ? rule : undefined
}
