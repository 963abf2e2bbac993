// What is kept of an answer, and what it still is good for.
import type { HttpResponse } from '@wxpipe/core'
import type { Lookup } from './lookups.ts'
import { forEver, lasts } from './rules.ts'
import { safely } from './safely.ts'
import type { CacheEntry } from './store.ts'

// Headers that are not kept: those of a session, which a thief could use and which are wrong later; and those that say the age.
const momentary =
  /cookie|auth|token|secret|session|passw|credential|sign|key|jwt|bearer|ticket|csrf|xsrf|(^|-)sid$|open-?id|^(age|cache-status)$/i

/** What to keep of an answer; nothing when the server forbids it, or the rule has no time for it. */
export function entryOf(response: HttpResponse, found: Lookup): CacheEntry | undefined {
  const { http, tags, ttl } = found.rule
  const terms = http ? http.termsOf(response, found) : lasts(found.rule) && { at: Date.now(), ttl: ttl || 0 }
  if (!terms) return undefined
  const header: { [name: string]: string } = {}
  for (const [name, value] of Object.entries(response.header || {})) {
    if (!momentary.test(name) && !(http && http.isOfConnection(name, response))) header[name] = value
  }
  return Object.assign(terms, {
    // Alipay gives the header once more as `headers`, with what must not be kept.
    body: JSON.stringify(
      Object.assign({}, response, { header, headers: undefined, cookies: undefined, profile: undefined }),
    ),
    ttl: Math.min(terms.ttl, forEver),
    tags,
  })
}

/**
 * The answer, however old; nothing when the entry is broken, or when this request's own `validateStatus` refuses its status, which
 * another request has accepted.
 */
export function storedResponse({ entry, request }: Lookup): HttpResponse | undefined {
  return (
    entry &&
    safely(() => {
      const body: HttpResponse = JSON.parse(entry.body)
      return typeof body.statusCode === 'number' && request.validateStatus(body.statusCode) ? body : undefined
    })
  )
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)

/**
 * The answer, when it is not stale for more than `maxStale` milliseconds, nor as old as `oldest`, if that is given. Two of its
 * headers say how old it is and for how long it still is fresh, in seconds (RFC 9111 5.1, RFC 9211); below zero it is stale.
 */
export function answerOf(found: Lookup, maxStale = 0, oldest?: number): HttpResponse | undefined {
  const { entry, rule } = found
  if (!entry) return undefined
  const age = Date.now() - entry.at
  const left = Math.min(entry.ttl, rule.maxAge) - age
  // A clock that was set back makes the age unknown.
  const response =
    age >= 0 &&
    !(age >= oldest!) &&
    left + (entry.strict ? Math.min(maxStale, 0) : maxStale) > 0 &&
    storedResponse(found)
  if (!response) return undefined
  // When no time is left, it is stale: -1 says so, and 0 would not.
  const fields = { age: `${seconds(age)}`, 'cache-status': `wxpipe; hit; ttl=${seconds(left || -1)}` }
  return Object.assign(response, { header: Object.assign({}, response.header, fields) })
}

/** The answer while it is stale, for as long as the server, or else the rule, allows. */
export function staleAnswerOf(found: Lookup, use: 'staleWhileRevalidate' | 'staleIfError'): HttpResponse | undefined {
  const { entry, rule } = found
  const { [use]: maxStale = rule[use] } = Object(entry) as CacheEntry
  return rule.reload || !maxStale ? undefined : answerOf(found, maxStale)
}
