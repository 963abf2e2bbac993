// Calls as an HTTP archive, which browsers' developer tools and many other programs show.
import { getHeader, type Header } from '@wxpipe/core'
import type { Har, HarEntry, HarPage, HarPair } from './har-types.ts'
import type { InspectedCall, InspectedSend } from './types.ts'

/**
 * Makes an HTTP archive of calls, with an entry for each send. What programs insist on that import it is there: each number is
 * finite, each date a date, each URL absolute.
 * @example wx.setClipboardData({ data: JSON.stringify(harOf(inspector.calls)) })
 */
export function harOf(calls: readonly InspectedCall[]): Har {
  const pages: { [id: string]: HarPage } = {}
  const entries: HarEntry[] = []
  for (const call of calls) {
    const { page, sends, startedAt } = call
    if (page && !pages[page.id]) {
      pages[page.id] = { id: page.id, title: page.route, startedDateTime: isoOf(startedAt), pageTimings: {} }
    }
    if (!sends.length || isAnsweredInside(call)) entries.push(entryOf(call, withoutSend(call), 0))
    for (const send of sends) entries.push(entryOf(call, send, sends.indexOf(send) + 1))
  }
  const creator = { name: 'wxpipe', version: '0.1.0' }
  const list = Object.keys(pages).map((id) => pages[id]!)
  return { log: { version: '1.2', creator, pages: list, entries } }
}

const isAnsweredInside = ({ answeredBy }: InspectedCall) => !!answeredBy && answeredBy !== 'transport'

/** What stands for the send of a call that has none. */
const withoutSend = (call: InspectedCall): InspectedSend =>
  Object.assign({ header: {}, responseHeader: {}, timings: timingsWithout(call) }, call) as unknown as InspectedSend

const timingsWithout = ({ duration }: InspectedCall) => ({
  blocked: -1,
  dns: -1,
  connect: -1,
  ssl: -1,
  send: 0,
  wait: duration,
  receive: 0,
})

function entryOf(call: InspectedCall, send: InspectedSend, index: number): HarEntry {
  const { page, answeredBy, error, id, duration, outcome, statusCode, steps, startedAt } = call
  const { timings, header, responseHeader, body, responseBody, file, queued, address } = send
  const { blocked, dns, connect, wait, receive } = timings
  const received = sizeOf(send.receivedBytes)
  const httpVersion = send.protocol || ''
  const mimeType = typeOf(header, file ? 'multipart/form-data' : 'application/json')
  const params = file && [{ name: 'file', fileName: file }]
  const failure = send.error
  return {
    ...(page && { pageref: page.id }),
    startedDateTime: isoOf(send.startedAt),
    time: [blocked, dns, connect, timings.send, wait, receive].reduce((sum, part) => sum + Math.max(0, part), 0),
    request: {
      method: send.method,
      url: absolute(send.url),
      httpVersion,
      cookies: [],
      headers: pairsOf(header),
      queryString: queryOf(send.url),
      ...(params ? { postData: { mimeType, params } } : body && { postData: { mimeType, text: body.text } }),
      headersSize: -1,
      bodySize: sizeOf(send.sentBytes),
    },
    response: {
      status: send.statusCode,
      statusText: '',
      httpVersion,
      cookies: [],
      headers: pairsOf(responseHeader),
      content: {
        size: responseBody ? responseBody.size : Math.max(0, received),
        mimeType: typeOf(responseHeader, 'x-unknown'),
        ...(responseBody && { text: responseBody.text }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: received,
      ...(failure && { _error: failure.code || failure.name }),
    },
    cache: {},
    timings: queued > 0 ? { ...timings, _blocked_queueing: queued } : timings,
    ...(address && { serverIPAddress: address }),
    _resourceType: 'xhr',
    ...(!index && isAnsweredInside(call) && { _fromCache: 'memory' as const }),
    _wxpipe: {
      call: id,
      send: index,
      startedDateTime: isoOf(startedAt),
      duration,
      outcome,
      statusCode,
      ...(answeredBy && { answeredBy }),
      ...(error && { error }),
      steps,
    },
  }
}

const isoOf = (time: number) => new Date(time).toISOString()

/** -1 stands for what is not known. */
const sizeOf = (bytes: number | undefined) => (bytes! >= 0 ? bytes! : -1)

const typeOf = (header: Header, otherwise: string) => getHeader(header, 'content-type') || otherwise

const pairsOf = (header: Header): HarPair[] => Object.keys(header).map((name) => ({ name, value: header[name]! }))

/** A client without `baseURL` may ask for a path alone, as cloud containers take it. */
const absolute = (url: string) =>
  (/^[a-z][\w+.-]*:/i.test(url) ? url : `wx://${url.replace(/^\/*/, '')}`).replace(/\s/g, encodeURIComponent)

function queryOf(url: string): HarPair[] {
  const query = /\?([^#]*)/.exec(url)
  const pairs = query ? query[1]!.split('&').filter(Boolean) : []
  return pairs.map((pair) => {
    const at = `${pair}=`.indexOf('=')
    return { name: decoded(pair.slice(0, at)), value: decoded(pair.slice(at + 1)) }
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
