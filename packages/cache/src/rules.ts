// Which rule a request has.
import { ConfigError, checkOptions, type HttpRequest, type Kinds } from '@wxpipe/core'
import type { CacheKeys, CacheOptions, CacheRule } from './options.ts'

const sharedKinds = {
  ttl: 'number',
  staleWhileRevalidate: 'number',
  staleIfError: 'number',
  http: 'object boolean',
  tags: 'list',
}
const ruleKinds: Kinds<CacheRule> = Object.assign({ reload: 'boolean' }, sharedKinds)
/** What the plugin's own options are. */
export const cacheKinds: Kinds<CacheOptions> = Object.assign(
  { store: 'object function', key: 'function', shouldCache: 'function', name: 'string' },
  sharedKinds,
)

/** 300 years in milliseconds: JSON has no Infinity. */
export const forEver = 1e13

/** A rule, with what the request itself asks for. */
export interface RequestRule extends CacheRule {
  /** Milliseconds: an older answer is not good enough for this request, however long it is fresh for others. */
  readonly maxAge: number
  /** Under `http`: when the request came, in milliseconds since 1970. */
  readonly began?: number
  /** Under `http`: the milliseconds of the request's own `ttl`, which count from when the answer came. */
  readonly ownTtl?: number
  /** Under `http`: the milliseconds by which an answer may be stale (`max-stale`), or, below zero, must still be fresh (`min-fresh`). */
  readonly maxStale?: number
  /** The caller would rather wait than get what is stale. */
  readonly strict?: boolean
  /** Nothing may be sent. */
  readonly onlyIfCached?: boolean
  /** The request as far as it counts for the key. */
  readonly keyed?: HttpRequest
}

/** The options without anything inherited. @throws ConfigError for what is none, or of another kind */
export function checkRule<T extends Pick<CacheRule, 'http'>>(given: T, kinds: Kinds<T>): T {
  const rule = checkOptions('cache', given, kinds)
  if (rule.http && !rule.http.heed) throw new ConfigError('http: write cache({ http: rfc9111 })')
  return rule
}

/** Whether an answer under the rule is good for any time at all. */
export const lasts = ({ ttl, staleWhileRevalidate, staleIfError }: CacheRule): number | undefined =>
  ttl || staleWhileRevalidate || staleIfError

/**
 * The request's own rule over the plugin's; nothing for a request that is not cached.
 * @throws ConfigError for a rule that cannot be one
 */
export function ruleFor(request: HttpRequest<CacheKeys>, options: CacheOptions): RequestRule | undefined {
  const isGet = request.method === 'GET'
  const { cache: given = isGet && {} } = request.options
  // The rule that `extend` was given holds for GETs only: a write has to be sent. It is known by being the very same object.
  if (given === false || (!isGet && given === Object(request.call.defaults.options).cache)) return undefined
  const ownRule = checkRule(given, ruleKinds)
  const { ttl: maxAge = forEver } = ownRule
  // No prototype: what somebody has written on Object.prototype is no rule.
  const rule: RequestRule & { [name: string]: unknown } = Object.assign(Object.create(null), options, { maxAge })
  // `undefined` leaves what is there.
  for (const [name, value] of Object.entries(ownRule)) if (value !== undefined) rule[name] = value
  if (rule.http) return rule.http.heed(rule, request)
  // Under the rule something may be kept; or what is kept must be dropped: by a reload, and by a request with `ttl: 0`, of which
  // nothing new is kept.
  return rule.reload || !maxAge || lasts(rule) ? rule : undefined
}
