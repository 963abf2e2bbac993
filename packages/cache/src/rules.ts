// Which rule a request has.
import type { HttpRequest } from '@wxpipe/core'
import type { CacheKeys, CacheRule } from './options.ts'

/** The request's own rule over the plugin's; nothing for a request that is not cached. */
export function ruleFor(request: HttpRequest<CacheKeys>, options: CacheRule): CacheRule | undefined {
  const { cache: given } = request.options
  if (given === false || (!given && request.method !== 'GET')) return undefined
  // Own keys only: an object with a prototype would bring what somebody has written there.
  const rule: CacheRule = Object.assign(Object.create(null), options, given)
  return rule.http || rule.ttl || rule.staleWhileRevalidate || rule.staleIfError ? rule : undefined
}
