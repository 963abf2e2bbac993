// What is kept of an answer, and what it still is good for.
import type { HttpResponse } from '@wxpipe/core'
import type { Lookup } from './lookups.ts'
import { forEver } from './rules.ts'
import { safely } from './safely.ts'
import type { CacheEntry } from './store.ts'

// Such headers are a session's own: they are worth something to a thief, and wrong when they are given out again later. So
// is the age.
const momentary =
  /cookie|auth|token|secret|session|passw|credential|sign|key|jwt|bearer|ticket|csrf|xsrf|(^|-)sid$|open-?id|^age$/i

/** What to keep of an answer; nothing when the server forbids it. */
export function entryOf(response: HttpResponse, found: Lookup): CacheEntry | undefined {
  const { http, tags, ttl } = found.rule
  const terms = http ? http.termsOf(response, found) : { at: Date.now(), ttl: ttl || 0 }
  if (!terms) return undefined
  const header: { [name: string]: string } = {}
  for (const [name, value] of Object.entries(response.header || {})) {
    if (!momentary.test(name) && !(http && http.isOfConnection(name, response))) header[name] = value
  }
  return Object.assign(terms, {
    body: JSON.stringify(Object.assign({}, response, { header, cookies: undefined })),
    ttl: Math.min(terms.ttl, forEver),
    tags,
  })
}

/** The answer, however old; nothing when the entry is broken. */
export function bodyOf(entry: CacheEntry | undefined): HttpResponse | undefined {
  const body: HttpResponse | undefined = entry && safely(() => JSON.parse(entry.body))
  return body && typeof body.statusCode === 'number' ? body : undefined
}

/**
 * The answer, when it is not older than its ttl plus so many milliseconds. Two of its headers say how old it is and for how
 * long it still is fresh, in seconds (RFC 9111 5.1, RFC 9211); below zero it is stale.
 */
export function answerOf({ entry, rule, request }: Lookup, grace = 0): HttpResponse | undefined {
  if (!entry) return undefined
  const age = Date.now() - entry.at
  const left = Math.min(entry.ttl, rule.maxAge) - age
  // A clock that was set back makes the age unknown.
  const response = age >= 0 && left + (entry.strict ? Math.min(grace, 0) : grace) > 0 && bodyOf(entry)
  // What another request took for an answer may be an error to this one.
  if (!response || !safely(() => request.validateStatus(response.statusCode))) return undefined
  const [seconds, ttl] = [age, left].map((time) => Math.floor(time / 1000))
  const header = Object.assign({}, response.header, { age: `${seconds}`, 'cache-status': `wxpipe; hit; ttl=${ttl}` })
  return Object.assign(response, { header })
}

/** The answer while it is stale, for as long as the server, or else the rule, allows. */
export function staleAnswerOf(found: Lookup, use: 'staleWhileRevalidate' | 'staleIfError'): HttpResponse | undefined {
  const { entry, rule } = found
  const grace = (entry && entry[use]) || rule[use]
  return rule.reload || !grace ? undefined : answerOf(found, grace)
}
