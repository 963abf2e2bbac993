// The public names of @wxpipe/stream.
export { type EventIterator, type EventOptions, events } from './events.ts'
export type { BytesStream, LineStream, SseStream, StreamBounds, StreamKeys, StreamRule, TextStream } from './options.ts'
export { createSseParser, type ServerSentEvent, type SseParser } from './sse.ts'
export { type StreamOptions, stream } from './stream.ts'
export { StreamError } from './stream-error.ts'
export { createUtf8Decoder, type Utf8Decoder } from './utf8.ts'
