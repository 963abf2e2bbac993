// What the cache needs of HTTP's rules; `rfc9111` implements it, so that an app without it leaves it out of its bundle.
import type { HttpRequest, HttpResponse } from '@wxpipe/core'
import type { Lookup } from '../lookups.ts'
import type { RequestRule } from '../rules.ts'
import type { CacheEntry } from '../store.ts'

/** An entry without the response itself and its tags. */
export type EntryTerms = Omit<CacheEntry, 'body' | 'tags'>

/** HTTP's rules, as `rfc9111` implements them; not meant to be called by an app. */
export interface HttpRules {
  /** The rule, with what the request's own Cache-Control says; undefined if its response must not be kept. */
  heed(rule: RequestRule, request: HttpRequest): RequestRule | undefined
  /** The entry as it applies to a request; undefined if it was kept for other values of the fields in `Vary`. */
  suited(entry: CacheEntry | undefined, request: HttpRequest, rule: RequestRule): CacheEntry | undefined
  /** How long a response may be used; undefined if it must not be kept. */
  termsOf(response: HttpResponse, found: Lookup): EntryTerms | undefined
  /** Whether a header field of a response belongs to the connection, and is not kept. */
  isOfConnection(field: string, response: HttpResponse): boolean
  /** The request that asks for a response only if it is not the stored one; undefined if that cannot be asked. */
  conditional(found: Lookup): HttpRequest | undefined
  /** The response; for a 304 the stored one, updated by it, or undefined if the 304 is about another response. */
  confirmed(found: Lookup, response: HttpResponse): HttpResponse | undefined
  /** What the keys of all requests to one path have in common, so that a write finds them. */
  pathOf(request: HttpRequest): string
  /** Recognises the keys that are outdated once this request has a response; `hasRule`: whether it has its own rule. */
  changedBy(request: HttpRequest, response: HttpResponse, hasRule: boolean): ((key: string) => boolean) | undefined
}
