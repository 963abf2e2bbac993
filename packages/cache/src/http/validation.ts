// Asks the server whether what is kept is still valid, and accepts only a 304 about just that (RFC 9111 3.2, 4.3).
import { getHeader, type HttpRequest, type HttpResponse, StatusError, withHeader } from '@wxpipe/core'
import { fieldsOf } from '../fields.ts'
import { safely } from '../safely.ts'
import type { RequestRule } from '../types.ts'
import { read } from './cache-control.ts'

const conditions = { etag: 'if-none-match', 'last-modified': 'if-modified-since' }

// Fields that describe the stored body.
const ofBody = /^(etag|content-(length|encoding|range|md5))$/i

/**
 * Makes the request conditional by the stored validators; the same request without validators.
 * @throws StatusError (504) for a request that must not be sent
 */
export function conditional(request: HttpRequest, rule: RequestRule, stored?: HttpResponse): HttpRequest {
  if (rule.onlyKept) {
    throw new StatusError('nothing is kept', { request, response: { statusCode: 504, header: {}, data: '' } })
  }
  let made = request
  for (const [validator, condition] of Object.entries(conditions)) {
    const value = stored && read(stored, validator)
    // A server's field may hold characters that no request can carry.
    if (value) made = safely(() => withHeader(made, condition, value)) || made
  }
  return made
}

/** The stored response with the fields of a 304, or undefined if its validator is not the stored one's. */
export function confirmed(stored: HttpResponse, response: HttpResponse): HttpResponse | undefined {
  const validator = read(response, 'etag') ? 'etag' : 'last-modified'
  // A server that compresses on the fly makes a strong tag weak, in only one of the two responses: nginx in that with
  // the body. The request named just this tag, so a 304 with it is about it.
  const [said, had] = [response, stored].map((each) => read(each, validator).replace('W/', ''))
  if (said && said !== had) return undefined
  // The stored date and age are only those of the stored response: a 304 without a date was made when it came.
  const isReplaced = (field: string) =>
    /^(date|age|cache-status)$/i.test(field) || (!ofBody.test(field) && getHeader(response.header, field) !== undefined)
  const header = Object.assign(
    fieldsOf(stored.header, (field) => !isReplaced(field)),
    fieldsOf(response.header, isReplaced),
  )
  return Object.assign({}, response, stored, { header })
}
