// What is kept of a response, for how long it is fresh, and for which requests (RFC 9111 3.1, 4.1, 4.2; RFC 5861).
import { getHeader, type HttpRequest, type HttpResponse } from '@wxpipe/core'
import { bodyOf } from '../entry.ts'
import { fixedHash } from '../key.ts'
import { forEver } from '../rules.ts'
import type { CacheEntry } from '../store.ts'
import type { RequestRule } from '../types.ts'
import { directivesOf, durationOf, read } from './cache-control.ts'

// Fields of the connection, besides those that `Connection` names. Those of a proxy's login are secrets, and never kept.
const ofConnection = 'connection,keep-alive,proxy-connection,te,trailer,transfer-encoding,upgrade,'

const namesIn = (list: string): string[] => list.toLowerCase().split(/[\s,]+/)

/** A hash of the request's values of these fields, because one of them may be a credential. */
const variantOf = (fields: string, request: HttpRequest): string =>
  fixedHash(JSON.stringify(namesIn(fields).map((field) => read(request, field))))

/** The entry; undefined if it was not kept by these rules, or for other values of the fields in `Vary`. */
export function suited(entry: CacheEntry | undefined, request: HttpRequest): CacheEntry | undefined {
  const { vary } = Object(entry) as Partial<CacheEntry>
  return vary && variantOf(vary[0], request) === vary[1] ? entry : undefined
}

/**
 * Milliseconds since 1970; NaN for no date, and for one in another zone, whose hour would be taken for one of GMT. The
 * oldest of HTTP's three forms does not say that it means GMT.
 */
const timeOf = (date: string): number =>
  Date.parse(/^[a-z].*( GMT| UTC|\d \d{4})$/i.test(date) ? `${date.replace(' GMT', '')} GMT` : '')

/** What to keep of a response, and how long it may be used; undefined if it must not be kept. */
export function entryOf(response: HttpResponse, request: HttpRequest, rule: RequestRule): CacheEntry | undefined {
  const { statusCode } = response
  const control = directivesOf(response)
  const vary = read(response, 'vary')
  // A partial response is not kept, nor one that depends on what no request shows (`Vary: *`).
  if ('no-store' in control || vary.includes('*') || statusCode === 206) return undefined
  // This cache understands only one status.
  if ('must-understand' in control && statusCode !== 200) return undefined
  const now = Date.now()
  const date = timeOf(read(response, 'date'))
  const expires = getHeader(response.header, 'expires')
  const age = durationOf(getHeader(response.header, 'age'), 0)
  // Of the ways to calculate the age, the one that makes it greatest. The time that the response took is part of it,
  // unless the clock was set back meanwhile.
  const initialAge = Math.max(0, now - date || 0, age, age + now - rule.began!)
  const unless = expires === undefined ? (rule.ttl || 0) + initialAge : timeOf(`${expires}`) - (date || now) || 0
  const lifetime = durationOf(control['max-age'], unless)
  const noCache = 'no-cache' in control
  const unkept = namesIn(ofConnection + read(response, 'connection'))
  return {
    body: bodyOf(response, (name) => unkept.includes(name.toLowerCase())),
    at: now - initialAge,
    aged: initialAge,
    ttl: noCache || age < 0 ? 0 : Math.min(lifetime, forEver),
    strict: noCache || 'must-revalidate' in control,
    staleWhileRevalidate: durationOf(control['stale-while-revalidate']),
    staleIfError: durationOf(control['stale-if-error']),
    vary: [vary, variantOf(vary, request)],
  }
}
