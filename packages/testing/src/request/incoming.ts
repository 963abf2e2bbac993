// wx's conversions on the way in: header lines, cookies and the body become what `success` gets.

import { bufferOf, bytesOf } from '../calls/bytes.ts'
import { TextDecoder } from '../calls/codecs.ts'
import type { Fault } from '../faults/fault.ts'
import type { Head, HeaderLines, WireResponse } from '../servers/wire.ts'
import type { Quirks } from '../state/options.ts'
import type { HeaderMap, RequestOptions } from '../wx/types.ts'

const decoder = new TextDecoder()

/** The body as `data`: bytes, or text without its byte order mark, which is parsed if it is JSON. */
export function toData(body: string | Uint8Array, options: Pick<RequestOptions, 'dataType' | 'responseType'>): unknown {
  if (options.responseType === 'arraybuffer') return bufferOf(bytesOf(body))
  // TextDecoder removes a byte order mark itself.
  const text = typeof body === 'string' ? (body.charCodeAt(0) === 0xfeff ? body.slice(1) : body) : decoder.decode(body)
  if ((options.dataType ?? 'json') !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The header, with names in the server's case; a repeated name is joined by `,`, as in DevTools. */
export function toHeader(lines: HeaderLines, quirks: Quirks): HeaderMap | null {
  if (quirks.nullHeader) return null
  const header: Record<string, string | string[]> = {}
  const seen = new Map<string, string>()
  for (const [name, value] of lines) {
    const lower = name.toLowerCase()
    const key = seen.get(lower) ?? (quirks.lowerCaseHeader ? lower : name)
    seen.set(lower, key)
    const earlier = Object.hasOwn(header, key) ? header[key] : undefined
    if (earlier === undefined) header[key] = value
    else header[key] = quirks.headerArrays ? ([] as string[]).concat(earlier, value) : `${String(earlier)},${value}`
  }
  return header
}

export const cookiesOf = (lines: HeaderLines): string[] =>
  lines.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value)

export const isChunked = (options: RequestOptions, quirks: Quirks): boolean =>
  options.enableChunked === true && !quirks.noChunks

/** Whether a response of this status goes to `fail`. */
export function statusFails(arrival: {
  readonly response: Head
  readonly context: { readonly quirks: Quirks }
  readonly fault: Fault | undefined
}): boolean {
  const { response, context, fault } = arrival
  const refused = fault?.effect === 'status-to-fail' ? [fault.statusCode] : context.quirks.failStatuses
  return refused?.includes(response.statusCode) === true
}

/** Whether the body reaches neither the chunk listeners nor `success`. */
export function isLostBody(head: Head, { enableChunked }: RequestOptions, quirks: Quirks, fault?: Fault): boolean {
  if (fault?.effect === 'body-lost') return true
  if (!quirks.lostErrorBodies || !enableChunked) return false
  return head.statusCode >= 400 || /json/i.test(typeOf(head.lines))
}

const typeOf = (lines: HeaderLines): string => lines.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''

/** Which callback gets a response, and its argument. */
export function toOutcome(
  response: WireResponse,
  options: RequestOptions,
  quirks: Quirks,
  fault: Fault | undefined,
  profile: object,
): ['success' | 'fail', object] {
  const { statusCode, lines } = response
  const keep = fault?.effect === 'truncated' ? (fault.keep ?? 0.5) : 1
  const body = keep === 1 ? response.body : response.body.slice(0, response.body.length * keep)
  const result = {
    // What arrived in chunks is not in `success` again, not even an error body.
    data: toData(
      isChunked(options, quirks) || fault?.effect === 'body-lost' ? '' : body,
      quirks.textIsString && options.dataType !== 'string' ? { ...options, dataType: 'json' } : options,
    ),
    statusCode,
    header: toHeader(lines, quirks),
    ...(quirks.noCookies ? {} : { cookies: cookiesOf(lines) }),
    ...profile,
    errMsg: 'request:ok',
  }
  return statusFails({ response, context: { quirks }, fault })
    ? ['fail', { ...result, errMsg: 'request:fail' }]
    : ['success', result]
}
