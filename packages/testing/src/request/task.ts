// The RequestTask that an app gets, and its head and chunk events.

import { bufferOf } from '../calls/bytes.ts'
import { createListeners, type Listeners } from '../calls/listeners.ts'
import type { Fault } from '../faults/fault.ts'
import type { Head } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { Quirks } from '../state/options.ts'
import type { ChunkReceived, HeadersReceived, RequestOptions, RequestTask } from '../wx/types.ts'
import { foreign } from './foreign.ts'
import { cookiesOf, isLostBody, toHeader } from './incoming.ts'

/** The events of a call while it runs. */
export interface TaskEvents {
  head(head: Head): void
  chunk(bytes: Uint8Array): void
  /** For an upload: its body is sent in pieces with an event for each, or with one event for all before it is sent. */
  readonly sending?: 'in pieces' | 'at once'
  /** Called with the number of bytes of an upload. */
  begin?(total: number): void
  /** The length at which pieces are cut; read when the first one arrives. */
  longest?(): number
}

/** The events of wx.request, and the task that has their listeners. */
export interface RequestEvents extends TaskEvents {
  task(abort: () => void): RequestTask
}

// With the quirk `lastChunkListener`: the one request whose chunk listeners are called.
const lastStream = new WeakMap<Context, RequestEvents>()

export function createRequestEvents(
  context: Context,
  options: RequestOptions,
  fault: Fault | undefined,
): RequestEvents {
  const { quirks, report } = context
  // Made for the first listener, because most requests have none.
  let headers: Listeners<HeadersReceived> | undefined
  let chunks: Listeners<ChunkReceived> | undefined
  let isLost = quirks.noChunks === true
  const events: RequestEvents = {
    task: (abort) => ({
      abort,
      onHeadersReceived(listener) {
        headers ??= createListeners(report)
        headers.on(listener)
      },
      offHeadersReceived: (listener) => headers?.off(listener),
      onChunkReceived(listener) {
        chunks ??= createListeners(report)
        chunks.on(listener)
      },
      offChunkReceived: (listener) => chunks?.off(listener),
    }),
    head(head) {
      isLost ||= isLostBody(head, options, quirks, fault)
      if (headers === undefined) return
      const header = toHeader(head.lines, quirks) ?? {}
      headers.emit({
        header,
        cookies: cookiesOf(head.lines),
        ...(quirks.noHeadStatus ? {} : { statusCode: head.statusCode }),
      })
    },
    chunk(bytes) {
      if (chunks === undefined || isLost) return
      if (quirks.lastChunkListener && lastStream.get(context) !== events) return
      chunks.emit({ data: toChunk(bytes, quirks) })
    },
  }
  if (options.enableChunked) lastStream.set(context, events)
  return events
}

/** Some runtimes give a Uint8Array where the typings promise an ArrayBuffer. */
function toChunk(bytes: Uint8Array, { chunkViews, foreignChunks }: Quirks): ArrayBuffer {
  const buffer = bufferOf(bytes)
  const data = chunkViews ? (new Uint8Array(buffer) as unknown as ArrayBuffer) : buffer
  return foreignChunks ? foreign(data) : data
}
