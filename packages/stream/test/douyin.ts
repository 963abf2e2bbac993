// The recipe of docs/hosts/other.md, as it stands there: Douyin's createEventSource told as wx tells chunks.
import type { Host } from '@wxpipe/core'

interface EventSource {
  onOpen(listener: () => void): void
  onMessage(listener: (message: { data: string; event?: string; lastEventId?: string }) => void): void
  onError(listener: (failure: { errMsg: string }) => void): void
  onClose(listener: () => void): void
  close(): void
}
type Douyin = Host & { createEventSource?(options: object): EventSource }

export function douyin(tt: Douyin): Host {
  const head = { statusCode: 200, header: { 'content-type': 'text/event-stream' } }
  return {
    ...tt,
    hasPatch: true,
    request(options) {
      const { success, fail, ...asked } = options
      if (!('enableChunked' in asked) || !tt.createEventSource) return tt.request(options)
      const source = tt.createEventSource(asked)
      source.onError((failure) => fail?.(failure))
      source.onClose(() => success?.({ ...head, data: '' }))
      return {
        abort: () => source.close(),
        onHeadersReceived: (listener: (told: typeof head) => void) => source.onOpen(() => listener(head)),
        onChunkReceived: (listener: (chunk: { data: string }) => void) =>
          source.onMessage(({ data, event = 'message', lastEventId = '' }) => {
            const lines = [`event: ${event}`, `id: ${lastEventId}`, ...data.split('\n').map((line) => `data: ${line}`)]
            listener({ data: `${lines.join('\n')}\n\n` })
          }),
      }
    },
  }
}
