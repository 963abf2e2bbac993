// Asks the server whether what is kept is still valid, and accepts only a 304 about just that (RFC 9111 3.2, 4.3).
import { getHeader, type HttpRequest, type HttpResponse, StatusError, withHeader } from '@wxpipe/core'
import { fieldsOf, storedResponse } from '../entry.ts'
import { safely } from '../safely.ts'
import type { Lookup } from '../types.ts'
import { directivesOf, read } from './cache-control.ts'

const conditions = { etag: 'if-none-match', 'last-modified': 'if-modified-since' }

// Fields that describe the stored body.
const ofBody = /^(etag|content-(length|encoding|range|md5))$/i

/**
 * Makes the request conditional by the stored validators, and notes the response it asks about; undefined without
 * validators.
 * @throws StatusError (504) for a request that must not be sent
 */
export function conditional(found: Lookup): HttpRequest | undefined {
  const { request } = found
  if (directivesOf(request).has('only-if-cached')) {
    throw new StatusError('nothing is kept', { request, response: { statusCode: 504, header: {}, data: '' } })
  }
  // The second time, a 304 was about another response: the stored one is not asked about again.
  const stored = found.confirmable ? undefined : storedResponse(found)
  let made: HttpRequest | undefined
  for (const [validator, condition] of Object.entries(conditions)) {
    const value = stored && read(stored, validator)
    // A server's field may hold characters that no request can carry.
    if (value) made = safely(() => withHeader(made || request, condition, value)) || made
  }
  found.confirmable = made && stored
  return made
}

/** The response; for a 304 the stored one with its fields, or undefined if its validator is not the stored one's. */
export function confirmed({ confirmable: stored }: Lookup, response: HttpResponse): HttpResponse | undefined {
  if (response.statusCode !== 304 || !stored) return response
  const validator = read(response, 'etag') ? 'etag' : 'last-modified'
  // A server that compresses on the fly makes a strong tag weak, in only one of the two responses: nginx in that with
  // the body. The request named just this tag, so a 304 with it is about it.
  const [said, had] = [response, stored].map((each) => read(each, validator).replace('W/', ''))
  if (said && said !== had) return undefined
  // The stored date is only that of the stored response: a 304 without a date was made when it came.
  const isReplaced = (field: string) =>
    /^date$/i.test(field) || (!ofBody.test(field) && getHeader(response.header, field) !== undefined)
  const header = Object.assign(
    fieldsOf(stored.header, (field) => !isReplaced(field)),
    fieldsOf(response.header, isReplaced),
  )
  return Object.assign({}, response, stored, { header })
}
