// What HTTP's own headers say of an answer (RFC 9111).
import { getHeader, type HttpResponse } from '@wxpipe/core'

/** Milliseconds of freshness that `Cache-Control` gives: 0 for no-store and no-cache, `undefined` when it is silent. */
export function freshnessOf({ header }: HttpResponse): number | undefined {
  const text = getHeader(header, 'cache-control') || ''
  if (/no-store|no-cache/i.test(text)) return 0
  const maxAge = /max-age=(\d+)/i.exec(text)
  return maxAge ? Number(maxAge[1]) * 1000 : undefined
}

/** Whether the answer may be kept at all. */
export function mayStore({ header }: HttpResponse): boolean {
  return !/no-store/i.test(getHeader(header, 'cache-control') || '')
}
