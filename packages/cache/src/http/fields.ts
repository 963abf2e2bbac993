// Which fields of an answer are not kept, and which a 304 replaces (RFC 9111 3.1, 3.2).
import { getHeader, type Header, type HttpResponse } from '@wxpipe/core'

const ofConnection = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i
const ofBody = /^(etag|content-(length|encoding|range|md5))$/i

/** Whether a field belongs to the connection: by its name, or because `Connection` names it. */
export const isOfConnection = (field: string, { header }: HttpResponse): boolean =>
  ofConnection.test(field) ||
  (getHeader(header, 'connection') || '')
    .toLowerCase()
    .split(/[\s,]+/)
    .includes(field.toLowerCase())

/** The stored fields, replaced by those of a 304, but for those that describe the body that is kept. */
export function updated(stored: Header, notModified: Header): Header {
  const header: { [name: string]: string } = {}
  for (const from of [stored, notModified]) {
    for (const [field, value] of Object.entries(from)) {
      const isReplaced = !ofBody.test(field) && getHeader(notModified, field) !== undefined
      if (isReplaced === (from === notModified)) header[field] = value
    }
  }
  return header
}
