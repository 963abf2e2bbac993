// How long an answer is fresh, and how old it was when it came (RFC 9111 4.2, RFC 5861).
import { getHeader, type HttpResponse } from '@wxpipe/core'
import type { Lookup } from '../lookups.ts'
import { directivesOf, durationOf, secondsOf } from './directives.ts'
import type { EntryTerms } from './rules.ts'
import { varyOf } from './vary.ts'

/** Milliseconds since 1970; NaN for what is no date. The oldest of HTTP's three forms does not say that it means GMT. */
const timeOf = (date: string): number =>
  /^[a-z]/i.test(date) ? Date.parse(`${date.replace(' GMT', '')} GMT`) : Number.NaN

/** How long an answer is good; nothing when it must not be kept. */
export function termsOf(response: HttpResponse, { began, request, rule }: Lookup): EntryTerms | undefined {
  const control = directivesOf(response)
  const read = (field: string) => getHeader(response.header, field) || ''
  const vary = read('vary')
  // A part of an answer is not kept, nor one that depends on what no request shows.
  if (control.has('no-store') || vary.includes('*') || response.statusCode === 206) return undefined
  // Of the statuses, this cache knows the meaning of one.
  if (control.has('must-understand') && response.statusCode !== 200) return undefined
  const now = Date.now()
  const date = timeOf(read('date'))
  const expires = read('expires')
  const age = secondsOf(read('age') || '0')
  // Of two ways to tell the age, the one that makes it older; the time that the answer took is part of it.
  const initialAge = Math.max(0, now - date || 0, age * 1000 + now - began)
  const lifetime =
    durationOf(control, 'max-age') ?? (expires ? timeOf(expires) - (date || now) || 0 : (rule.ttl || 0) + initialAge)
  const noCache = control.has('no-cache')
  return {
    at: now - initialAge,
    ttl: noCache || age < 0 ? 0 : lifetime,
    strict: noCache || control.has('must-revalidate'),
    staleWhileRevalidate: durationOf(control, 'stale-while-revalidate'),
    staleIfError: durationOf(control, 'stale-if-error'),
    vary: vary ? [vary, varyOf(vary, request)] : undefined,
  }
}
