// wx's conversions on the way out: method, url, header and data of wx.request become what is sent.

import { isArrayBuffer } from '../calls/bytes.ts'
import { encodeForm, withQuery } from '../calls/query.ts'
import type { Fault } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import type { Wire } from '../servers/wire.ts'
import type { RequestOptions } from '../wx/types.ts'

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']
// What a client sets itself; Referer is documented, the others are what XHR forbids.
const OWN_HEADERS = ['referer', 'host', 'content-length', 'connection', 'transfer-encoding']
const REFERER = 'https://servicewechat.com/wx0000000000000000/devtools/page-frame.html'
// Shared, because most requests have no header of their own.
const BARE = { values: { 'content-type': 'application/json', referer: REFERER }, type: 'application/json' }
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/**
 * The request as it is sent, or why wx refuses to send it. @param anyMethod allows methods that wx.request does not
 * know
 */
export function toWire(options: RequestOptions, anyMethod = false): Wire | Fault {
  const { url, data } = options
  if (typeof url !== 'string' || !/^https?:\/\/[^/?#\s]/i.test(url)) {
    return faults.invalidUrl(String(url))
  }
  const method = String(options.method ?? 'GET').toUpperCase()
  if (!anyMethod && !METHODS.includes(method)) return faults.invalidMethod()
  const header = outgoingHeader(options.header)
  if ('fault' in header) return header
  try {
    return {
      url: method === 'GET' && isRecord(data) ? withQuery(url, data) : url,
      method,
      header: header.values,
      body: method === 'GET' ? undefined : toBody(data, header.type),
      follow: options.redirect !== 'manual',
      chunked: options.enableChunked === true,
    }
  } catch {
    return faults.notSerialisable()
  }
}

function toBody(data: unknown, type: string): string | Uint8Array | undefined {
  if (data === undefined || data === null) return undefined
  if (isArrayBuffer(data)) return new Uint8Array(data.slice(0))
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
  if (typeof data === 'string') return data
  return isRecord(data) && /application\/x-www-form-urlencoded/i.test(type) ? encodeForm(data) : JSON.stringify(data)
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !isArrayBuffer(data) && !ArrayBuffer.isView(data)

/** The header as it is sent, or why it is refused. */
export function outgoingHeader(
  header: object | null | undefined,
): { values: Record<string, string>; type: string } | Fault {
  if (header === undefined || header === null) return BARE
  const values: Record<string, string> = {}
  let type: string | undefined
  for (const [name, raw] of Object.entries(header)) {
    const lower = name.toLowerCase()
    if (OWN_HEADERS.includes(lower)) continue
    // As XMLHttpRequest does: `undefined` is sent as "undefined", which shows the app's mistake.
    const value = String(raw)
    // DevTools passes headers to XMLHttpRequest, whose exception becomes errMsg; what phones do is not known.
    if (!NAME.test(name)) return refused(`'${name}' is not a valid HTTP header field name.`)
    if (!VALUE.test(value)) return refused(`'${value}' is not a valid HTTP header field value.`)
    if (lower === 'content-type') {
      // Of two names that differ only in case, DevTools drops the lower-case one.
      if (type !== undefined && name === lower) continue
      delete values['content-type']
      type = value
    }
    values[name] = value
  }
  if (type === undefined) {
    type = 'application/json'
    values['content-type'] = type
  }
  values.referer = REFERER
  return { values, type }
}

const refused = (why: string): Fault => ({
  fault: 'header refused',
  reason: `Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ${why}`,
})
