// Makes the copy of a record that is shown, with all secrets hidden. Nothing else gives records out.
import { type HttpRequest, resolveUrl } from '@wxpipe/core'
import { isInUrl } from './bodies.ts'
import type { SendRecord } from './record.ts'
import type { Redaction } from './redact.ts'

interface Fields {
  [name: string]: unknown
}

/** @param isHeader the value is a header: its names are not fields of a record, and any of them may mark a secret */
export function shown(value: unknown, redaction: Redaction, isHeader?: boolean): unknown {
  if (typeof value === 'string') return redaction.text(value)
  if (Array.isArray(value)) return value.map((item) => shown(item, redaction))
  if (Object(value) !== value) return value
  const copy: Fields = {}
  for (const [name, field] of Object.entries(value as Fields)) {
    // `held` is the last field of a record: the URL that is made of it replaces the one that the caller wrote.
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
      for (const [name, field] of Object.entries(held.data as Fields)) {
        // As wx writes a query: an object is JSON, and `null` and `undefined` are not left out.
        copy[name] = typeof field === 'object' ? JSON.stringify(field) : `${field}`
      }
    }
    return resolveUrl({ url: resolveUrl(held as HttpRequest), query: copy } as unknown as HttpRequest)
  } catch {
    // The query cannot be serialised, which is why the call has failed.
    return resolveUrl({ url: held.url, baseURL: held.baseURL } as HttpRequest)
  }
}
