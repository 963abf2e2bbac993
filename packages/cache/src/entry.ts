// What is kept of a response, and for how long it may be used.
import type { HttpRequest, HttpResponse } from '@wxpipe/core'
import { fieldsOf } from './fields.ts'
import { forEver, lasts } from './rules.ts'
import { safely } from './safely.ts'
import type { CacheEntry } from './store.ts'
import type { RequestRule } from './types.ts'

// Headers that are not kept: a session's, which could be stolen and would be outdated, and those that state the age.
const momentary =
  /cookie|auth|token|secret|session|passw|credential|sign|key|jwt|bearer|ticket|csrf|xsrf|(^|-)sid$|open-?id|^(age|cache-status)$/i

/** The response as text, without secrets, and without the header fields for which `isOut` returns true. */
export const bodyOf = (response: HttpResponse, isOut?: (name: string) => boolean): string =>
  JSON.stringify(
    Object.assign({}, response, {
      header: fieldsOf(response.header, (name) => !momentary.test(name) && !(isOut && isOut(name))),
      // Alipay repeats the header as `headers`, with the fields that must not be kept.
      headers: undefined,
      cookies: undefined,
      profile: undefined,
    }),
  )

/** What to keep of a response; undefined if the server forbids it, or if the rule allows no time for it. */
export function entryOf(response: HttpResponse, request: HttpRequest, rule: RequestRule): CacheEntry | undefined {
  const { http, tags } = rule
  const entry = http
    ? http.entryOf(response, request, rule)
    : lasts(rule) && { body: bodyOf(response), at: Date.now(), ttl: Math.min(rule.ttl || 0, forEver) }
  return entry ? Object.assign(entry, { tags }) : undefined
}

/**
 * The one decision of the cache: the stored response, if it may be used. It may not if it is broken, or if this request's
 * own `validateStatus` refuses its status, which another request has accepted. Two of its headers say how old it is and
 * for how long it is still fresh, in seconds (RFC 9111 5.1, RFC 9211); below zero it is stale.
 * @param use what for: each use has its own limit of staleness, of which the server's comes before the rule's; without
 * one, it is used however stale it is, to ask the server about it
 * @param oldest an age in milliseconds from which on it is not used
 */
export function usable(
  entry: CacheEntry | undefined,
  rule: RequestRule,
  request: HttpRequest,
  use?: 'maxStale' | 'staleWhileRevalidate' | 'staleIfError',
  oldest = forEver,
): HttpResponse | undefined {
  if (!entry) return undefined
  const { aged = 0 } = entry
  const age = Date.now() - entry.at
  const left = Math.min(entry.ttl, rule.ownTtl + aged) - age
  if (use) {
    const { [use]: maxStale = rule[use] || 0 } = entry as Partial<RequestRule>
    // Younger than when it came: the clock was set back, and the age is unknown.
    if (rule.reload || !(age >= aged && age < oldest && left + maxStale > 0)) return undefined
    // Once it is stale, the server may forbid any use. While it is fresh, a request that it was too old for (`max-age`) gets
    // it in place of an error, but only if the rule has a time for that.
    if (left > 0 ? !maxStale && use !== 'maxStale' : entry.strict) return undefined
  }
  return safely(() => {
    const response = JSON.parse(entry.body)
    response.header.age = seconds(age)
    // With no time left it is stale: the header says -1, because 0 would not mean that.
    response.header['cache-status'] = `wxpipe; hit; ttl=${seconds(left || -1)}`
    return request.validateStatus(response.statusCode) ? response : undefined
  })
}

const seconds = (milliseconds: number): string => `${Math.floor(milliseconds / 1000)}`
