// Makes of a record what is shown of it: a copy in which no secret stands. The one way out of the records.
import { type HttpRequest, type Query, resolveUrl } from '@wxpipe/core'
import { isInUrl } from './bodies.ts'
import type { SendRecord } from './record.ts'
import type { Redaction } from './redact.ts'

interface Fields {
  [name: string]: unknown
}

/** @param isHeader its fields have names that others gave: none of them is a field of the record, and each may be a secret */
export function shown(value: unknown, redaction: Redaction, isHeader = false): unknown {
  if (typeof value === 'string') return redaction.text(value)
  if (Array.isArray(value)) return value.map((item) => shown(item, redaction))
  if (!value || typeof value !== 'object') return value
  const copy: Fields = {}
  for (const name of Object.keys(value)) {
    if (name === 'held' && !isHeader) copy['url'] = redaction.text(urlOf(value as SendRecord))
    else if (isHeader || name !== 'url') {
      // `header` and `responseHeader`.
      const field = shown((value as Fields)[name], redaction, /eader$/.test(name))
      copy[redaction.text(name)] = isHeader ? redaction.field(name, field) : field
    }
  }
  return copy
}

function urlOf(span: SendRecord): string {
  const { held } = span
  try {
    const url = resolveUrl(held as unknown as HttpRequest)
    return isInUrl(span) ? resolveUrl({ url, query: held.data as Query } as HttpRequest) : url
  } catch {
    // A query that has no text form: the call has failed because of it.
    return resolveUrl({ url: held.url, baseURL: held.baseURL } as HttpRequest)
  }
}
