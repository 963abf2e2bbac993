// Calls as an HTTP archive (HAR), which browsers' developer tools and many other programs show.
import type { Header } from '@wxpipe/core'
import { version } from '../package.json'
import { bytesOf } from './bytes.ts'
import type { Har, HarEntry, HarPage, HarPair } from './har-types.ts'
import { cutOf, headerOf, postOf, typeName, valueIn } from './post.ts'
import { timingsOf } from './timings.ts'
import type { InspectedBody, InspectedCall, InspectedSend, InspectedSpan, Profile } from './types.ts'

/**
 * Makes an HTTP archive of calls, with an entry for each send. It meets the demands of the programs that import it:
 * every number is finite, every date is valid, every URL is absolute.
 * @example wx.setClipboardData({ data: JSON.stringify(harOf(inspector.calls)) })
 */
export function harOf(calls: readonly InspectedCall[]): Har {
  const pages: HarPage[] = []
  const entries: HarEntry[] = []
  for (const call of calls) {
    const { page, sends, startedAt } = call
    if (page && !pages.some(({ id }) => id === page.id)) {
      pages.push({ id: page.id, title: page.route, startedDateTime: isoOf(startedAt), pageTimings: {} })
    }
    if (!sends.length || isAnsweredInside(call)) entries.push(entryOf(call, call, 0))
    sends.forEach((send, index) => {
      entries.push(entryOf(call, send, index + 1))
    })
  }
  return { log: { version: '1.2', creator: { name: 'wxpipe', version }, pages, entries } }
}

const isAnsweredInside = ({ answeredBy }: InspectedCall) => !!answeredBy && answeredBy !== 'transport'

/** @param span the send, or the call itself if it has none or an interceptor responded in the server's place */
function entryOf(call: InspectedCall, span: InspectedSpan & Partial<InspectedSend>, send: number): HarEntry {
  const { id, page, startedAt, duration, outcome, statusCode, answeredBy, error, steps } = call
  const { responseHeader = {}, responseBody } = span
  const postData = postOf(span)
  const profile = Object(span.profile) as Profile
  const timings = timingsOf(profile, span.duration || 0)
  const { blocked, dns, connect, wait, receive } = timings
  const { protocol = '', peerIP } = profile
  const bodySize = sizeOf(profile.receivedBytedCount)
  const content = {
    size: responseBody ? bytesOfBody(responseBody) : Math.max(0, bodySize),
    mimeType: valueIn(responseHeader, typeName, 'x-unknown'),
  }
  const failure = span.error
  return Object.assign(
    {
      startedDateTime: isoOf(span.startedAt),
      time: [blocked, dns, connect, timings.send, wait, receive].reduce((sum, part) => sum + Math.max(0, part), 0),
      request: Object.assign(
        {
          method: span.method,
          url: absolute(span.url),
          httpVersion: protocol,
          cookies: [],
          headers: pairsOf(headerOf(span)),
          queryString: queryOf(span.url),
          headersSize: -1,
          bodySize: sizeOf(profile.sendBytesCount),
        },
        postData && { postData },
      ),
      response: Object.assign(
        {
          status: span.statusCode,
          statusText: '',
          httpVersion: protocol,
          cookies: [],
          headers: pairsOf(responseHeader),
          content: Object.assign(content, responseBody && { text: responseBody.text }, cutOf(responseBody)),
          redirectURL: valueIn(responseHeader, /^location$/i, ''),
          headersSize: -1,
          bodySize,
        },
        failure && { _error: failure.code || failure.name },
      ),
      cache: {},
      timings,
      _resourceType: 'xhr' as const,
      _wxpipe: {
        call: id,
        send,
        startedDateTime: isoOf(startedAt),
        duration,
        outcome,
        statusCode,
        answeredBy,
        error,
        steps,
      },
    },
    page && { pageref: page.id },
    peerIP && { serverIPAddress: peerIP },
    !send && isAnsweredInside(call) && { _fromCache: 'memory' as const },
  )
}

const isoOf = (time: number) => new Date(time).toISOString()

/** The bytes of a whole body, of which the kept text may lack the end or have masks: as many in proportion. */
const bytesOfBody = ({ text, size }: InspectedBody) => Math.round((bytesOf(text) / text.length) * size) || 0

/** A size in bytes; -1 where it is not known. */
const sizeOf = (bytes: number | undefined) => (bytes! >= 0 ? bytes! : -1)

const pairsOf = (header: Header): HarPair[] => Object.keys(header).map((name) => ({ name, value: `${header[name]}` }))

/** An absolute URL: without `baseURL`, a request's URL may be only a path, as for cloud containers. */
const absolute = (url: string) =>
  (/^[a-z][\w+.-]*:/i.test(url) ? url : `wx://${url.replace(/^\/*/, '')}`).replace(/\s/g, encodeURIComponent)

function queryOf(url: string): HarPair[] {
  const query = /\?([^#]+)/.exec(url)
  if (!query) return []
  return query[1]!.split('&').map((pair) => {
    // Only at the first `=`: a value may hold more of them.
    const [name, value = ''] = pair.split(/=(.*)/).map(decoded) as [string, string?]
    return { name, value }
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
