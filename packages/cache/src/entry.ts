// What is kept of a response, and for how long it may be used.
import type { Header, HttpResponse } from '@wxpipe/core'
import { forEver, lasts } from './rules.ts'
import { safely } from './safely.ts'
import type { CacheEntry } from './store.ts'
import type { Lookup } from './types.ts'

// Headers that are not kept: a session's, which could be stolen and would be outdated, and those that state the age.
const momentary =
  /cookie|auth|token|secret|session|passw|credential|sign|key|jwt|bearer|ticket|csrf|xsrf|(^|-)sid$|open-?id|^(age|cache-status)$/i

/** The fields of a header whose names are wanted. */
export function fieldsOf(header: Header, isWanted: (name: string) => boolean): Header {
  const wanted: { [name: string]: string } = {}
  for (const [name, value] of Object.entries(Object(header) as Header)) if (isWanted(name)) wanted[name] = value
  return wanted
}

/** What to keep of a response; undefined if the server forbids it, or the rule allows no time for it. */
export function entryOf(response: HttpResponse, found: Lookup): CacheEntry | undefined {
  const { http, tags, ttl } = found.rule
  const terms = http ? http.termsOf(response, found) : lasts(found.rule) && { at: Date.now(), ttl: ttl || 0 }
  if (!terms) return undefined
  const header = fieldsOf(
    response.header,
    (name) => !momentary.test(name) && !(http && http.isOfConnection(name, response)),
  )
  return Object.assign(terms, {
    // Alipay repeats the header as `headers`, with the fields that must not be kept.
    body: JSON.stringify(
      Object.assign({}, response, { header, headers: undefined, cookies: undefined, profile: undefined }),
    ),
    ttl: Math.min(terms.ttl, forEver),
    tags,
  })
}

/**
 * The stored response, however old; undefined if there is none, if it is broken, or if this request's own
 * `validateStatus` refuses its status, which another request has accepted.
 */
export const storedResponse = ({ entry, request }: Lookup): HttpResponse | undefined =>
  entry &&
  safely(() => {
    const body: HttpResponse = JSON.parse(entry.body)
    return body.header && request.validateStatus(body.statusCode) ? body : undefined
  })

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)

/**
 * The stored response, unless it has been stale for `maxStale` milliseconds, or is as old as `oldest`. Two of its
 * headers say how old it is and for how long it is still fresh, in seconds (RFC 9111 5.1, RFC 9211); below zero it is
 * stale.
 */
export function usableResponse(found: Lookup, maxStale = 0, oldest = forEver): HttpResponse | undefined {
  const { entry, rule } = found
  if (!entry || rule.reload) return undefined
  const age = Date.now() - entry.at
  const left = Math.min(entry.ttl, rule.ownTtl + (entry.aged || 0)) - age
  const allowed = entry.strict ? Math.min(maxStale, 0) : maxStale
  // If the clock was set back, the age is unknown.
  const response = age >= 0 && age < oldest && left + allowed > 0 && storedResponse(found)
  if (!response) return undefined
  // With no time left it is stale: the header says -1, because 0 would not mean that.
  Object.assign(response.header, {
    age: `${seconds(age)}`,
    'cache-status': `wxpipe; hit; ttl=${seconds(left || -1)}`,
  })
  return response
}

/** The stale response, for as long as the server, or else the rule, allows its use. */
export function staleResponse(found: Lookup, use: 'staleWhileRevalidate' | 'staleIfError'): HttpResponse | undefined {
  const { [use]: maxStale = found.rule[use] } = Object(found.entry) as CacheEntry
  return maxStale ? usableResponse(found, maxStale) : undefined
}
