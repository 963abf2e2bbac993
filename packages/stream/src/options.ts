// What a request says about its stream.
import { ConfigError, checkOptions, type HttpRequest, type Kinds } from '@wxpipe/core'
import type { ServerSentEvent } from './sse.ts'

/** What every kind of stream may say. */
export interface StreamBounds {
  /** Milliseconds that the server may be silent once it has begun to answer; default: the plugin's. */
  readonly idleTimeout?: number | undefined
  /** Characters of one line or event that has not ended yet; default 1,048,576. */
  readonly maxBuffer?: number | undefined
}

/** `text/event-stream`: what `EventSource` reads, and most servers of language models send. */
export interface SseStream extends StreamBounds {
  readonly onEvent: (event: ServerSentEvent, request: HttpRequest) => void
  readonly onLine?: undefined
  readonly onText?: undefined
  readonly onBytes?: undefined
  /**
   * The end that the server says in so many words: the data of its last event, which the listener does not get; or a function that
   * knows it; or `false` for none. Default `'[DONE]'`. The connection is ended then, because some servers and phones do not.
   */
  readonly done?: string | false | ((event: ServerSentEvent) => boolean) | undefined
}

/** Lines, such as NDJSON: without what ended them, and with the empty ones. */
export interface LineStream extends StreamBounds {
  readonly onLine: (line: string, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onText?: undefined
  readonly onBytes?: undefined
  /** The last line, which the listener does not get, or a function that knows it; default `false`. */
  readonly done?: string | false | ((line: string) => boolean) | undefined
}

/** Text as it comes, cut anywhere but inside a character. */
export interface TextStream extends StreamBounds {
  readonly onText: (text: string, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onLine?: undefined
  readonly onBytes?: undefined
  readonly done?: undefined
}

/** Bytes as they come. */
export interface BytesStream extends StreamBounds {
  readonly onBytes: (bytes: Uint8Array, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onLine?: undefined
  readonly onText?: undefined
  readonly done?: undefined
}

/** How the listener of a request gets the answer: which listener there is says what the answer is read as. */
export type StreamRule = SseStream | LineStream | TextStream | BytesStream

/** The request option that `stream` adds. */
export interface StreamKeys {
  /** Tells the answer while it comes; the call resolves at its end, with `data: undefined`. */
  readonly stream: StreamRule
}

/** All that a rule may have, whichever kind it is. */
export interface AnyRule extends StreamBounds {
  readonly onEvent?: SseStream['onEvent'] | undefined
  readonly onLine?: LineStream['onLine'] | undefined
  readonly onText?: TextStream['onText'] | undefined
  readonly onBytes?: BytesStream['onBytes'] | undefined
  readonly done?: SseStream['done'] | LineStream['done']
}

/** What a stream is read as, by its listener. */
const listeners = ['onEvent', 'onLine', 'onText', 'onBytes'] as const

const kinds: Kinds<AnyRule> = {
  onEvent: 'function',
  onLine: 'function',
  onText: 'function',
  onBytes: 'function',
  done: 'string boolean function',
  idleTimeout: 'number',
  maxBuffer: 'number',
}

/** The name of the rule's one listener. @throws ConfigError for a rule that cannot work */
export function listenerOf(rule: AnyRule): (typeof listeners)[number] {
  checkOptions('stream', rule, kinds)
  const [name, second] = listeners.filter((each) => rule[each])
  if (!name || second) throw new ConfigError(`stream: one of ${listeners}`)
  return name
}
