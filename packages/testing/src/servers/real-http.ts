// Carries requests to a loopback server over real HTTP, as a phone's network stack would.
import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { bytesOf } from '../calls/bytes.ts'
import { faults } from '../faults/known-faults.ts'
import { decoded } from './content-coding.ts'
import { measured } from './measure.ts'
import { failureOfError } from './net-errors.ts'
import { urlOf } from './target.ts'
import type { Carrier, Head, Sink, Wire } from './wire.ts'

const REDIRECTS = 20

export interface RealHttp {
  /** `find` says where a url goes; a redirect for which it finds nothing fails as not in the domain list. */
  carrier(find: (url: string) => URL | undefined): Carrier
  /** Requests on their way to a server, or still without a response. */
  readonly underWay: number
  /** Closes every kept-alive socket. */
  close(): void
}

export function createRealHttp(): RealHttp {
  let underWay = 0
  // Made at the first send, because a browser has no node:http, and a host with a handler does not need it.
  const agents: { 'http:'?: HttpAgent; 'https:'?: HttpsAgent } = {}
  const agentFor = (secure: boolean) => {
    if (secure) agents['https:'] ??= new HttpsAgent({ keepAlive: true })
    else agents['http:'] ??= new HttpAgent({ keepAlive: true })
    return agents[secure ? 'https:' : 'http:']
  }

  /** One send is one request at the server: it is never repeated, not even on a stale socket. */
  const send = (wire: Wire, target: URL, sink: Sink, redirects: (response: IncomingMessage) => boolean) => {
    const secure = target.protocol === 'https:'
    const body = wire.body === undefined ? undefined : bytesOf(wire.body)
    const length =
      body === undefined && !/^(POST|PUT)$/.test(wire.method) ? {} : { 'content-length': body?.length ?? 0 }
    let ended = false
    const end = (callSink: () => void) => {
      if (!ended) {
        ended = true
        underWay--
        callSink()
      }
    }
    underWay++
    const request = (secure ? overHttps : overHttp)({
      protocol: target.protocol,
      hostname: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port,
      path: target.pathname + target.search,
      method: wire.method,
      headers: { host: new URL(wire.url).host, 'accept-encoding': 'gzip, deflate, br', ...wire.header, ...length },
      agent: agentFor(secure),
      lookup: loopbackLookup,
    })
    const profile = measured(request)
    request.on('error', (error) => end(() => sink.fail(failureOfError(error, false))))
    request.on('connect', (response, socket) => {
      socket.destroy()
      end(() => sink.respond({ ...headOf(response), body: '' }))
    })
    request.on('response', (response) => {
      if (redirects(response)) return end(() => response.resume())
      const broken = (error: unknown) => end(() => sink.fail(failureOfError(error, true)))
      const parts: Uint8Array[] = []
      if (wire.chunked) sink.head(headOf(response))
      const stream = decoded(response, broken)
      stream.on('error', broken)
      stream.on('data', (part: Uint8Array) => {
        parts.push(part)
        if (wire.chunked && !ended) sink.chunk(part)
      })
      stream.on('end', () =>
        end(() => sink.respond({ ...headOf(response), body: Buffer.concat(parts), profile: profile() })),
      )
    })
    request.end(body)
    return () => end(() => request.destroy())
  }

  const follow = (wire: Wire, sink: Sink, find: (url: string) => URL | undefined, left: number): (() => void) => {
    const target = find(wire.url)
    let cancelNext = () => {}
    if (target === undefined) {
      sink.fail(faults.notInDomainList())
      return cancelNext
    }
    const cancel = send(wire, target, sink, (response) => {
      const location = response.headers.location
      if (!wire.follow || location === undefined || !/^30[12378]$/.test(String(response.statusCode))) return false
      if (left === 0) sink.fail(faults.tooManyRedirects())
      else cancelNext = follow(redirected(wire, response.statusCode, location), sink, find, left - 1)
      return true
    })
    return () => {
      cancel()
      cancelNext()
    }
  }

  return {
    carrier: (find) => (wire, sink) => {
      sink.wait()
      return follow(wire, sink, find, REDIRECTS)
    },
    get underWay() {
      return underWay
    },
    close() {
      agents['http:']?.destroy()
      agents['https:']?.destroy()
    },
  }
}

/**
 * The next request of a redirect. It has all headers, even those with secrets, because in wx no library can prevent
 * that.
 */
function redirected(wire: Wire, status: number | undefined, location: string): Wire {
  // A location that is not a valid url is refused later, as not in the domain list.
  const url = urlOf(location, wire.url)?.href ?? location
  const asGet = status === 303 || ((status === 301 || status === 302) && wire.method === 'POST')
  return asGet && wire.method !== 'HEAD' ? { ...wire, url, method: 'GET', body: undefined } : { ...wire, url }
}

function headOf(response: IncomingMessage): Head {
  const lines: [string, string][] = []
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    lines.push([response.rawHeaders[at] as string, response.rawHeaders[at + 1] as string])
  }
  const { 'content-length': size, 'content-encoding': coding } = response.headers
  const known = size === undefined || coding !== undefined ? {} : { size: Number(size) }
  return { statusCode: response.statusCode ?? 0, lines, ...known }
}

/** Resolves localhost itself, so that no resolver is ever asked. */
const loopbackLookup: LookupFunction = (_name, options, done) => {
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  if (options.all) done(null, addresses)
  else done(null, '127.0.0.1', 4)
}
