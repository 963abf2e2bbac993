// Carries requests to a loopback server over real HTTP, as a phone's network stack would.
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { decoded } from './content-coding'
import { faults } from './faults'
import { failureOfError } from './net-errors'
import { bytesOf, type Carrier, type HeaderLines, type Sink, type Wire } from './wire'

const REDIRECTS = 20

export interface RealHttp {
  /** `find` says where a url may go; a redirect that leads elsewhere fails as not listed. */
  carrier(find: (url: string) => URL | undefined): Carrier
  /** Closes every kept-alive socket. */
  close(): void
}

export function createRealHttp(): RealHttp {
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) }

  const send = (wire: Wire, target: URL, sink: Sink, hop: (response: IncomingMessage) => boolean, again: boolean) => {
    const secure = target.protocol === 'https:'
    const body = wire.body === undefined ? undefined : bytesOf(wire.body)
    const length =
      body === undefined && !/^(POST|PUT)$/.test(wire.method) ? {} : { 'content-length': body?.length ?? 0 }
    const state = { request: undefined as ClientRequest | undefined, ended: false }
    const fail = (error: unknown, answered: boolean) => {
      if (state.ended) return
      state.ended = true
      // A kept-alive socket the server closed meanwhile: network stacks send again on a fresh one.
      if (again && !answered && state.request?.reusedSocket) return retry()
      sink.fail(failureOfError(error, answered))
    }
    let cancelRetry = () => {}
    const retry = () => {
      cancelRetry = send(wire, target, sink, hop, false)
    }
    state.request = (secure ? overHttps : overHttp)({
      protocol: target.protocol,
      hostname: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port,
      path: target.pathname + target.search,
      method: wire.method,
      headers: { host: hostOf(wire.url), 'accept-encoding': 'gzip, deflate, br', ...wire.header, ...length },
      agent: secure ? agents['https:'] : agents['http:'],
      lookup: loopbackLookup,
    })
    state.request.on('error', (error) => fail(error, false))
    state.request.on('response', (response) => {
      if (hop(response)) {
        state.ended = true
        response.resume()
        return
      }
      const head = { statusCode: response.statusCode ?? 0, lines: linesOf(response) }
      if (wire.chunked) sink.head(head)
      const parts: Uint8Array[] = []
      const stream = decoded(response, (error) => fail(error, true))
      stream.on('data', (part: Uint8Array) => {
        parts.push(part)
        if (wire.chunked) sink.chunk(part)
      })
      stream.on('error', (error) => fail(error, true))
      stream.on('end', () => {
        if (state.ended || !response.complete) return
        state.ended = true
        sink.answer({ ...head, body: Buffer.concat(parts) })
      })
    })
    state.request.end(body)
    return () => {
      state.ended = true
      state.request?.destroy()
      cancelRetry()
    }
  }

  const follow = (wire: Wire, sink: Sink, find: (url: string) => URL | undefined, left: number): (() => void) => {
    const target = find(wire.url)
    let cancelNext = () => {}
    if (target === undefined) {
      sink.fail(faults.notInDomainList())
      return cancelNext
    }
    const cancel = send(
      wire,
      target,
      sink,
      (response) => {
        const location = response.headers.location
        if (!wire.follow || location === undefined || !/^30[12378]$/.test(String(response.statusCode))) return false
        if (left === 0) sink.fail(faults.tooManyRedirects())
        else cancelNext = follow(redirected(wire, response.statusCode, location), sink, find, left - 1)
        return true
      },
      true,
    )
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
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

/** The next request of a redirect; headers travel on, whatever they hold, as no library can stop them in wx. */
function redirected(wire: Wire, status: number | undefined, location: string): Wire {
  const url = new URL(location, wire.url).href
  const asGet = status === 303 || ((status === 301 || status === 302) && wire.method === 'POST')
  return asGet && wire.method !== 'HEAD' ? { ...wire, url, method: 'GET', body: undefined } : { ...wire, url }
}

function linesOf(response: IncomingMessage): HeaderLines {
  const lines: [string, string][] = []
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    lines.push([response.rawHeaders[at] as string, response.rawHeaders[at + 1] as string])
  }
  return lines
}

const hostOf = (url: string): string => new URL(url).host

/** Answers for localhost itself, so that no resolver is ever asked. */
const loopbackLookup: LookupFunction = (_name, options, done) => {
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  if (options.all) done(null, addresses)
  else done(null, '127.0.0.1', 4)
}
