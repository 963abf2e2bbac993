// wx.request over fetch.
import { toData, toFetch, toHead } from './conversion.ts'
import { drain, readerOf } from './pieces.ts'
import type { Fetch } from './runtime.ts'
import { type Callbacks, type HostTask, startTask } from './task.ts'

/** The options of `request`; wx's other options have no effect here. */
export interface RequestCall extends Callbacks {
  url: string
  method?: string | undefined
  header?: Record<string, string> | undefined
  data?: unknown
  /** Milliseconds; default, and 0: 60,000. */
  timeout?: number | undefined
  dataType?: string | undefined
  responseType?: string | undefined
  enableChunked?: boolean | undefined
  redirect?: string | undefined
}

export const createRequest =
  (fetch: Fetch, credentials: string | undefined) =>
  (call: RequestCall): HostTask =>
    startTask('request', call, ({ signal, emit }) => {
      const [url, init] = toFetch(call)
      return fetch(url, Object.assign(init, { signal, credentials, redirect: call.redirect })).then((response) => {
        const head = toHead(response)
        emit('HeadersReceived', head)
        const give = (data: unknown) => Object.assign({ data }, head)
        const reader = call.enableChunked && readerOf(response)
        // Each piece is copied, and not by `slice`: that of a Buffer, which many bodies in Node yield, shares memory with
        // other Buffers. The final `data` is empty, because the body has already arrived in chunks.
        if (reader)
          return drain(reader, (piece) => emit('ChunkReceived', { data: new Uint8Array(piece).buffer })).then(() =>
            give(''),
          )
        return call.responseType === 'arraybuffer'
          ? response.arrayBuffer().then(give)
          : response.text().then((text) => give(toData(text, call.dataType)))
      })
    })
