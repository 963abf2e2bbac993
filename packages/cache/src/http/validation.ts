// Asks the server whether what is kept still holds, and believes only what it says of just that (RFC 9111 4.3).
import { getHeader, type HttpRequest, type HttpResponse, StatusError, withHeader } from '@wxpipe/core'
import type { Lookup } from '../lookups.ts'
import { safely } from '../safely.ts'
import { updated } from './fields.ts'

const conditions = [
  ['etag', 'if-none-match'],
  ['last-modified', 'if-modified-since'],
] as const

/**
 * The request with the stored validators; nothing without any.
 * @throws StatusError (504) for a request that must not be sent
 */
export function conditional({ request, rule }: Lookup, stored: HttpResponse | undefined): HttpRequest | undefined {
  if (rule.onlyIfCached) {
    const response = { statusCode: 504, header: {}, data: '' }
    throw new StatusError('only-if-cached, and nothing is kept', { request, response })
  }
  let made: HttpRequest | undefined
  for (const [validator, condition] of conditions) {
    const value = stored && getHeader(stored.header, validator)
    // A server's field may hold what no request can carry.
    if (value) made = safely(() => withHeader(made || request, condition, value)) || made
  }
  return made
}

/** The stored answer with the fields of the 304; nothing when the 304 has a validator that the stored answer has not. */
export function confirmed(stored: HttpResponse, notModified: HttpResponse): HttpResponse | undefined {
  const validator = getHeader(notModified.header, 'etag') ? 'etag' : 'last-modified'
  const [said, had] = [notModified, stored].map(({ header }) => getHeader(header, validator))
  // A server that compresses on the way says its strong tag as a weak one.
  if (said && said !== had && said !== `W/${had}`) return undefined
  const { statusCode, data } = stored
  return Object.assign({}, notModified, { statusCode, data, header: updated(stored.header, notModified.header) })
}
