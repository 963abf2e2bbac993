// The options of a request's stream.
import { ConfigError, checkOptions, type HttpRequest, type Kinds } from '@wxpipe/core'
import type { ServerSentEvent } from './sse.ts'

/** The options of every kind of stream. */
export interface StreamBounds {
  /**
   * Milliseconds that the server may be silent after it has begun to respond; default: the plugin's. `Infinity`: any.
   */
  readonly idleTimeout?: number | undefined
  /** Maximum characters of one line or event that has not ended yet; default 1,048,576. */
  readonly maxBuffer?: number | undefined
}

/** `text/event-stream`, which `EventSource` reads and most servers of language models send. */
export interface SseStream extends StreamBounds {
  /** Called for each event. What it throws is an unhandled rejection, and stops nothing. */
  readonly onEvent: (event: ServerSentEvent, request: HttpRequest) => void
  readonly onLine?: undefined
  readonly onText?: undefined
  readonly onBytes?: undefined
  /**
   * The server's explicit end of the stream: the data of its last event, which the listener does not get; a function
   * that recognises that event; or `false` for none. Default `'[DONE]'`. The connection is closed then, because some
   * servers and phones leave it open.
   */
  readonly done?: string | false | ((event: ServerSentEvent) => boolean) | undefined
}

/** Lines, such as NDJSON. They come without their line ends, and include empty ones. */
export interface LineStream extends StreamBounds {
  /** Called for each line, as `onEvent` is. */
  readonly onLine: (line: string, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onText?: undefined
  readonly onBytes?: undefined
  /** The last line, which the listener does not get, or a function that recognises it; default `false`. */
  readonly done?: string | false | ((line: string) => boolean) | undefined
}

/** Text as it arrives, cut anywhere but inside a character. */
export interface TextStream extends StreamBounds {
  /** Called for each piece, as `onEvent` is. */
  readonly onText: (text: string, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onLine?: undefined
  readonly onBytes?: undefined
  readonly done?: undefined
}

/** Bytes as they arrive. */
export interface BytesStream extends StreamBounds {
  /** Called for each piece, as `onEvent` is. */
  readonly onBytes: (bytes: Uint8Array, request: HttpRequest) => void
  readonly onEvent?: undefined
  readonly onLine?: undefined
  readonly onText?: undefined
  readonly done?: undefined
}

/** How the response of a request is read: the kind of the listener decides it. */
export type StreamRule = SseStream | LineStream | TextStream | BytesStream

/** The request option that `stream` adds. */
export interface StreamKeys {
  /** Passes the response to a listener while it arrives; the call resolves at its end, with `data: undefined`. */
  readonly stream: StreamRule
}

/** All fields that a rule of any kind may have. */
export interface AnyRule extends StreamBounds {
  readonly onEvent?: SseStream['onEvent'] | undefined
  readonly onLine?: LineStream['onLine'] | undefined
  readonly onText?: TextStream['onText'] | undefined
  readonly onBytes?: BytesStream['onBytes'] | undefined
  readonly done?: SseStream['done'] | LineStream['done']
}

/** The listeners, each of which makes the stream be read in its own way. */
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

/** A rule without inherited keys, and the name of its one listener. @throws ConfigError for a rule that cannot work */
export function checkRule(rule: AnyRule): [own: AnyRule, listener: (typeof listeners)[number]] {
  const own = checkOptions('stream', rule, kinds)
  const [name, second] = listeners.filter((each) => own[each])
  if (!name || second) throw new ConfigError(`stream: one of ${listeners}`)
  return [own, name]
}
