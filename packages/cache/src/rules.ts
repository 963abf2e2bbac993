// Which rule a request has, and its key.
import { type HttpRequest, resolveUrl } from '@wxpipe/core'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'
import { safely } from './safely.ts'

/** Nothing for a body whose bytes JSON does not show, or that it refuses: two of them would look equal. */
export function defaultKey(request: HttpRequest): string | undefined {
  const { method, data, header, hostOptions, options } = request
  if (Object(data).byteLength >= 0) return undefined
  // What is sent without a token gets another answer, though it comes from the same account.
  const isOpen = (options as { auth?: unknown }).auth === false
  return safely(() => JSON.stringify([method, resolveUrl(request), data, header, hostOptions, isOpen]))
}

/** The request's own rule over the plugin's; nothing for a request that is not cached. */
export function ruleFor(request: HttpRequest<CacheKeys>, options: CacheOptions): CacheRule | undefined {
  const { cache: own } = request.options
  if (own === false || (!own && request.method !== 'GET')) return undefined
  const rule: CacheRule = Object.assign({}, options, own)
  return rule.http || rule.ttl || rule.staleWhileRevalidate || rule.staleIfError ? rule : undefined
}
