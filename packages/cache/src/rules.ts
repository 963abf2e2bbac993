// Which rule applies to a request.
import { ConfigError, checkOptions, type HttpRequest, type Kinds } from '@wxpipe/core'
import { fieldsOf } from './fields.ts'
import type { CacheKeys, CacheOptions, CacheRule, RequestRule } from './types.ts'

const sharedKinds = {
  ttl: 'number',
  staleWhileRevalidate: 'number',
  staleIfError: 'number',
  http: 'object boolean',
  tags: 'list',
}
const ruleKinds: Kinds<CacheRule> = Object.assign({ reload: 'boolean' }, sharedKinds)
/** The kinds of the plugin's own options. */
export const cacheKinds: Kinds<CacheOptions> = Object.assign(
  { store: 'object function', key: 'function', shouldCache: 'function', name: 'string' },
  sharedKinds,
)

/** 300 years in milliseconds: JSON has no Infinity. */
export const forEver = 1e13

/** The options without inherited ones. @throws ConfigError for an unknown option, or one of another kind */
export function checkRule<T extends Pick<CacheRule, 'http'>>(given: T, kinds: Kinds<T>): T {
  const rule = checkOptions('cache', given, kinds)
  if (rule.http && !rule.http.heed) throw new ConfigError('http: write cache({ http: rfc9111 })')
  return rule
}

/** Whether a response may be used for any time at all under the rule. */
export const lasts = ({ ttl, staleWhileRevalidate, staleIfError }: CacheRule): number | undefined =>
  ttl || staleWhileRevalidate || staleIfError

/**
 * The request's own rule over the plugin's; undefined for a request that is not cached.
 * @throws ConfigError for an invalid rule
 */
export function ruleFor(request: HttpRequest<CacheKeys>, options: CacheOptions): RequestRule | undefined {
  const isGet = request.method === 'GET'
  const { cache: given = isGet && {} } = request.options
  // The rule given to `extend` applies to GETs only: a write has to be sent. It is recognised as the very same object.
  if (given === false || (!isGet && given === (request.call.defaults as typeof request).options.cache)) return undefined
  const ownRule = checkRule(given, ruleKinds)
  const { ttl: ownTtl = forEver } = ownRule
  // Options that are `undefined` change nothing. No prototype: what code has added to Object.prototype is no rule.
  const rule: RequestRule & { [name: string]: unknown } = Object.assign(
    Object.create(null),
    options,
    fieldsOf(ownRule, (name) => ownRule[name as 'ttl'] !== undefined),
    { ownTtl },
  )
  if (rule.http) return rule.http.heed(rule, request)
  // Applies if something may be kept under the rule, or if what is kept must be dropped: by a reload, and by a request
  // with `ttl: 0`, of which nothing new is kept.
  return rule.reload || !ownTtl || lasts(rule) ? rule : undefined
}
