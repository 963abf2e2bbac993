// What the cache asks of the rules of HTTP; `rfc9111` answers it, so that an app without them leaves them out of its bundle.
import type { HttpRequest, HttpResponse } from '@wxpipe/core'
import type { Lookup } from '../lookups.ts'
import type { RequestRule } from '../rules.ts'
import type { CacheEntry } from '../store.ts'

/** What an entry is good for: all of it but the answer itself. */
export type EntryTerms = Omit<CacheEntry, 'body' | 'tags'>

/** The rules of HTTP, as `rfc9111` has them; nothing for an app to call. */
export interface HttpRules {
  /** The rule with what the request's own Cache-Control says; nothing when its answer must not be kept. */
  heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined
  /** The entry as it is good for a request; nothing for one that was kept for another, in the fields that the answer depends on. */
  suited(entry: CacheEntry | undefined, request: HttpRequest, rule: RequestRule): CacheEntry | undefined
  /** How long an answer is good; nothing when it must not be kept. */
  termsOf(response: HttpResponse, found: Lookup): EntryTerms | undefined
  /** Whether a field of an answer belongs to the connection, and is not kept. */
  isOfConnection(field: string, response: HttpResponse): boolean
  /** The request that asks for an answer only if it is not the one that is kept; nothing when that cannot be asked. */
  conditional(found: Lookup): HttpRequest | undefined
  /** The answer; for a 304 the stored one as it confirms it, or nothing when it speaks of another one. */
  confirmed(found: Lookup, response: HttpResponse): HttpResponse | undefined
  /** What the keys of all requests to one path have in common, so that a write finds them. */
  pathOf(request: HttpRequest): string
  /** Tells the keys of what is old when this request has been answered, which may have a rule itself. */
  changedBy(request: HttpRequest, response: HttpResponse, hasRule: boolean): ((key: string) => boolean) | undefined
}
