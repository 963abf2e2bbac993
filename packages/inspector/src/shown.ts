// Makes of a record what is shown of it: a copy in which no secret stands. The one way out of the records.
import { type HttpRequest, resolveUrl } from '@wxpipe/core'
import { isInUrl } from './bodies.ts'
import type { SendRecord } from './record.ts'
import type { Redaction } from './redact.ts'

interface Fields {
  [name: string]: unknown
}

/** @param isHeader its fields have names that others gave: none of them is a field of the record, and each may be a secret */
export function shown(value: unknown, redaction: Redaction, isHeader?: boolean): unknown {
  if (typeof value === 'string') return redaction.text(value)
  if (Array.isArray(value)) return value.map((item) => shown(item, redaction))
  if (Object(value) !== value) return value
  const copy: Fields = {}
  for (const name of Object.keys(value as Fields)) {
    // It stands last: the URL that it makes takes the place of what the caller wrote.
    const field = (value as Fields)[name]
    if (isHeader) copy[redaction.text(name)] = shown(redaction.field(name, field), redaction)
    else if (name === 'held')
      copy['url'] = redaction.text(urlOf(value as SendRecord).replace(/[\s"\\]/g, encodeURIComponent))
    // `header` and `responseHeader`.
    else copy[name] = shown(field, redaction, /eader$/.test(name))
  }
  return copy
}

function urlOf(span: SendRecord): string {
  const { held } = span
  try {
    const copy: { [name: string]: string } = {}
    if (isInUrl(span)) {
      for (const name of Object.keys(held.data as Fields)) {
        const field = (held.data as Fields)[name]
        // As wx writes it: an object is JSON, and nothing is left out.
        copy[name] = typeof field === 'object' ? JSON.stringify(field) : `${field}`
      }
    }
    return resolveUrl({ url: resolveUrl(held as HttpRequest), query: copy } as unknown as HttpRequest)
  } catch {
    // A query that has no text form: the call has failed because of it.
    return resolveUrl({ url: held.url, baseURL: held.baseURL } as HttpRequest)
  }
}
