// The public types of @wxpipe/stream, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/stream

import { CallOptions, Client, ErrorDetails, HttpRequest, Keys, Method, Plugin, ResponseError } from '@wxpipe/core'

interface BytesStream extends StreamBounds {
  readonly onBytes: (bytes: Uint8Array, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onLine?: undefined
  readonly onText?: undefined
  readonly done?: undefined
}

interface EventIterator extends AsyncIterableIterator<ServerSentEvent> {
  next(): Promise<IteratorResult<ServerSentEvent, undefined>>
  return(): Promise<IteratorResult<ServerSentEvent, undefined>>
}

interface EventOptions extends Pick<SseStream, 'done' | 'idleTimeout' | 'maxBuffer'> {
  readonly method?: Method | undefined
}

interface LineStream extends StreamBounds {
  readonly onLine: (line: string, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onText?: undefined
  readonly onBytes?: undefined
  readonly done?: string | false | ((line: string) => boolean) | undefined
}

interface ServerSentEvent {
  readonly event: string
  readonly data: string
  readonly id: string
}

interface SseParser {
  feed(text: string): void
}

interface SseStream extends StreamBounds {
  readonly onEvent: (event: ServerSentEvent, request: HttpRequest) => void
  readonly onLine?: undefined
  readonly onText?: undefined
  readonly onBytes?: undefined
  readonly done?: string | false | ((event: ServerSentEvent) => boolean) | undefined
}

interface StreamBounds {
  readonly idleTimeout?: number | undefined
  readonly maxBuffer?: number | undefined
}

declare class StreamError extends ResponseError {
  readonly events: number
  readonly lastEventId: string
  readonly retryable: false
  constructor(details: ErrorDetails, progress: Pick<StreamError, 'events' | 'lastEventId'>)
}

interface StreamKeys {
  readonly stream: StreamRule
}

interface StreamOptions {
  readonly idleTimeout?: number | undefined
  readonly name?: string | undefined
}

type StreamRule = SseStream | LineStream | TextStream | BytesStream

interface TextStream extends StreamBounds {
  readonly onText: (text: string, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onLine?: undefined
  readonly onBytes?: undefined
  readonly done?: undefined
}

interface Utf8Decoder {
  decode(bytes: ArrayBuffer | Uint8Array): string
  flush(): string
}

declare function createSseParser(onEvent: (event: ServerSentEvent) => void, maxBuffer?: number): SseParser

declare function createUtf8Decoder(): Utf8Decoder

declare function events<X extends StreamKeys>(
  client: Client<X>,
  url: string,
  options?: CallOptions & Omit<Keys<X>, 'stream'> & EventOptions,
): EventIterator

declare function stream(options?: StreamOptions): Plugin<StreamKeys>

export {
  type BytesStream,
  createSseParser,
  createUtf8Decoder,
  type EventIterator,
  type EventOptions,
  events,
  type LineStream,
  type ServerSentEvent,
  type SseParser,
  type SseStream,
  type StreamBounds,
  StreamError,
  type StreamKeys,
  type StreamOptions,
  type StreamRule,
  stream,
  type TextStream,
  type Utf8Decoder,
}
