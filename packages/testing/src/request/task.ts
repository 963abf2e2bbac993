// The RequestTask an app holds, and the head and chunk events it listens to.

import { createListeners, type Listeners } from '../calls/listeners.ts'
import { bufferOf, type Head } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { ChunkReceived, HeadersReceived, RequestTask } from '../wx/types.ts'
import { cookiesOf, toHeader } from './incoming.ts'

export interface TaskEvents {
  task(abort: () => void): RequestTask
  head(head: Head): void
  chunk(bytes: Uint8Array): void
}

export function createTaskEvents({ quirks, report }: Context): TaskEvents {
  // Made when first listened to: most requests have no listener.
  let headers: Listeners<HeadersReceived> | undefined
  let chunks: Listeners<ChunkReceived> | undefined
  return {
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
    head({ statusCode, lines }) {
      if (headers === undefined) return
      const header = toHeader(lines, quirks) ?? {}
      headers.emit({ header, cookies: cookiesOf(lines), ...(quirks.noHeadStatus ? {} : { statusCode }) })
    },
    chunk(bytes) {
      if (chunks === undefined || quirks.noChunks) return
      const data = bufferOf(bytes)
      // Some runtimes hand out a Uint8Array where the typings promise an ArrayBuffer.
      chunks.emit({ data: quirks.chunkViews ? (new Uint8Array(data) as unknown as ArrayBuffer) : data })
    },
  }
}
