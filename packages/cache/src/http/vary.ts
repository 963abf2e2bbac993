// Which requests an answer is for: those that are equal in the fields that its Vary names (RFC 9111 4.1).
import { getHeader, type HttpRequest, hashOf } from '@wxpipe/core'
import type { CacheEntry } from '../store.ts'

/** A hash of the request's values of these fields: one of them may be a credential. */
export const varyOf = (fields: string, { header }: HttpRequest): string =>
  hashOf(JSON.stringify(fields.split(',').map((field) => getHeader(header, field.trim()))))

/** Whether an entry was kept by these rules, and for a request like this one. */
export const suits = ({ strict, vary }: CacheEntry, request: HttpRequest): boolean =>
  strict !== undefined && (!vary || varyOf(vary[0], request) === vary[1])
