// The scripted server: asks the handler and turns its reply into a response.

import { bufferOf, bytesOf, isArrayBuffer, sizeOf } from '../calls/bytes.ts'
import { readForm } from '../calls/multipart.ts'
import { decodeForm, split } from '../calls/query.ts'
import { soon } from '../calls/soon.ts'
import { type Fault, isFault, theFault } from '../faults/fault.ts'
import type { Handler, HostRequest } from '../faults/handler.ts'
import { type Reply, replyNames } from '../faults/reply.ts'
import { check } from '../faults/spelling.ts'
import type { Timers } from '../state/timers.ts'
import type { Carrier, HeaderLines, Wire, WireResponse } from './wire.ts'

/** Carries requests to a handler. */
export function scripted(handler: Handler, timers: Timers): Carrier {
  return (wire, sink) => {
    let live = true
    let cancelTimer = () => {}
    const later = (ms: number | undefined, run: () => void) => {
      if (ms === undefined || !(ms > 0)) return run()
      sink.wait()
      cancelTimer = timers.after(ms, run)
    }
    const play = (reply: Reply | Fault | null | undefined) => {
      if (!live) return
      try {
        if (reply && isFault(reply)) theFault('a handler', reply)
        else check('a reply', reply ?? {}, replyNames)
      } catch (error) {
        return broken('gave what cannot be sent: ', error)
      }
      if (reply && isFault(reply)) return later(reply.delay, () => sink.fail(reply))
      later(reply?.delay, () => send(reply ?? {}))
    }
    const send = (reply: Reply) => {
      let response: WireResponse
      try {
        response = toResponse(wire.method === 'HEAD' ? headOf(reply) : reply)
      } catch (error) {
        return broken('gave what cannot be sent: ', error)
      }
      if (!wire.chunked) return sink.respond(response)
      sink.head({ ...response, size: sizeOf(response.body) })
      const chunks = (reply.chunks ?? (response.body.length > 0 ? [response.body] : [])).map(toBytes)
      const next = (index: number): void => {
        const bytes = chunks[index]
        if (bytes === undefined) return sink.respond(response)
        later(reply.chunkDelay, () => {
          sink.chunk(bytes)
          if (live) next(index + 1)
        })
      }
      next(0)
    }
    const broken = (what: string, error: unknown) => {
      if (live) sink.fail({ fault: 'broken handler', reason: `the handler ${what}${String(error)}`, errno: 600001 })
    }
    // A fault may be thrown as well, as in a route of `@wxpipe/mock`.
    const threw = (error: unknown) => (isFault(Object(error)) ? play(error as Fault) : broken('threw ', error))
    let reply: ReturnType<Handler>
    try {
      reply = handler(serverView(wire))
    } catch (error) {
      threw(error)
      return () => {}
    }
    if (isThenable(reply)) {
      sink.wait()
      reply.then(play, threw)
    } else if (sink.synchronous) play(reply)
    else soon(() => play(reply))
    return () => {
      live = false
      cancelTimer()
    }
  }
}

const isThenable = (reply: ReturnType<Handler> | undefined): reply is Promise<Reply | Fault> =>
  typeof (reply as { then?: unknown } | undefined)?.then === 'function'

/** The reply without its body, which no server sends to a HEAD (RFC 9110, 9.3.2). */
const headOf = ({ data, chunks, ...head }: Reply): Reply => head

function toResponse(reply: Reply): WireResponse {
  const body = reply.chunks ? join(reply.chunks) : toBody(reply.data)
  const { statusCode = 200, profile } = reply
  return { statusCode, lines: toLines(reply, body), body, ...(profile && { profile }) }
}

const toBody = (data: unknown): string | Uint8Array => {
  if (data === undefined || typeof data === 'string') return data ?? ''
  if (isArrayBuffer(data) || ArrayBuffer.isView(data)) return toBytes(data)
  const text = JSON.stringify(data)
  if (text === undefined) throw new TypeError(`a ${typeof data} is no body`)
  return text
}

function toBytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return bytesOf(data)
  return isArrayBuffer(data) ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

function join(chunks: NonNullable<Reply['chunks']>): Uint8Array {
  return Uint8Array.from(chunks.flatMap((chunk) => [...toBytes(chunk)]))
}

function toLines({ header, cookies, data }: Reply, body: string | Uint8Array): HeaderLines {
  const lines: [string, string][] = []
  let typed = false
  for (const name in header) {
    if (name.toLowerCase() === 'content-type') typed = true
    const value = header[name]
    for (const one of Array.isArray(value) ? value : [value]) lines.push([name, String(one)])
  }
  if (!typed && body.length > 0) {
    const type =
      typeof data === 'string'
        ? 'text/plain'
        : typeof body === 'string'
          ? 'application/json'
          : 'application/octet-stream'
    lines.unshift(['Content-Type', type])
  }
  for (const cookie of cookies ?? []) lines.push(['Set-Cookie', cookie])
  return lines
}

function serverView(wire: Wire): HostRequest {
  const header: Record<string, string> = {}
  for (const name in wire.header) header[name.toLowerCase()] = wire.header[name] as string
  const [before] = split(wire.url, '#')
  const [address, query] = split(before, '?')
  const slash = address.indexOf('/', address.indexOf('//') + 2)
  const raw = wire.body instanceof Uint8Array ? bufferOf(wire.body) : wire.body
  return {
    url: wire.url,
    path: slash < 0 ? '/' : address.slice(slash),
    query: query === undefined ? {} : decodeForm(query),
    method: wire.method,
    header,
    data: parse(raw, header['content-type'] ?? ''),
    raw,
  }
}

function parse(raw: string | ArrayBuffer | undefined, type: string): unknown {
  if (typeof raw !== 'string') return raw && /multipart\/form-data/i.test(type) ? (readForm(raw, type) ?? raw) : raw
  if (/x-www-form-urlencoded/i.test(type)) return decodeForm(raw)
  if (!/json/i.test(type)) return raw
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}
